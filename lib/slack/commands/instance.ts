import type { Observation } from '../../domain/fleet/instance.ts';
import type { InstanceTypeFacts } from '../../domain/fleet/instanceTypeSpecs.ts';
import type { Snapshot } from '../../domain/fleet/inventory.ts';
import { asOf } from '../../domain/lifecycle/rollbackOffer.ts';
import type { SuggestionRecord } from '../../domain/lifecycle/suggestionRecord.ts';
import type { PriceAnswer } from '../../domain/pricing/priceBook.ts';
import { priceKeyOf } from '../../domain/pricing/priceKey.ts';
import { sentence } from '../../shared/message.ts';
import type { MessageView } from '../blockKit/blocks.ts';
import type { Language } from '../i18n/translator.ts';
import { instanceMessage } from '../views/instance/instanceMessage.ts';
import type { ReportDeps } from './deps.ts';
import { findInstance } from './findInstance.ts';

/** All about one machine: read again, or as it was last seen where that is refused. */
export async function instanceAnswer(
  which: string,
  snapshots: readonly Snapshot[],
  deps: ReportDeps,
  language: Language,
): Promise<MessageView> {
  const found = findInstance(which, snapshots, language);
  if (!found.ok) return found.error;
  const known = found.value;
  const suggestion = latest(
    (await deps.records()).filter(
      ({ suggestion: { instance: of, takesBack } }) =>
        of.instanceId === known.instanceId && takesBack === undefined,
    ),
  );
  const change = suggestion?.suggestion.change;
  const proposed = change?.kind === 'resize' ? change.to : known.instanceType;
  const fresh = await deps.lookAgain(known, proposed);
  const instance = fresh.observations[0] ?? known;
  const factsOf = (type: string) => findFacts([fresh, ...snapshots], type);
  const [userDataBytes, peaks, side, price] = await Promise.all([
    deps.userDataBytes(instance),
    deps.peaks(instance),
    deps.sidePrices(instance.region),
    priceOf(instance, deps),
  ]);
  const typeFacts = factsOf(instance.instanceType);
  const proposedFacts = proposed === instance.instanceType ? undefined : factsOf(proposed);
  const facts = {
    instance,
    price,
    side,
    ...(typeFacts === undefined ? {} : { typeFacts }),
    ...(proposedFacts === undefined ? {} : { proposedFacts }),
    ...(userDataBytes === undefined ? {} : { userDataBytes }),
    ...(peaks === undefined ? {} : { peaks }),
    ...(suggestion === undefined ? {} : { suggestion: asOf(suggestion, deps.now().toISOString()) }),
    accountNames: deps.accountNames,
  };
  return instanceMessage(facts, language);
}

export function findFacts(
  snapshots: readonly Snapshot[],
  type: string,
): InstanceTypeFacts | undefined {
  return snapshots
    .flatMap(({ instanceTypes }) => instanceTypes)
    .find(({ instanceType }) => instanceType === type);
}

async function priceOf(instance: Observation, { prices }: ReportDeps): Promise<PriceAnswer> {
  const key = priceKeyOf(instance);
  return key === undefined ? NO_PRICE : (await prices([key])).priceOf(key);
}

export const NO_PRICE: PriceAnswer = {
  ok: false,
  error: {
    kind: 'unread',
    message: sentence('EC2 does not say its operating system or tenancy, so it has no price.'),
    candidates: [],
  },
};

/** The one that can still be decided; otherwise the one that was seen last. */
function latest(records: readonly SuggestionRecord[]): SuggestionRecord | undefined {
  return (
    records.find(({ state }) => state.kind === 'open') ??
    records.toSorted((a, b) => b.lastSeen.localeCompare(a.lastSeen))[0]
  );
}
