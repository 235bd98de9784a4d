import type { Aws } from '../../../aws/client/aws.ts';
import type { InstanceControl } from '../../../aws/ec2/instanceControl.ts';
import type { PricesRead } from '../../../aws/pricing/prices.ts';
import { readInventory } from '../../../aws/readInventory.ts';
import type { Instance } from '../../../domain/fleet/instance.ts';
import type { Inventory } from '../../../domain/fleet/inventory.ts';
import type { Approval } from '../../../domain/lifecycle/suggestionRecord.ts';
import type { ChangePolicy } from '../../../domain/policy/changePolicy.ts';
import { isBlocked, type PreflightInput } from '../../../domain/preflight/preflight.ts';
import {
  checkChange,
  checkRollback,
  permanentBlocks,
} from '../../../domain/preflight/runPreflight.ts';
import { type PriceKey, priceBook } from '../../../domain/pricing/priceBook.ts';
import { priceKey } from '../../../domain/pricing/priceKey.ts';
import { captureBaseline, type Target } from '../../../domain/resize/baseline.ts';
import { isRetryable, type ResizeError } from '../../../domain/resize/nextAction.ts';
import { planDrift } from '../../../domain/suggestions/planDrift.ts';
import { planOfAnotherType, refreshPlan } from '../../../domain/suggestions/refreshPlan.ts';
import type { ResizeSuggestion, Suggestion } from '../../../domain/suggestions/suggestion.ts';
import { quotaHeadroom } from '../../../services/quotaHeadroom.ts';
import { sentence } from '../../../shared/message.ts';
import { isRetryable as isRetryableRead, type ReadError } from '../../../shared/readError.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Invalid, TargetType, Valid } from '../deps.ts';

export interface RevalidationDeps {
  readonly aws: Aws;
  readonly control: InstanceControl;
  /** From the price list, not from the cache. */
  readonly readPrices: (keys: readonly PriceKey[]) => Promise<PricesRead>;
  readonly changeScope: PreflightInput['changeScope'];
  readonly changePolicyOf: (suggestion: Pick<Suggestion, 'tags'>) => ChangePolicy;
  /** The CPU credit option of a burstable type, where the old type was not burstable. */
  readonly credits: string;
  readonly now: () => Date;
}

/**
 * Reads the facts again, just before anything is touched: the plan is still the approved one, no
 * check blocks, prices and recommendation are unchanged, and EC2 permits the calls. The error says
 * what is different, for people.
 */
export async function revalidate(
  suggestion: Suggestion,
  approval: Approval,
  targets: readonly Target[],
  deps: RevalidationDeps,
): Promise<Result<Valid, Invalid>> {
  if (suggestion.kind === 'advice') return err({ reason: sentence('It is advice, not a change.') });
  const { instance: ref, from, to } = suggestion;
  const accepted = approval.fallbacks ? suggestion.fallbacks.map(({ to }) => to) : [];
  const inventory = await readInventory(deps.aws, ref, deps.now(), {
    only: [ref.instanceId],
    alsoTypes: [to, ...accepted],
  });
  const [instance] = inventory.instances;
  if (instance === undefined) {
    return inventory.errors.length > 0
      ? unreadable(inventory.errors)
      : err({ reason: sentence('{id} no longer exists.', { id: ref.instanceId }) });
  }
  if (instance.instanceType !== from) {
    const reason = sentence('It was {was} when it was approved, and is now {now}.', {
      was: from,
      now: instance.instanceType,
    });
    // A rollback starts from one type only: from another one there is nothing to ask again.
    if (suggestion.kind === 'rollback') return err({ reason });
    return err({ reason, drift: { fresh: planOfAnotherType(suggestion, instance) } });
  }
  const { quota, errors: quotaErrors } = await quotaHeadroom(instance, to, inventory, deps);
  const check = suggestion.kind === 'rollback' ? checkRollback : checkChange;
  const findings = check(instance, to, inventory, deps.changeScope, quota);
  // What can't be read blocks where it matters, and its error says more than the block.
  const errors = [...inventory.errors, ...quotaErrors];
  if (errors.length > 0 && isBlocked(findings)) return unreadable(errors);
  const prices = await pricesOf(suggestion, instance, [to, ...accepted], deps);
  if (prices.errors.length > 0) return unreadable(prices.errors);
  const again = { instance, findings, accepted, priceBook: priceBook(prices.answers) };
  const fresh = refreshPlan(suggestion, again);
  if (!fresh.ok) return err({ reason: fresh.error.message });
  const drift = planDrift(suggestion, fresh.value, deps.changePolicyOf);
  if (drift !== undefined) return err({ reason: drift, drift: { fresh: askedAgain(fresh.value) } });
  return permitted(suggestion, accepted, instance, inventory, targets, deps);
}

/** Asks EC2 whether it permits the calls, and for the CPU credit option. */
async function permitted(
  { from, to }: ResizeSuggestion,
  accepted: readonly string[],
  instance: Instance,
  inventory: Inventory,
  targets: readonly Target[],
  deps: RevalidationDeps,
): Promise<Result<Valid, Invalid>> {
  const { control, changeScope, credits: defaultCredits } = deps;
  const isBurstable = (name: string) =>
    inventory.instanceTypes.some(
      ({ instanceType, burstable }) => instanceType === name && burstable === true,
    );
  const may = await control.dryRun(instance, [to, ...accepted, from]);
  if (!may.ok) return refused(may.error);
  const credits = isBurstable(from) ? await control.creditsOf(instance) : ok(undefined);
  if (!credits.ok) return refused(credits.error);
  const creditsOn = (type: string) =>
    isBurstable(type) ? { credits: credits.value ?? defaultCredits } : {};
  const fallbacks: TargetType[] = [];
  for (const instanceType of accepted) {
    // A fallback type that is blocked, or exceeds the quota, is left out.
    const { quota } = await quotaHeadroom(instance, instanceType, inventory, deps);
    if (isBlocked(checkChange(instance, instanceType, inventory, changeScope, quota))) continue;
    fallbacks.push({ instanceType, ...creditsOn(instanceType) });
  }
  return ok({
    baseline: captureBaseline(instance, targets, credits.value),
    ...creditsOn(to),
    fallbacks,
  });
}

/** A rollback is made whatever the prices are. */
async function pricesOf(
  { kind }: ResizeSuggestion,
  instance: Instance,
  types: readonly string[],
  { readPrices }: RevalidationDeps,
): Promise<PricesRead> {
  if (kind === 'rollback') return { answers: new Map(), errors: [] };
  return readPrices(
    [instance.instanceType, ...types].flatMap((type) => priceKey(instance, type) ?? []),
  );
}

/** No digest checks a rollback again: a block that may clear must not stay on it. */
function askedAgain(fresh: ResizeSuggestion): ResizeSuggestion {
  return fresh.kind === 'rollback'
    ? { ...fresh, preflight: permanentBlocks(fresh.preflight) }
    : fresh;
}

function unreadable(errors: readonly ReadError[]): Result<never, Invalid> {
  const reason = errors[0]?.message ?? sentence('Something could not be read.');
  return err({
    reason,
    ...(errors.some(isRetryableRead) ? { isRetryable: true } : {}),
  });
}

function refused(error: ResizeError): Result<never, Invalid> {
  return err({
    reason: error.message,
    ...(isRetryable(error) ? { isRetryable: true } : {}),
  });
}
