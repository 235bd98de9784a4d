import { usageKeyOf } from '../../domain/billing/usageHistory.ts';
import {
  compareInstance,
  type InstanceComparison,
} from '../../domain/commitments/compareInstance.ts';
import type { Instance } from '../../domain/fleet/instance.ts';
import type { Inventory } from '../../domain/fleet/inventory.ts';
import type { SuggestionRecord } from '../../domain/lifecycle/suggestionRecord.ts';
import { priceKey } from '../../domain/pricing/priceKey.ts';
import { suggestedType } from '../../domain/suggestions/suggestedType.ts';
import { type Sentence, sentence } from '../../shared/message.ts';
import { omitUndefined } from '../../shared/omitUndefined.ts';
import { err, type Result } from '../../shared/result.ts';
import type { QueryDeps } from '../commands/deps.ts';
import { instanceTypeSpecsIn } from '../commands/instanceTypeSpecsIn.ts';
import type { DetailsRead } from '../views/suggestion/detailsModal.ts';

/** What the Details of a suggestion show that is not stored with it: metrics, specs and prices. */
export async function readDetails(
  { suggestion }: SuggestionRecord,
  deps: QueryDeps,
): Promise<DetailsRead> {
  const { instance: ref } = suggestion;
  const [inventories, peaks] = await Promise.all([deps.inventories(), deps.peaks(ref)]);
  const instance = inventories
    .flatMap(({ instances }) => instances)
    .find(({ instanceId }) => instanceId === ref.instanceId);
  const suggested = suggestedType(suggestion);
  return {
    ...omitUndefined({
      peaks,
      from: instanceTypeSpecsIn(inventories, suggestion.from),
      to: suggested === undefined ? undefined : instanceTypeSpecsIn(inventories, suggested),
    }),
    bought: await comparison(instance, suggested ?? suggestion.from, inventories, deps),
  };
}

/** The purchase options of the instance after the change. */
async function comparison(
  instance: Instance | undefined,
  to: string,
  inventories: readonly Inventory[],
  deps: QueryDeps,
): Promise<Result<InstanceComparison, Sentence>> {
  if (instance === undefined) return err(sentence('It is not in the newest inventory.'));
  const key = usageKeyOf(instance, to) ?? priceKey(instance, to);
  const money = await deps.money(inventories, key === undefined ? [] : [key]);
  return compareInstance({ ...instance, instanceType: to }, inventories, money);
}
