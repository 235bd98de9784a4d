import type { Instance } from '../../../domain/fleet/instance.ts';
import type { Inventory } from '../../../domain/fleet/inventory.ts';
import { asOf } from '../../../domain/lifecycle/rollbackOffer.ts';
import type { SuggestionRecord } from '../../../domain/lifecycle/suggestionRecord.ts';
import { listPrice } from '../../../domain/pricing/listPrice.ts';
import { priceKey } from '../../../domain/pricing/priceKey.ts';
import { suggestedType } from '../../../domain/suggestions/suggestedType.ts';
import { omitUndefined } from '../../../shared/omitUndefined.ts';
import type { MessageView } from '../../blockKit/blocks.ts';
import type { Asker } from '../command.ts';
import type { QueryDeps } from '../deps.ts';
import { findInstance } from '../findInstance.ts';
import { instanceTypeSpecsIn } from '../instanceTypeSpecsIn.ts';
import { type InstanceFacts, instanceMessage } from './message.ts';

/** All about one instance: read again now, or from the newest inventory where that is refused. */
export async function run(
  { which }: { readonly which: string },
  { language }: Asker,
  deps: QueryDeps,
): Promise<MessageView> {
  const inventories = await deps.inventories();
  const found = findInstance(which, inventories, language);
  if (!found.ok) return found.error;
  return instanceMessage(await readFacts(found.value, inventories, deps), language);
}

async function readFacts(
  collected: Instance,
  inventories: readonly Inventory[],
  deps: QueryDeps,
): Promise<InstanceFacts> {
  const record = currentRecord(await deps.records(), collected);
  const suggested = record && suggestedType(record.suggestion);
  const proposed = suggested ?? collected.instanceType;
  const fresh = await deps.readAgain(collected, proposed);
  const instance = fresh.instances[0] ?? collected;
  const key = priceKey(instance);
  const [userDataBytes, peaks, side, priceBook] = await Promise.all([
    deps.userDataBytes(instance),
    deps.peaks(instance),
    deps.ancillaryPrices(instance.region),
    deps.prices(key === undefined ? [] : [key]),
  ]);
  const specsOf = (type: string) => instanceTypeSpecsIn([fresh, ...inventories], type);
  return {
    instance,
    price: listPrice(instance, priceBook),
    side,
    accountNames: deps.accountNames,
    ...omitUndefined({
      typeSpecs: specsOf(instance.instanceType),
      proposedFacts: proposed === instance.instanceType ? undefined : specsOf(proposed),
      userDataBytes,
      peaks,
      suggestion: record && asOf(record, deps.now().toISOString()),
    }),
  };
}

/** The suggestion that can still be decided; otherwise the newest. Rollbacks are not shown. */
function currentRecord(
  records: readonly SuggestionRecord[],
  { instanceId }: Instance,
): SuggestionRecord | undefined {
  const ofInstance = records.filter(
    ({ suggestion: { instance, kind } }) =>
      instance.instanceId === instanceId && kind !== 'rollback',
  );
  return (
    ofInstance.find(({ state }) => state.kind === 'open') ??
    ofInstance.toSorted((a, b) => b.lastSeen.localeCompare(a.lastSeen))[0]
  );
}
