import { formatRate } from '../../shared/formatMoney.ts';
import { inEnglish, type Sentence, sentence, together } from '../../shared/message.ts';
import type { MicroUsd } from '../../shared/money.ts';
import { RUN_STATE_WORDS } from '../fleet/stateText.ts';
import type { ChangePolicy } from '../policy/changePolicy.ts';
import type { PreflightFinding } from '../preflight/preflight.ts';
import type { Suggestion } from './suggestion.ts';

/**
 * What of an approved plan is not so any more in the plan of now, for people.
 * undefined when it is still the plan that was approved. Newer evidence that says the same is no
 * difference: Compute Optimizer refreshes it every day.
 */
export function planDrift(
  approved: Suggestion,
  now: Suggestion,
  changePolicyOf: (of: Pick<Suggestion, 'tags'>) => ChangePolicy,
): Sentence | undefined {
  const differences = [
    ...stateDrift(approved, now),
    ...attachedDrift(approved, now),
    ...newFindings(approved, now),
    ...priceDrift(approved, now),
    ...riskDrift(approved, now),
    ...changePolicyDrift(changePolicyOf(approved), changePolicyOf(now)),
  ];
  return differences.length === 0 ? undefined : together(...differences);
}

function stateDrift({ runState: was }: Suggestion, { runState: now }: Suggestion) {
  if (now === was) return [];
  return [
    sentence('It was {was}, and is {now} now.', {
      was: RUN_STATE_WORDS[was],
      now: RUN_STATE_WORDS[now],
    }),
  ];
}

function attachedDrift({ attached: had }: Suggestion, { attached: has }: Suggestion) {
  return [
    ...without(has.volumes, had.volumes).map((id) => sentence('The disk {id} has come.', { id })),
    ...without(had.volumes, has.volumes).map((id) => sentence('The disk {id} has gone.', { id })),
    ...without(has.interfaces, had.interfaces).map((id) =>
      sentence('The network interface {id} has come.', { id }),
    ),
    ...without(had.interfaces, has.interfaces).map((id) =>
      sentence('The network interface {id} has gone.', { id }),
    ),
  ];
}

function without(ids: readonly string[], others: readonly string[]): readonly string[] {
  return ids.filter((id) => !others.includes(id));
}

/** A warning was accepted with its sentence: the same check may say something worse today. */
function newFindings(approved: Suggestion, now: Suggestion): readonly Sentence[] {
  const accepted = new Set(approved.preflight.map(inFull));
  return now.preflight
    .filter((finding) => finding.verdict !== 'note' && !accepted.has(inFull(finding)))
    .map((finding) => sentence('New: {finding}', { finding: finding.sentence }));
}

function inFull({ check, sentence: said }: PreflightFinding): string {
  return `${check} ${inEnglish(said)}`;
}

function priceDrift(approved: Suggestion, now: Suggestion): readonly Sentence[] {
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
    .map(([type, before, after]) =>
      sentence('{type} cost {before}, and costs {after} now.', {
        type,
        before: hourly(before),
        after: hourly(after),
      }),
    );
}

function hourly(rate: MicroUsd): Sentence {
  return sentence('{rate}/h', { rate: formatRate(rate) });
}

/** Only more of it is news. */
function riskDrift(approved: Suggestion, now: Suggestion): readonly Sentence[] {
  const [was, risk] = [approved.evidence.performanceRisk, now.evidence.performanceRisk];
  if (was === undefined || (risk !== undefined && risk <= was)) return [];
  return [
    sentence('Compute Optimizer rated its risk {was} of 4, and rates it {now} now.', {
      was,
      now: risk ?? sentence('unknown'),
    }),
  ];
}

/** Only more care is news: an approval that was given under more care holds. */
function changePolicyDrift(then: ChangePolicy, now: ChangePolicy): readonly Sentence[] {
  return [
    ...(now.secondApprover && !then.secondApprover
      ? [sentence('Its tags ask for a second approver now.')]
      : []),
    ...(now.reserveCapacity !== then.reserveCapacity || now.backUp !== then.backUp
      ? [sentence('Its tags ask for other precautions now.')]
      : []),
  ];
}
