import { sentence } from '../../shared/message.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { CashSaving } from '../billing/cashSaving.ts';
import type { Instance } from '../fleet/instance.ts';
import type { PreflightFinding } from '../preflight/preflight.ts';
import { listPrice } from '../pricing/listPrice.ts';
import type { NoPrice, PriceBook } from '../pricing/priceBook.ts';
import { monthlySaving } from './monthlySaving.ts';
import { attachedTo, withPlanHash } from './planHash.ts';
import { evidenceOf } from './suggest.ts';
import type { Fallback, ResizeSuggestion, Saving } from './suggestion.ts';

/** What is read again just before a change. */
export interface FreshReads {
  readonly instance: Instance;
  readonly findings: readonly PreflightFinding[];
  /** With the prices of both types, and of the accepted fallbacks. */
  readonly priceBook: PriceBook;
  /** Fallbacks that the approver accepts; the others are not priced again. */
  readonly accepted: readonly string[];
}

/**
 * An approved plan as it would be made now, to compare with it and to ask again. A rollback keeps
 * its money and its evidence: it is not done to save.
 */
export function refreshPlan(
  approved: ResizeSuggestion,
  fresh: FreshReads,
): Result<ResizeSuggestion, NoPrice> {
  const now = { ...approved, ...factsOf(fresh.instance), preflight: fresh.findings };
  if (now.kind === 'rollback') return ok(withPlanHash(now));
  const repriced = repricedPlan(now, fresh);
  if (!repriced.ok) return repriced;
  const option = fresh.instance.recommendation?.options.find(
    ({ instanceType }) => instanceType === approved.to,
  );
  const evidence = evidenceOf(fresh.instance, option?.performanceRisk);
  return ok(withPlanHash({ ...now, ...repriced.value, evidence }));
}

/** The savings of the type and of the fallbacks that count, by the prices of now. */
function repricedPlan(
  { to, saving: approved, fallbacks }: ResizeSuggestion,
  { instance, priceBook, accepted }: FreshReads,
): Result<Pick<ResizeSuggestion, 'saving' | 'fallbacks'>, NoPrice> {
  const saving = repriced(approved, instance, to, priceBook);
  if (!saving.ok) return saving;
  const again: Fallback[] = [];
  for (const fallback of fallbacks) {
    const its = accepted.includes(fallback.to)
      ? repriced(fallback.saving, instance, fallback.to, priceBook)
      : ok(fallback.saving);
    if (!its.ok) return its;
    again.push({ to: fallback.to, saving: its.value });
  }
  return ok({ saving: saving.value, fallbacks: again });
}

function factsOf(instance: Instance): Pick<ResizeSuggestion, 'tags' | 'runState' | 'attached'> {
  return { tags: instance.tags, runState: instance.state, attached: attachedTo(instance) };
}

/** The plan of an instance that has another type by now: blocked, with the sentence that says so. */
export function planOfAnotherType(
  approved: ResizeSuggestion,
  instance: Instance,
): ResizeSuggestion {
  const said = sentence('It was {was} and is {now} now. The next digest looks at it again.', {
    now: instance.instanceType,
    was: approved.from,
  });
  return withPlanHash({
    ...approved,
    ...factsOf(instance),
    preflight: [{ check: 'stale', verdict: 'block', sentence: said }],
  });
}

function repriced(
  saving: Saving,
  instance: Instance,
  to: string,
  priceBook: PriceBook,
): Result<Saving, NoPrice> {
  const before = listPrice(instance, priceBook);
  if (!before.ok) return before;
  const after = listPrice(instance, priceBook, to);
  if (!after.ok) return after;
  const same =
    before.value.onDemand === saving.fromHourly && after.value.onDemand === saving.toHourly;
  return ok(same ? saving : monthlySaving(before.value, after.value, NOT_YET_KNOWN));
}

const NOT_YET_KNOWN: CashSaving = {
  kind: 'atList',
  reason: sentence('Its prices have changed. The next digest says what that does to the bill.'),
};
