import { instanceKey } from '../../shared/ids.ts';
import { sentence } from '../../shared/message.ts';
import { perMonth } from '../../shared/money.ts';
import type { FleetMoney } from '../billing/billingContext.ts';
import type { CashSavingOf } from '../billing/cashSaving.ts';
import { type Usage, usageKeyText } from '../billing/usage.ts';
import { type Replacement, replaced } from '../billing/usageChange.ts';
import { since, usageKeyOf, usageNow, usageSeen } from '../billing/usageHistory.ts';
import type { Observation } from '../fleet/instance.ts';
import type { Snapshot } from '../fleet/inventory.ts';
import { isBlocked } from '../preflight/preflight.ts';
import { type SpotVerdict, spotVerdict } from '../pricing/spotSuitability.ts';
import { replacementsOf } from '../suggestions/combinedSaving.ts';
import type { Suggestion } from '../suggestions/suggestion.ts';
import { type FleetOption, fleetPurchases } from './commitmentOptions.ts';
import type { Risk } from './commitmentPlan.ts';
import { type JointPlan, jointPlan, type SpotCandidate } from './costPlan.ts';
import type { PlanTerms } from './uncoveredUsage.ts';

export interface PlanSettings {
  readonly terms: PlanTerms;
  readonly risk: Risk;
  /** Days of usage that commitments rest on. */
  readonly lookBackDays: number;
}

export interface FleetPlan {
  readonly joint: JointPlan;
  /** Every way to commit, each by itself, on the same usage. */
  readonly options: readonly FleetOption[];
  /** Suggestions that the first stage takes as done. */
  readonly changes: number;
  /** Instances that the last stage takes as Spot. */
  readonly spot: number;
  /** The first and the last hour of the usage, ISO 8601, and how many of all hours in between are gaps. */
  readonly from: string;
  readonly to: string;
  readonly gaps: number;
}

/** The joint plan for what was seen, with the suggestions that are open and possible. */
export function fleetPlan(
  snapshots: readonly Snapshot[],
  open: readonly Suggestion[],
  money: FleetMoney,
  settings: PlanSettings,
  now: string,
): FleetPlan {
  const usage = lookBack(snapshots, money, settings, now);
  const suggestions = open.filter(({ preflight }) => !isBlocked(preflight));
  const changes = replacementsOf(suggestions, snapshots);
  const changed = new Set(suggestions.map(({ instance }) => instanceKey(instance)));
  const spot = worthMoving(suitable(snapshots, money, changed), changes, money);
  const owned = money.commitments.owned;
  const { priceBook, sharing } = money;
  const terms = { owned, priceBook, sharing, now };
  const { from, to, gaps } = spanOf(usage);
  return {
    joint: jointPlan({ ...terms, ...settings, usage, changes, spot }),
    options: fleetPurchases({ ...terms, usage: replaced(usage, changes).after }),
    changes: changes.length,
    spot: spot.length,
    from,
    to,
    gaps,
  };
}

/** The verdict on one running instance. */
export function verdictOn(
  instance: Observation,
  snapshots: readonly Snapshot[],
  { priceBook, interruptionBandOf }: FleetMoney,
): SpotVerdict {
  const { instanceTypes = [], observations = [] } =
    snapshots.find(
      ({ account, region }) => account === instance.account && region === instance.region,
    ) ?? {};
  const typeFacts = instanceTypes.find((facts) => facts.instanceType === instance.instanceType);
  const key = usageKeyOf(instance);
  const band = key && interruptionBandOf?.(instance.region, instance.instanceType, key.operation);
  const message = sentence(
    'EC2 does not say its operating system or tenancy, so there is no price.',
  );
  return spotVerdict({
    instance,
    ...(typeFacts === undefined ? {} : { typeFacts }),
    price:
      key === undefined
        ? { ok: false, error: { kind: 'unread', message, candidates: [] } }
        : priceBook.priceOf(key),
    ...(band === undefined ? {} : { interruptionBand: band }),
    groupSize: observations.filter(
      ({ autoScalingGroup, state }) =>
        state === 'running' && autoScalingGroup === instance.autoScalingGroup,
    ).length,
  });
}

/** Suitable ones only; what is changed first is looked at again when it has changed. */
function suitable(
  snapshots: readonly Snapshot[],
  money: FleetMoney,
  changed: ReadonlySet<string>,
): readonly SpotCandidate[] {
  return snapshots
    .flatMap(({ observations }) => observations)
    .filter((instance) => instance.state === 'running' && !changed.has(instanceKey(instance)))
    .flatMap((instance) => {
      const key = usageKeyOf(instance);
      const { kind, expected } = verdictOn(instance, snapshots, money);
      if (key === undefined || kind !== 'suitable' || expected === undefined) return [];
      return [{ key, hourly: expected.hourly }];
    });
}

/**
 * Of these, what lowers the bill when it moves: what commitments pay for costs more as Spot. All of a
 * kind move together, after the changes and beside what moves already.
 */
function worthMoving(
  candidates: readonly SpotCandidate[],
  changes: readonly Replacement[],
  { cashSavingOf }: FleetMoney,
): readonly SpotCandidate[] {
  let moved: readonly SpotCandidate[] = [];
  let saved = savedBy(moved, changes, cashSavingOf);
  for (const alike of Map.groupBy(candidates, ({ key }) => usageKeyText(key)).values()) {
    const next = [...moved, ...alike];
    const nextSaved = savedBy(next, changes, cashSavingOf);
    if (nextSaved <= saved) continue;
    moved = next;
    saved = nextSaved;
  }
  return moved;
}

/** µUSD a month, Spot paid for as if it always ran. */
function savedBy(
  spot: readonly SpotCandidate[],
  changes: readonly Replacement[],
  cashSavingOf: CashSavingOf,
): number {
  const saving = cashSavingOf([...changes, ...spot.map(({ key }) => ({ from: key }))]);
  if (saving.kind === 'atList') return 0;
  return saving.monthly - spot.reduce((sum, { hourly }) => sum + perMonth(hourly), 0);
}

function lookBack(
  snapshots: readonly Snapshot[],
  { samples }: FleetMoney,
  { lookBackDays }: PlanSettings,
  now: string,
): Usage {
  const inhabited = snapshots.filter(({ observations }) => observations.length > 0);
  const seen = usageSeen(since(samples, now, lookBackDays), inhabited);
  return seen.hours.length === 0 ? usageNow(inhabited, now) : seen;
}

const HOUR_MS = 3_600_000;

function spanOf({ hours }: Usage): Pick<FleetPlan, 'from' | 'to' | 'gaps'> {
  const from = hours[0]?.start ?? '';
  const to = hours.at(-1)?.start ?? '';
  const span = hours.length === 0 ? 0 : (Date.parse(to) - Date.parse(from)) / HOUR_MS + 1;
  return { from, to, gaps: Math.round(span) - hours.length };
}
