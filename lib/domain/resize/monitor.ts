import { type Sentence, sentence } from '../../shared/message.ts';
import type { Health } from '../fleet/instance.ts';
import type { Utilization } from '../fleet/recommendation.ts';
import type { Target } from './baseline.ts';

/** What is looked at in the watch, as people call it. */
export type Signal = 'status checks' | 'target health' | 'CPU' | 'memory' | 'CPU credits';

/** How an instance does after its change. Absent: there is no such thing, or it could not be asked. */
export interface HealthReport {
  readonly health: Health;
  /** Averages of the last half hour, in percent. */
  readonly cpu?: number;
  readonly memory?: number;
  readonly credits?: Credits;
  /** Names of target groups in which it was healthy, and is not. */
  readonly unhealthyTargetGroups?: readonly string[];
}

/** The CPU credits of a burstable type, over the last half hour. */
export interface Credits {
  /** What it has, less what it has borrowed: at the end, and at the beginning. */
  readonly left: number;
  readonly before: number;
  /** Surplus credits that AWS has charged for. */
  readonly charged: number;
}

/** Why a watch ended early: somebody else has decided, or nobody has looked (sweep.ts). */
export interface MonitoringEndedEarly {
  readonly how: 'stopped' | 'terminated' | 'typeChanged' | 'unobserved';
  /** What it is now. */
  readonly instanceType?: string;
}

/** One look of the watch: what could be seen, and what of it is wrong. */
export interface Evaluation {
  readonly seen: readonly Signal[];
  /** A sentence each, for people who decide whether it goes back. */
  readonly wrong: readonly { readonly sign: Signal; readonly sentence: Sentence }[];
}

/** Something that was wrong in the watch: since when, and when it had passed. ISO 8601. */
export interface HealthIssue {
  readonly sign: Signal;
  /** As it was first seen. */
  readonly sentence: Sentence;
  readonly since: string;
  readonly passed?: string;
}

/** `undefined`: it can't be judged. */
type Verdict = 'well' | { readonly wrong: Sentence } | undefined;

type Judge = (healthReport: HealthReport, before: Utilization, minutes: number) => Verdict;

const SIGNS: readonly { readonly sign: Signal; readonly judge: Judge }[] = [
  {
    sign: 'status checks',
    judge: ({ health }) => {
      if (health === 'impaired') return { wrong: sentence('Its status checks fail.') };
      return health === 'ok' ? 'well' : undefined;
    },
  },
  {
    sign: 'target health',
    judge: ({ unhealthyTargetGroups }) => {
      if (unhealthyTargetGroups === undefined || unhealthyTargetGroups.length === 0)
        return unhealthyTargetGroups && 'well';
      const groups = unhealthyTargetGroups.join(', ');
      return { wrong: sentence('It is not healthy in {groups}.', { groups }) };
    },
  },
  {
    sign: 'CPU',
    judge: ({ cpu }, { cpuMax }, minutes) => fullness('CPU', cpu, cpuMax, minutes),
  },
  {
    sign: 'memory',
    judge: ({ memory }, { memoryMax }, minutes) =>
      fullness(sentence('Memory'), memory, memoryMax, minutes),
  },
  { sign: 'CPU credits', judge: ({ credits }, _, minutes) => judgeCredits(credits, minutes) },
];

/**
 * What is to be seen of an instance on its new type, against what it was before. `minutes`: since it
 * came there.
 */
export function judge(
  healthReport: HealthReport,
  before: Utilization,
  minutes: number,
): Evaluation {
  const verdicts = SIGNS.map(({ sign, judge: of }) => ({
    sign,
    verdict: of(healthReport, before, minutes),
  }));
  return {
    seen: verdicts.filter(({ verdict }) => verdict !== undefined).map(({ sign }) => sign),
    wrong: verdicts.flatMap(({ sign, verdict }) =>
      typeof verdict === 'object' ? [{ sign, sentence: verdict.wrong }] : [],
    ),
  };
}

/** An average that leaves no room. */
const FULL_PERCENT = 90;
/** The half hour that is averaged, and the newest period, lie after the change. */
const AVERAGED_MINUTES = 35;

/** What was full before is no news. */
function fullness(
  what: Sentence | 'CPU',
  now: number | undefined,
  before: number | undefined,
  minutes: number,
): Verdict {
  if (now === undefined || minutes < AVERAGED_MINUTES) return undefined;
  if (now < FULL_PERCENT || (before ?? 0) >= FULL_PERCENT) return 'well';
  const full = { what, now: { share: now / 100 } };
  if (before === undefined) {
    return { wrong: sentence('{what} has been at {now} for half an hour.', full) };
  }
  return {
    wrong: sentence('{what} has been at {now} for half an hour; before, it was at most {before}.', {
      ...full,
      before: { share: before / 100 },
    }),
  };
}

/** Credits for a few minutes of full load. */
const FEW_CREDITS = 10;
/**
 * A type that was not burstable begins with none, and one that may borrow pays its boot back first
 * (docs/facts/ec2-resize.md#stop-and-start): only after this do they say something.
 */
const SETTLED_MINUTES = 180;

/** An instance below its baseline earns more than it spends, however few credits it has. */
function judgeCredits(credits: Credits | undefined, minutes: number): Verdict {
  if (credits === undefined || minutes < SETTLED_MINUTES) return undefined;
  const { left, before, charged } = credits;
  if (charged > 0) {
    return {
      wrong: sentence(
        'It needs more CPU than its baseline: AWS has charged for {credits} surplus credits in half an hour.',
        { credits: rounded(charged) },
      ),
    };
  }
  if (left >= FEW_CREDITS || left > before) return 'well';
  return {
    wrong:
      left < 0
        ? sentence('It has borrowed {credits} CPU credits, and spends more than it earns.', {
            credits: rounded(-left),
          })
        : sentence('It has only {credits} CPU credits left, and earns no more than it spends.', {
            credits: rounded(left),
          }),
  };
}

/** In credits: at least one, where there are any. */
function rounded(credits: number): number {
  return credits > 0 ? Math.max(1, Math.round(credits)) : 0;
}

/**
 * The troubles after one more look. What could not be seen stays as it was; each kind of trouble is
 * one, whatever its figures. An entry that says the same is the same object.
 */
export function updateIssues(
  issues: readonly HealthIssue[],
  { seen, wrong }: Evaluation,
  at: string,
): readonly HealthIssue[] {
  const known = issues.map((issue): HealthIssue => {
    const isWrong = wrong.some(({ sign }) => sign === issue.sign);
    if (isWrong && issue.passed !== undefined) {
      const { passed: _, ...again } = issue;
      return again;
    }
    const isWell = !isWrong && seen.includes(issue.sign);
    return isWell && issue.passed === undefined ? { ...issue, passed: at } : issue;
  });
  const fresh = wrong.filter(({ sign }) => !issues.some((issue) => issue.sign === sign));
  return [...known, ...fresh.map((each) => ({ ...each, since: at }))];
}

/** Those that have not passed. */
export function openIssues(issues: readonly HealthIssue[] = []): readonly HealthIssue[] {
  return issues.filter(({ passed }) => passed === undefined);
}

/** The target groups in which an instance was healthy before and is not now. */
export function unhealthyTargetGroups(
  before: readonly Target[],
  now: readonly { readonly groupArn: string; readonly port: number; readonly state: string }[],
): readonly string[] {
  return before
    .filter(({ healthy }) => healthy)
    .filter(
      ({ groupArn, port }) =>
        now.find((each) => each.groupArn === groupArn && each.port === port)?.state === 'unhealthy',
    )
    .map(({ groupName }) => groupName);
}
