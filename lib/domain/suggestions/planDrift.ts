import { formatRate } from '../../shared/formatMoney.ts';
import { inEnglish, type Sentence, sentence, together } from '../../shared/message.ts';
import type { MicroUsd } from '../../shared/money.ts';
import { RUN_STATE_TEXT } from '../fleet/stateText.ts';
import type { ChangePolicy } from '../policy/changePolicy.ts';
import type { PreflightFinding } from '../preflight/preflight.ts';
import type { ResizeSuggestion, Suggestion } from './suggestion.ts';

/**
 * How the plan of now differs from the one that was approved, as sentences for people; undefined
 * when it does not. Newer evidence that says the same is no difference: Compute Optimizer refreshes
 * it every day.
 */
export function planDrift(
  approved: ResizeSuggestion,
  now: ResizeSuggestion,
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
    sentence('It was {was} and is {now} now.', {
      was: RUN_STATE_TEXT[was],
      now: RUN_STATE_TEXT[now],
    }),
  ];
}

function attachedDrift({ attached: had }: ResizeSuggestion, { attached: has }: ResizeSuggestion) {
  return [
    ...without(has.volumes, had.volumes).map((id) =>
      sentence('The volume {id} has been attached.', { id }),
    ),
    ...without(had.volumes, has.volumes).map((id) =>
      sentence('The volume {id} has been detached.', { id }),
    ),
    ...without(has.interfaces, had.interfaces).map((id) =>
      sentence('The network interface {id} has been attached.', { id }),
    ),
    ...without(had.interfaces, has.interfaces).map((id) =>
      sentence('The network interface {id} has been detached.', { id }),
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

function priceDrift(approved: ResizeSuggestion, now: ResizeSuggestion): readonly Sentence[] {
  const [{ saving: then, from, to: target }, { saving }] = [approved, now];
  const prices = [
    [from, then.fromHourly, saving.fromHourly] as const,
    [target, then.toHourly, saving.toHourly] as const,
    ...approved.fallbacks.map(({ to, saving: { toHourly } }) => {
      const other = now.fallbacks.find((each) => each.to === to);
      return [to, toHourly, other?.saving.toHourly ?? toHourly] as const;
    }),
  ];
  return prices
    .filter(([, before, after]) => before !== after)
    .map(([type, before, after]) =>
      sentence('{type} cost {before} and costs {after} now.', {
        type,
        before: hourly(before),
        after: hourly(after),
      }),
    );
}

function hourly(rate: MicroUsd): Sentence {
  return sentence('{rate}/h', { rate: formatRate(rate) });
}

/** A lower risk than the approved one is no difference. */
function riskDrift(approved: Suggestion, now: Suggestion): readonly Sentence[] {
  const [was, risk] = [approved.evidence.performanceRisk, now.evidence.performanceRisk];
  if (was === undefined || (risk !== undefined && risk <= was)) return [];
  return [
    sentence('Compute Optimizer rated its risk {was} of 4 and rates it {now} now.', {
      was,
      now: risk ?? sentence('unknown'),
    }),
  ];
}

/** An approval that two people gave still holds when one is enough now. */
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
