import { resizeOf } from '../../lib/domain/suggestions/approvability.ts';
import { MAX_OPERATIONS } from '../../lib/workflows/resize/operationBudget.ts';
import type { Simulated } from './simulate.ts';

/** Seconds. People are alerted at the first poll after ten minutes: such polls are minutes apart. */
const LATE = 15 * 60;
const DAY = 86_400;
/** How long a rollback is tried: five days. */
const DAYS_OF_TRYING = 4.9;

/** What must be true after every schedule, whatever went wrong; empty when it is. */
export function broken(seen: Simulated): readonly string[] {
  const { before, storm, instance, drifted, outcomes, rival, record, ledger, around } = seen;
  const now = instance.truth();
  const meddled = storm.intruder !== undefined;
  const all = [...outcomes, ...('rival' in seen ? [rival] : [])];
  const ended = outcomes.filter((outcome) => outcome !== undefined && outcome.kind !== 'refused');
  const done = all.filter((outcome) => outcome?.kind === 'done');
  const isGivenUp = all.some((outcome) => outcome?.kind === 'failed');
  const left = meddled || isGivenUp;
  const down = instance.longestDown();
  const [goal] = [
    ...[...ended, rival].flatMap((outcome) =>
      outcome?.kind === 'done' ? [outcome.finalType] : [],
    ),
    'm5.xlarge',
  ];
  const accepted = [
    'm7i.large',
    'm6i.large',
    ...(record === undefined ? [] : resizeOf(record.suggestion).fallbacks).map(({ to }) => to),
  ];
  const trail = record?.history ?? [];
  const rules: readonly (readonly [boolean, string])[] = [
    [all.every((each) => each !== undefined), 'every execution ends by itself'],
    [ended.length <= 1, 'one approval is executed at most once'],
    [done.length <= 1, 'two approvals of one instance do not both change it'],
    [!drifted || instance.types.size === 1, 'what is not any more as approved is not touched'],
    [left || now.state === before.state, `it ends ${before.state}, as it was, not ${now.state}`],
    [
      left || before.state === 'stopped' || now.health === 'ok',
      `it ends healthy, and not ${now.health}`,
    ],
    [
      left || now.instanceType === goal,
      `it ends as what was said (${goal}), and not as ${now.instanceType}`,
    ],
    [
      meddled || !isGivenUp || (outlasts(storm) && down >= DAYS_OF_TRYING * DAY),
      `the weather always clears, or is tried against for days, and not for ${down / DAY}`,
    ],
    [
      meddled || down < LATE || seen.alarms.length > Math.floor((down - LATE) / DAY),
      `a person is called when it is down for ten minutes, and every day: ${seen.alarms.length} times in ${down} s`,
    ],
    [
      meddled ||
        seen.released.every(
          ({ at, truth }) => truth.state === before.state || at >= DAYS_OF_TRYING * DAY,
        ),
      'it keeps its reservations while it tries',
    ],
    [
      storm.intruder?.does === 'terminate' ||
        now.reservation === undefined ||
        seen.alarms.length > 0,
      'a person knows that it is bound to a reservation',
    ],
    [
      done.every((outcome) => outcome?.kind === 'done' && accepted.includes(outcome.finalType)),
      'it becomes only what was approved',
    ],
    [turnsOf(seen.hands) === new Set(seen.hands).size, 'one change has its hands on it at a time'],
    [around.reserved.size === 0, 'no reservations are left'],
    [
      storm.intruder?.does === 'terminate' || around.registered.size === seen.groups,
      'it is in its target groups again',
    ],
    [
      trail.every(({ at, by, to }) => at !== '' && by !== undefined && to !== undefined),
      'every entry of the trail says who, when and what',
    ],
    [
      trail
        .filter(({ to }) => ['monitoring', 'rolledBack', 'failed'].includes(to))
        .every(({ to, planHash, baseline: was, after, requests: calls }) => {
          const touched = seen.hands.includes('approval-1');
          const isBefore = was !== undefined || !touched;
          const isAfter = after !== undefined || to !== 'monitoring';
          // A call that was refused, or never answered, has no id of a request.
          const isLost = storm.unanswered > 0 || (instance.types.size === 1 && down === 0);
          const hasCalls = !touched || isLost || 'rival' in seen || calls !== undefined;
          return planHash !== undefined && isBefore && isAfter && hasCalls;
        }),
      'a change has its plan, what was before and after, and its requests in the trail',
    ],
    [seen.locksAreFree, 'the locks are free again'],
    [
      seen.operations < MAX_OPERATIONS,
      `an execution has fewer than ${MAX_OPERATIONS} operations, and not ${seen.operations}`,
    ],
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

/** Whether the rollback can't end in time. */
function outlasts({ noCapacity, fallsBack }: Simulated['storm']): boolean {
  const longest = Math.max(noCapacity['m5.xlarge'] ?? 0, fallsBack['m5.xlarge'] ?? 0);
  return longest >= DAYS_OF_TRYING * DAY;
}

/** How often another approval than before put its hands on the instance. */
function turnsOf(hands: readonly string[]): number {
  return hands.filter((hand, index) => hand !== hands[index - 1]).length;
}
