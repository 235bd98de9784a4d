import type { Simulated } from './simulate.ts';

/** What must be true after every schedule, whatever went wrong; empty when it is. */
export function broken(seen: Simulated): readonly string[] {
  const { before, storm, instance, drifted, outcomes, rival, record, ledger, lockIsFree, around } =
    seen;
  const now = instance.truth();
  const meddled = storm.somebody !== undefined;
  const all = [...outcomes, ...('rival' in seen ? [rival] : [])];
  const ended = outcomes.filter((outcome) => outcome !== undefined && outcome.kind !== 'refused');
  const done = all.filter((outcome) => outcome?.kind === 'done');
  const [goal] = [
    ...[...ended, rival].flatMap((outcome) => (outcome?.kind === 'done' ? [outcome.became] : [])),
    'm5.xlarge',
  ];
  const accepted = [
    'm7i.large',
    'm6i.large',
    ...(record?.suggestion.fallbacks ?? []).map(({ to }) => to),
  ];
  const trail = record?.history ?? [];
  const rules: readonly (readonly [boolean, string])[] = [
    [all.every((each) => each !== undefined), 'every execution ends by itself'],
    [ended.length <= 1, 'one approval is carried out at most once'],
    [done.length <= 1, 'two approvals of one instance do not both change it'],
    [!drifted || instance.types.size === 1, 'what is not any more as approved is not touched'],
    [
      meddled || now.state === before.state,
      `it ends ${before.state}, as it was, and not ${now.state}`,
    ],
    [
      meddled || before.state === 'stopped' || now.health === 'ok',
      `it ends healthy, and not ${now.health}`,
    ],
    [
      meddled || now.instanceType === goal,
      `it ends as what was said (${goal}), and not as ${now.instanceType}`,
    ],
    [
      meddled || all.every((outcome) => outcome?.kind !== 'failed'),
      'it never needs a person in the end: the weather always clears',
    ],
    [
      done.every((outcome) => outcome?.kind === 'done' && accepted.includes(outcome.became)),
      'it becomes only what somebody approved',
    ],
    [turnsOf(seen.hands) === new Set(seen.hands).size, 'one change has its hands on it at a time'],
    [around.reserved.size === 0, 'no reservations are left'],
    [
      storm.somebody?.does === 'terminate' || around.registered.size === seen.groups,
      'it is in its target groups again',
    ],
    [
      trail.every(({ at, by, to }) => at !== '' && by !== undefined && to !== undefined),
      'every entry of the trail says who, when and what',
    ],
    [
      trail
        .filter(({ to }) => to === 'watching')
        .every(({ planHash, before: was, after, calls }) =>
          // A call that was never answered has no id of a request.
          [planHash, was, after, storm.unanswered > 0 || calls].every(Boolean),
        ),
      'a change has its plan, what was before and after, and its requests in the trail',
    ],
    [lockIsFree, 'the lock is free again'],
    [done.length === ledger.length, 'the ledger has what is done, and nothing else'],
    [
      record !== undefined && record.state.kind !== 'resizing' && record.state.kind !== 'approved',
      'the record says how it ended, and not that it goes on',
    ],
    [
      record?.history.at(-1)?.to === record?.state.kind,
      'the last transition in the history is the state',
    ],
  ];
  return rules.filter(([holds]) => !holds).map(([, rule]) => rule);
}

/** How often another approval than before put its hands on the instance. */
function turnsOf(hands: readonly string[]): number {
  return hands.filter((hand, index) => hand !== hands[index - 1]).length;
}
