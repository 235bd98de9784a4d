import type { Aws } from '../../../aws/client/clients.ts';
import type { InstanceControl } from '../../../aws/ec2/instanceControl.ts';
import type { PricesRead } from '../../../aws/pricing/prices.ts';
import { readSnapshot } from '../../../aws/readInventory.ts';
import type { Observation } from '../../../domain/fleet/instance.ts';
import type { Snapshot } from '../../../domain/fleet/inventory.ts';
import type { Approval } from '../../../domain/lifecycle/suggestionRecord.ts';
import type { Handling } from '../../../domain/policy/changePolicy.ts';
import { isBlocked, type PreflightInput } from '../../../domain/preflight/preflight.ts';
import { checkChange, checkWayBack, thatStay } from '../../../domain/preflight/runPreflight.ts';
import { type PriceKey, priceBook } from '../../../domain/pricing/priceBook.ts';
import { priceKeyOf } from '../../../domain/pricing/priceKey.ts';
import { beforeOf, type Target } from '../../../domain/resize/baseline.ts';
import { mayPass, type ResizeError } from '../../../domain/resize/nextAction.ts';
import { driftOf } from '../../../domain/suggestions/planDrift.ts';
import { planOfAnotherType, planOfNow } from '../../../domain/suggestions/refreshPlan.ts';
import type { Suggestion } from '../../../domain/suggestions/suggestion.ts';
import { quotaRoom } from '../../../services/quotaHeadroom.ts';
import { sentence } from '../../../shared/message.ts';
import { isPassing, type ReadError } from '../../../shared/readError.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { NotReady, Ready, Rung } from '../deps.ts';

export interface RecheckDeps {
  readonly aws: Aws;
  readonly control: InstanceControl;
  /** From the price list, not from what was kept. */
  readonly readPrices: (keys: readonly PriceKey[]) => Promise<PricesRead>;
  readonly mayChange: PreflightInput['mayChange'];
  readonly handlingOf: (suggestion: Pick<Suggestion, 'tags'>) => Handling;
  /** For a burstable type that was none before. */
  readonly credits: string;
  readonly now: () => Date;
}

type Resize = Extract<Suggestion['change'], { kind: 'resize' }>;

/**
 * Reads the facts again, just before anything is touched (domain.md A5, steps 2 to 6, H1): the plan
 * is still the one that was approved, no check blocks, its prices and its recommendation are still
 * so, EC2 permits the calls. The error says what is different, for people.
 */
export async function recheck(
  suggestion: Suggestion,
  approval: Approval,
  targets: readonly Target[],
  deps: RecheckDeps,
): Promise<Result<Ready, NotReady>> {
  const { instance: ref, change } = suggestion;
  if (change.kind !== 'resize') return err({ reason: sentence('It is advice, not a change.') });
  const accepted = approval.fallbacks ? suggestion.fallbacks.map(({ to }) => to) : [];
  const snapshot = await readSnapshot(deps.aws, ref, deps.now(), {
    only: [ref.instanceId],
    alsoTypes: [change.to, ...accepted],
  });
  const [instance] = snapshot.observations;
  if (instance === undefined) {
    return snapshot.errors.length > 0
      ? unread(snapshot.errors)
      : err({ reason: sentence('{id} is not there any more.', { id: ref.instanceId }) });
  }
  if (instance.instanceType !== change.from) {
    const reason = sentence('It was {was} when it was approved, and is {now} now.', {
      was: change.from,
      now: instance.instanceType,
    });
    // What takes back goes from one type alone: with another one, there is nothing to ask again.
    if (suggestion.takesBack !== undefined) return err({ reason });
    return err({ reason, drift: { fresh: planOfAnotherType(suggestion, instance) } });
  }
  const { quota, errors: quotaErrors } = await quotaRoom(instance, change.to, snapshot, deps);
  const check = suggestion.takesBack === undefined ? checkChange : checkWayBack;
  const findings = check(instance, change.to, snapshot, deps.mayChange, quota);
  // What could not be read blocks only where it matters: then its error says more than the block.
  const errors = [...snapshot.errors, ...quotaErrors];
  if (errors.length > 0 && isBlocked(findings)) return unread(errors);
  const prices = await pricesOf(suggestion, instance, [change.to, ...accepted], deps);
  if (prices.errors.length > 0) return unread(prices.errors);
  const again = { instance, findings, accepted, priceBook: priceBook(prices.answers) };
  const fresh = planOfNow(suggestion, again);
  if (!fresh.ok) return err({ reason: fresh.error.message });
  const drift = driftOf(suggestion, fresh.value, deps.handlingOf);
  if (drift !== undefined) return err({ reason: drift, drift: { fresh: askedAgain(fresh.value) } });
  return permitted(change, accepted, instance, snapshot, targets, deps);
}

/** The last questions are for EC2 itself: whether it permits the calls, and how credits are used. */
async function permitted(
  { from, to }: Resize,
  accepted: readonly string[],
  instance: Observation,
  snapshot: Snapshot,
  targets: readonly Target[],
  deps: RecheckDeps,
): Promise<Result<Ready, NotReady>> {
  const { control, mayChange, credits: usual } = deps;
  const isBurstable = (name: string) =>
    snapshot.instanceTypes.some(
      ({ instanceType, burstable }) => instanceType === name && burstable === true,
    );
  const may = await control.dryRun(instance, [to, ...accepted, from]);
  if (!may.ok) return refused(may.error);
  const credits = isBurstable(from) ? await control.creditsOf(instance) : ok(undefined);
  if (!credits.ok) return refused(credits.error);
  const creditsOn = (type: string) =>
    isBurstable(type) ? { credits: credits.value ?? usual } : {};
  const fallbacks: Rung[] = [];
  for (const instanceType of accepted) {
    // One that is blocked, also for want of quota, is only left out: it is not what was asked for.
    const { quota } = await quotaRoom(instance, instanceType, snapshot, deps);
    if (isBlocked(checkChange(instance, instanceType, snapshot, mayChange, quota))) continue;
    fallbacks.push({ instanceType, ...creditsOn(instanceType) });
  }
  return ok({ before: beforeOf(instance, targets, credits.value), ...creditsOn(to), fallbacks });
}

/** What takes a change back is not about money. */
async function pricesOf(
  { takesBack }: Suggestion,
  instance: Observation,
  types: readonly string[],
  { readPrices }: RecheckDeps,
): Promise<PricesRead> {
  if (takesBack !== undefined) return { answers: new Map(), errors: [] };
  return readPrices(
    [instance.instanceType, ...types].flatMap((type) => priceKeyOf(instance, type) ?? []),
  );
}

/** No digest looks again at what takes back: a block that may pass must not stay on it. */
function askedAgain(fresh: Suggestion): Suggestion {
  return fresh.takesBack === undefined ? fresh : { ...fresh, preflight: thatStay(fresh.preflight) };
}

function unread(errors: readonly ReadError[]): Result<never, NotReady> {
  const reason = errors[0]?.message ?? sentence('Something could not be read.');
  return err({ reason, ...(errors.some(isPassing) ? { mayPass: true } : {}) });
}

function refused(error: ResizeError): Result<never, NotReady> {
  return err({ reason: error.message, ...(mayPass(error) ? { mayPass: true } : {}) });
}
