import { costOf } from '../domain/costOf.ts';
import { parseInstanceType } from '../domain/instanceType.ts';
import type { Observation } from '../domain/observation.ts';
import type { PriceBook, PriceKey } from '../domain/priceBook.ts';
import { priceKeyOf } from '../domain/priceKeyOf.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { SuggestionRecord } from '../domain/suggestionRecord.ts';
import { escapeMrkdwn } from './mrkdwn.ts';
import type { Ask, ReportFilter } from './reportRequest.ts';
import { type MessageView, section } from './view.ts';
import { instanceMessage } from './views/instanceMessage.ts';
import { reportMessage } from './views/reportMessage.ts';

export interface ReportDeps {
  /** The newest snapshot of every scope that was ever collected. */
  readonly snapshots: () => Promise<readonly Snapshot[]>;
  readonly prices: (keys: readonly PriceKey[]) => Promise<PriceBook>;
  readonly records: () => Promise<readonly SuggestionRecord[]>;
}

/** The answer to a command, as a message. */
export async function answerReport(ask: Ask, deps: ReportDeps): Promise<MessageView> {
  const snapshots = await deps.snapshots();
  return ask.kind === 'report'
    ? fleetReport(ask.filters, snapshots, deps)
    : instanceCard(ask.instanceId, snapshots, deps);
}

async function fleetReport(
  filters: readonly ReportFilter[],
  snapshots: readonly Snapshot[],
  deps: ReportDeps,
): Promise<MessageView> {
  const instances = snapshots
    .flatMap(({ observations }) => observations)
    .filter((instance) => filters.every((filter) => matches(instance, filter)));
  const priceBook = await deps.prices(keysOf(instances));
  const oldest = snapshots.map(({ takenAt }) => takenAt).toSorted()[0];
  return reportMessage(
    instances.map((instance) => ({ instance, cost: costOf(instance, priceBook) })),
    filters,
    oldest,
  );
}

async function instanceCard(
  instanceId: string,
  snapshots: readonly Snapshot[],
  deps: ReportDeps,
): Promise<MessageView> {
  for (const { observations, instanceTypes } of snapshots) {
    const instance = observations.find((observed) => observed.instanceId === instanceId);
    if (instance === undefined) continue;
    const typeFacts = instanceTypes.find((facts) => facts.instanceType === instance.instanceType);
    const suggestion = latest(
      (await deps.records()).filter(
        (record) => record.suggestion.instance.instanceId === instanceId,
      ),
    );
    const key = priceKeyOf(instance);
    const priceBook = await deps.prices(keysOf([instance]));
    return instanceMessage({
      instance,
      price:
        key === undefined
          ? { ok: false, error: { kind: 'unread', message: NO_KEY, candidates: [] } }
          : priceBook.priceOf(key),
      ...(typeFacts === undefined ? {} : { typeFacts }),
      ...(suggestion === undefined ? {} : { suggestion }),
    });
  }
  const text = `I have not seen \`${escapeMrkdwn(instanceId)}\` in ${snapshots.length} accounts and Regions. Check the id, or wait for tomorrow's digest if it is new.`;
  return { text, blocks: [section(text)] };
}

/** The one that can still be decided; otherwise the one that was seen last. */
function latest(records: readonly SuggestionRecord[]): SuggestionRecord | undefined {
  return (
    records.find(({ state }) => state.kind === 'open') ??
    records.toSorted((a, b) => b.lastSeen.localeCompare(a.lastSeen))[0]
  );
}

const NO_KEY = 'EC2 does not say its operating system or tenancy, so there is no price.';

function keysOf(instances: readonly Observation[]): readonly PriceKey[] {
  return instances.flatMap((instance) => priceKeyOf(instance) ?? []);
}

function matches(instance: Observation, filter: ReportFilter): boolean {
  switch (filter.by) {
    case 'account':
      return instance.account === filter.value;
    case 'region':
      return instance.region === filter.value;
    case 'family':
      return parseInstanceType(instance.instanceType)?.family === filter.value.toLowerCase();
    case 'tag':
      return instance.tags[filter.key] === filter.value;
  }
}
