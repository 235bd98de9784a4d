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
import { err, type Result } from '../../shared/result.ts';
import type { DetailsRead } from '../views/suggestion/detailsModal.ts';
import type { QueryDeps } from './deps.ts';
import { findFacts } from './instance.ts';

/** What the Details of a suggestion say besides what is stored with it: its metrics and prices. */
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
  const from = findFacts(inventories, suggestion.from);
  const to = suggested === undefined ? undefined : findFacts(inventories, suggested);
  return {
    ...(peaks === undefined ? {} : { peaks }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    bought: await comparison(instance, suggested ?? suggestion.from, inventories, deps),
  };
}

/** The ways to buy what it would be. */
async function comparison(
  instance: Instance | undefined,
  to: string,
  inventories: readonly Inventory[],
  deps: QueryDeps,
): Promise<Result<InstanceComparison, Sentence>> {
  if (instance === undefined) return err(sentence('It is not in the newest snapshot.'));
  const key = usageKeyOf(instance, to) ?? priceKey(instance, to);
  const money = await deps.money(inventories, key === undefined ? [] : [key]);
  return compareInstance({ ...instance, instanceType: to }, inventories, money);
}
