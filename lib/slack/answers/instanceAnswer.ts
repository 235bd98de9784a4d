import type { InstanceTypeFacts } from '../../domain/instanceTypeFacts.ts';
import type { Observation } from '../../domain/observation.ts';
import type { PriceAnswer } from '../../domain/priceBook.ts';
import { priceKeyOf } from '../../domain/priceKeyOf.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import type { SuggestionRecord } from '../../domain/suggestionRecord.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';
import { type MessageView, section } from '../view.ts';
import { instanceMessage } from '../views/instanceMessage.ts';
import type { ReportDeps } from './reportDeps.ts';

/** All about one machine: read again, or as it was last seen where that is refused. */
export async function instanceAnswer(
  instanceId: string,
  snapshots: readonly Snapshot[],
  deps: ReportDeps,
): Promise<MessageView> {
  const known = snapshots
    .flatMap(({ observations }) => observations)
    .find((observed) => observed.instanceId === instanceId);
  if (known === undefined) return notSeen(instanceId, snapshots);
  const suggestion = latest(
    (await deps.records()).filter(
      ({ suggestion: { instance: of, takesBack } }) =>
        of.instanceId === instanceId && takesBack === undefined,
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
  return instanceMessage({
    instance,
    price,
    side,
    ...(typeFacts === undefined ? {} : { typeFacts }),
    ...(proposedFacts === undefined ? {} : { proposedFacts }),
    ...(userDataBytes === undefined ? {} : { userDataBytes }),
    ...(peaks === undefined ? {} : { peaks }),
    ...(suggestion === undefined ? {} : { suggestion }),
  });
}

export function notSeen(instanceId: string, snapshots: readonly Snapshot[]): MessageView {
  const text = `I have not seen \`${escapeMrkdwn(instanceId)}\` in ${snapshots.length} accounts and Regions. Check the id, or wait for tomorrow's digest if it is new.`;
  return { text, blocks: [section(text)] };
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
    message: 'EC2 does not say its operating system or tenancy, so it has no price.',
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
