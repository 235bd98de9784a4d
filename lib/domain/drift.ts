import type { Observation } from './observation.ts';
import { attachedTo } from './planHash.ts';
import type { Handling } from './policy.ts';
import type { PreflightFinding } from './preflight.ts';
import type { Suggestion } from './suggestion.ts';

/**
 * What of an approved plan is not so any more, for people: part of a sentence. undefined when it is
 * still the plan that was approved. The type is not looked at: another type is another suggestion.
 */
export function driftOf(
  suggestion: Suggestion,
  instance: Observation,
  findings: readonly PreflightFinding[],
  handlingOf: (of: Pick<Suggestion, 'tags'>) => Handling,
): string | undefined {
  const now = attachedTo(instance);
  const accepted = new Set(suggestion.preflight.map(({ check }) => check));
  const differences = [
    ...(instance.state === suggestion.runState
      ? []
      : [`it was ${suggestion.runState}, and is ${instance.state} now`]),
    ...difference('disk', suggestion.attached.volumes, now.volumes),
    ...difference('network interface', suggestion.attached.interfaces, now.interfaces),
    ...findings
      .filter(({ check, verdict }) => verdict === 'warn' && !accepted.has(check))
      .map(({ sentence }) => `new: ${sentence.replace(/\.$/, '')}`),
    ...handlingDrift(handlingOf(suggestion), handlingOf(instance)),
  ];
  return differences.length === 0 ? undefined : differences.join('; ');
}

function difference(what: string, had: readonly string[], has: readonly string[]) {
  return [
    ...has.filter((id) => !had.includes(id)).map((id) => `the ${what} ${id} has come`),
    ...had.filter((id) => !has.includes(id)).map((id) => `the ${what} ${id} has gone`),
  ];
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
