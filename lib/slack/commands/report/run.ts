import type { Instance } from '../../../domain/fleet/instance.ts';
import { listCost } from '../../../domain/pricing/listCost.ts';
import type { PriceKey } from '../../../domain/pricing/priceBook.ts';
import { priceKey } from '../../../domain/pricing/priceKey.ts';
import type { MessageView } from '../../blockKit/blocks.ts';
import type { Asker } from '../command.ts';
import type { QueryDeps } from '../deps.ts';
import { fileMessage } from '../fileMessage.ts';
import { reportFile } from './file.ts';
import { type FilterArgs, filtersOf, matches, nearMiss } from './filters.ts';
import { reportMessage } from './message.ts';
import { type SortKey, sortRows } from './sortRows.ts';

interface Args extends FilterArgs {
  readonly sort: SortKey;
  readonly csv: boolean;
}

/** The instances that match every filter, with what they cost at list price. */
export async function run(args: Args, { language }: Asker, deps: QueryDeps): Promise<MessageView> {
  const inventories = await deps.inventories();
  const filters = filtersOf(args);
  const fleet = inventories.flatMap(({ instances }) => instances);
  const instances = fleet.filter((instance) =>
    filters.every((filter) => matches(instance, filter, deps.accountNames)),
  );
  const priceBook = await deps.prices(priceKeysOf(instances));
  const rows = sortRows(
    instances.map((instance) => ({ instance, cost: listCost(instance, priceBook) })),
    args.sort,
  );
  if (args.csv && rows.length > 0) {
    const date = deps.now().toISOString().slice(0, 10);
    return fileMessage(reportFile(rows, date, language), language);
  }
  const takenAt = inventories.map((inventory) => inventory.takenAt).toSorted()[0];
  const hint = nearMiss(filters, fleet, deps.accountNames, language);
  return reportMessage(rows, filters, takenAt, hint, language);
}

function priceKeysOf(instances: readonly Instance[]): readonly PriceKey[] {
  return instances.flatMap((instance) => priceKey(instance) ?? []);
}
