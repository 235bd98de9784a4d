import { sentence } from '../../shared/message.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { CashSaving } from '../billing/cashSaving.ts';
import type { Instance } from '../fleet/instance.ts';
import type { PreflightFinding } from '../preflight/preflight.ts';
import type { NoPrice, PriceBook } from '../pricing/priceBook.ts';
import { attachedTo, withPlanHash } from './planHash.ts';
import { evidenceOf, priceAs, savingOf } from './suggest.ts';
import type { Saving, Suggestion } from './suggestion.ts';

/** What was read again, just before a change. */
export interface FreshReads {
  readonly instance: Instance;
  readonly findings: readonly PreflightFinding[];
  /** With the prices of both types, and of the fallbacks that count. */
  readonly priceBook: PriceBook;
  /** Fallbacks that the approver accepts: the others are not looked at. */
  readonly accepted: readonly string[];
}

/**
 * An approved plan as it would be made now, for comparison, and to ask again with it. What takes
 * another change back keeps its money and its evidence: nobody goes back to save.
 */
export function refreshPlan(
  approved: Suggestion,
  { instance, findings, priceBook, accepted }: FreshReads,
): Result<Suggestion, NoPrice> {
  const { change, rollbackOf } = approved;
  const now = {
    ...approved,
    tags: instance.tags,
    runState: instance.state,
    attached: attachedTo(instance),
    preflight: findings,
  };
  if (change.kind !== 'resize' || rollbackOf !== undefined) return ok(withPlanHash(now));
  const savingAs = (to: string, saving: Saving) => repriced(saving, instance, to, priceBook);
  const saving = savingAs(change.to, approved.saving);
  if (!saving.ok) return saving;
  const fallbacks: Suggestion['fallbacks'][number][] = [];
  for (const fallback of approved.fallbacks) {
    const again = accepted.includes(fallback.to)
      ? savingAs(fallback.to, fallback.saving)
      : ok(fallback.saving);
    if (!again.ok) return again;
    fallbacks.push({ to: fallback.to, saving: again.value });
  }
  const option = instance.recommendation?.options.find((each) => each.instanceType === change.to);
  return ok(
    withPlanHash({
      ...now,
      saving: saving.value,
      fallbacks,
      evidence: evidenceOf(instance, option?.performanceRisk),
    }),
  );
}

/** The instance has another type by now: the plan is over, and only says so. */
export function planOfAnotherType(approved: Suggestion, instance: Instance): Suggestion {
  const said = sentence('It is {now} now, and was {was}. The next digest looks at it again.', {
    now: instance.instanceType,
    was: approved.change.from,
  });
  return withPlanHash({
    ...approved,
    tags: instance.tags,
    runState: instance.state,
    attached: attachedTo(instance),
    preflight: [{ check: 'stale', verdict: 'block', sentence: said }],
  });
}

function repriced(
  saving: Saving,
  instance: Instance,
  to: string,
  priceBook: PriceBook,
): Result<Saving, NoPrice> {
  const before = priceAs(instance, instance.instanceType, priceBook);
  if (!before.ok) return before;
  const after = priceAs(instance, to, priceBook);
  if (!after.ok) return after;
  const same =
    before.value.onDemand === saving.fromHourly && after.value.onDemand === saving.toHourly;
  return ok(same ? saving : savingOf(before.value, after.value, NOT_YET_KNOWN));
}

const NOT_YET_KNOWN: CashSaving = {
  kind: 'atList',
  reason: sentence(
    'Its prices have changed: what that does to the bill is said in the next digest.',
  ),
};
