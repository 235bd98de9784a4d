import type { Instance } from '../../domain/fleet/instance.ts';
import type { InstanceTypeSpecs } from '../../domain/fleet/instanceTypeSpecs.ts';
import type { Inventory } from '../../domain/fleet/inventory.ts';
import { asOf } from '../../domain/lifecycle/rollbackOffer.ts';
import type { SuggestionRecord } from '../../domain/lifecycle/suggestionRecord.ts';
import { listPrice } from '../../domain/pricing/listPrice.ts';
import type { PriceAnswer } from '../../domain/pricing/priceBook.ts';
import { priceKey } from '../../domain/pricing/priceKey.ts';
import { suggestedType } from '../../domain/suggestions/suggestedType.ts';
import type { MessageView } from '../blockKit/blocks.ts';
import type { Language } from '../i18n/translator.ts';
import { instanceMessage } from '../views/instance/instanceMessage.ts';
import type { QueryDeps } from './deps.ts';
import { findInstance } from './findInstance.ts';

/** All about one machine: read again, or as it was last seen where that is refused. */
export async function answerInstance(
  which: string,
  inventories: readonly Inventory[],
  deps: QueryDeps,
  language: Language,
): Promise<MessageView> {
  const found = findInstance(which, inventories, language);
  if (!found.ok) return found.error;
  const known = found.value;
  const suggestion = latest(
    (await deps.records()).filter(
      ({ suggestion: { instance: of, kind } }) =>
        of.instanceId === known.instanceId && kind !== 'rollback',
    ),
  );
  const suggested = suggestion && suggestedType(suggestion.suggestion);
  const proposed = suggested ?? known.instanceType;
  const fresh = await deps.lookAgain(known, proposed);
  const instance = fresh.instances[0] ?? known;
  const factsOf = (type: string) => findFacts([fresh, ...inventories], type);
  const [userDataBytes, peaks, side, price] = await Promise.all([
    deps.userDataBytes(instance),
    deps.peaks(instance),
    deps.ancillaryPrices(instance.region),
    priceOf(instance, deps),
  ]);
  const typeSpecs = factsOf(instance.instanceType);
  const proposedFacts = proposed === instance.instanceType ? undefined : factsOf(proposed);
  const facts = {
    instance,
    price,
    side,
    ...(typeSpecs === undefined ? {} : { typeSpecs }),
    ...(proposedFacts === undefined ? {} : { proposedFacts }),
    ...(userDataBytes === undefined ? {} : { userDataBytes }),
    ...(peaks === undefined ? {} : { peaks }),
    ...(suggestion === undefined ? {} : { suggestion: asOf(suggestion, deps.now().toISOString()) }),
    accountNames: deps.accountNames,
  };
  return instanceMessage(facts, language);
}

export function findFacts(
  inventories: readonly Inventory[],
  type: string,
): InstanceTypeSpecs | undefined {
  return inventories
    .flatMap(({ instanceTypes }) => instanceTypes)
    .find(({ instanceType }) => instanceType === type);
}

async function priceOf(instance: Instance, { prices }: QueryDeps): Promise<PriceAnswer> {
  const key = priceKey(instance);
  return listPrice(instance, await prices(key === undefined ? [] : [key]));
}

/** The one that can still be decided; otherwise the one that was seen last. */
function latest(records: readonly SuggestionRecord[]): SuggestionRecord | undefined {
  return (
    records.find(({ state }) => state.kind === 'open') ??
    records.toSorted((a, b) => b.lastSeen.localeCompare(a.lastSeen))[0]
  );
}
