import { formatHourly } from './formatMoney.ts';
import type { Handling } from './policy.ts';
import type { PreflightFinding } from './preflight.ts';
import type { Suggestion } from './suggestion.ts';

/**
 * What of an approved plan is not so any more in the plan of now, for people: part of a sentence.
 * undefined when it is still the plan that was approved. Newer evidence that says the same is no
 * difference: Compute Optimizer refreshes it every day.
 */
export function driftOf(
  approved: Suggestion,
  now: Suggestion,
  handlingOf: (of: Pick<Suggestion, 'tags'>) => Handling,
): string | undefined {
  const differences = [
    ...(now.runState === approved.runState
      ? []
      : [`it was ${approved.runState}, and is ${now.runState} now`]),
    ...difference('disk', approved.attached.volumes, now.attached.volumes),
    ...difference('network interface', approved.attached.interfaces, now.attached.interfaces),
    ...newFindings(approved, now),
    ...priceDrift(approved, now),
    ...riskDrift(approved, now),
    ...handlingDrift(handlingOf(approved), handlingOf(now)),
  ];
  return differences.length === 0 ? undefined : differences.join('; ');
}

function difference(what: string, had: readonly string[], has: readonly string[]) {
  return [
    ...has.filter((id) => !had.includes(id)).map((id) => `the ${what} ${id} has come`),
    ...had.filter((id) => !has.includes(id)).map((id) => `the ${what} ${id} has gone`),
  ];
}

/** A warning was accepted with its sentence: the same check may say something worse today. */
function newFindings(approved: Suggestion, now: Suggestion): readonly string[] {
  const accepted = new Set(approved.preflight.map(inFull));
  return now.preflight
    .filter((finding) => finding.verdict !== 'note' && !accepted.has(inFull(finding)))
    .map(({ sentence }) => `new: ${sentence.replace(/\.$/, '')}`);
}

function inFull({ check, sentence }: PreflightFinding): string {
  return `${check} ${sentence}`;
}

function priceDrift(approved: Suggestion, now: Suggestion): readonly string[] {
  const [{ saving: then, change }, { saving }] = [approved, now];
  const prices = [
    [change.from, then.fromHourly, saving.fromHourly] as const,
    ...(change.kind === 'resize' ? [[change.to, then.toHourly, saving.toHourly] as const] : []),
    ...approved.fallbacks.map(({ to, saving: { toHourly } }) => {
      const other = now.fallbacks.find((each) => each.to === to);
      return [to, toHourly, other?.saving.toHourly ?? toHourly] as const;
    }),
  ];
  return prices
    .filter(([, before, after]) => before !== after)
    .map(
      ([type, before, after]) =>
        `${type} cost ${formatHourly(before)}, and costs ${formatHourly(after)} now`,
    );
}

/** Only more of it is news. */
function riskDrift(approved: Suggestion, now: Suggestion): readonly string[] {
  const [then, risk] = [approved.evidence.performanceRisk, now.evidence.performanceRisk];
  if (then === undefined || (risk !== undefined && risk <= then)) return [];
  return [`Compute Optimizer rated its risk ${then} of 4, and rates it ${risk ?? 'unknown'} now`];
}

/** Only more care is news: an approval that was given under more care holds. */
function handlingDrift(then: Handling, now: Handling): readonly string[] {
  return [
    ...(now.secondApprover && !then.secondApprover
      ? ['its tags ask for a second approver now']
      : []),
    ...(now.reserveCapacity !== then.reserveCapacity || now.backUp !== then.backUp
      ? ['its tags ask for other precautions now']
      : []),
  ];
}
