import { type Sentence, sentence } from '../../shared/message.ts';
import type { Health } from '../fleet/instance.ts';
import type { Utilization } from '../fleet/recommendation.ts';
import type { Target } from './baseline.ts';

/** What the monitoring reads, as people call it. */
export type Signal = 'status checks' | 'target health' | 'CPU' | 'memory' | 'CPU credits';

/** The health of an instance after its change. Absent: there is no such thing, or it could not be read. */
export interface HealthReport {
  readonly health: Health;
  /** Averages of the last half hour, in percent. */
  readonly cpu?: number;
  readonly memory?: number;
  readonly credits?: Credits;
  /** Names of target groups in which it was healthy before, and is not now. */
  readonly unhealthyTargetGroups?: readonly string[];
}

/** The CPU credits of a burstable type, over the last half hour. */
export interface Credits {
  /** The balance less the surplus balance: at the end, and at the beginning. */
  readonly left: number;
  readonly before: number;
  /** Surplus credits that AWS has charged for. */
  readonly charged: number;
}

/** Why the monitoring ended early: the instance was changed by others, or the execution died (sweep.ts). */
export interface MonitoringEndedEarly {
  readonly how: 'stopped' | 'terminated' | 'typeChanged' | 'unobserved';
  /** The type that it has now. */
  readonly instanceType?: string;
}

/** One poll of the monitoring: the signals that could be read, and those that are wrong. */
export interface Evaluation {
  readonly seen: readonly Signal[];
  /** A sentence each, for people who decide whether to roll back. */
  readonly wrong: readonly { readonly signal: Signal; readonly sentence: Sentence }[];
}

/** A signal that was wrong: since when, and when it was resolved. ISO 8601. */
export interface HealthIssue {
  readonly signal: Signal;
  /** As of when it was first seen. */
  readonly sentence: Sentence;
  readonly since: string;
  readonly resolvedAt?: string;
}

/** `undefined`: it can't be judged. */
type Verdict = 'healthy' | { readonly wrong: Sentence } | undefined;

type Judge = (healthReport: HealthReport, before: Utilization, minutes: number) => Verdict;

const SIGNALS: readonly { readonly signal: Signal; readonly judge: Judge }[] = [
  {
    signal: 'status checks',
    judge: ({ health }) => {
      if (health === 'impaired') return { wrong: sentence('Its status checks fail.') };
      return health === 'ok' ? 'healthy' : undefined;
    },
  },
  {
    signal: 'target health',
    judge: ({ unhealthyTargetGroups }) => {
      if (unhealthyTargetGroups === undefined || unhealthyTargetGroups.length === 0)
        return unhealthyTargetGroups && 'healthy';
      const groups = unhealthyTargetGroups.join(', ');
      return { wrong: sentence('It is not healthy in {groups}.', { groups }) };
    },
  },
  {
    signal: 'CPU',
    judge: ({ cpu }, { cpuMax }, minutes) => judgeUtilization('CPU', cpu, cpuMax, minutes),
  },
  {
    signal: 'memory',
    judge: ({ memory }, { memoryMax }, minutes) =>
      judgeUtilization(sentence('Memory'), memory, memoryMax, minutes),
  },
  { signal: 'CPU credits', judge: ({ credits }, _, minutes) => judgeCredits(credits, minutes) },
];

/**
 * Compares the health of an instance on its new type with its utilization before. `minutes`: since
 * the change.
 */
export function judge(
  healthReport: HealthReport,
  before: Utilization,
  minutes: number,
): Evaluation {
  const verdicts = SIGNALS.map(({ signal, judge: of }) => ({
    signal,
    verdict: of(healthReport, before, minutes),
  }));
  return {
    seen: verdicts.filter(({ verdict }) => verdict !== undefined).map(({ signal }) => signal),
    wrong: verdicts.flatMap(({ signal, verdict }) =>
      typeof verdict === 'object' ? [{ signal, sentence: verdict.wrong }] : [],
    ),
  };
}

/** An average that leaves no headroom. */
const FULL_PERCENT = 90;
/** The half hour that is averaged, and the newest period, lie after the change. */
const AVERAGED_MINUTES = 35;

/** What was as high before is no issue of the change. */
function judgeUtilization(
  what: Sentence | 'CPU',
  now: number | undefined,
  before: number | undefined,
  minutes: number,
): Verdict {
  if (now === undefined || minutes < AVERAGED_MINUTES) return undefined;
  if (now < FULL_PERCENT || (before ?? 0) >= FULL_PERCENT) return 'healthy';
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
 * Credits mean something only after this: a start earns none, and in unlimited mode the boot is paid
 * back first
 * (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/burstable-credits-baseline-concepts.html).
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
  if (left >= FEW_CREDITS || left > before) return 'healthy';
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
 * The health issues after one more poll. What could not be read stays as it was; each signal has one
 * issue, whatever its figures. An unchanged issue is the same object.
 */
export function updateIssues(
  issues: readonly HealthIssue[],
  { seen, wrong }: Evaluation,
  at: string,
): readonly HealthIssue[] {
  const known = issues.map((issue): HealthIssue => {
    const isWrong = wrong.some(({ signal }) => signal === issue.signal);
    if (isWrong && issue.resolvedAt !== undefined) {
      const { resolvedAt: _, ...again } = issue;
      return again;
    }
    const isWell = !isWrong && seen.includes(issue.signal);
    return isWell && issue.resolvedAt === undefined ? { ...issue, resolvedAt: at } : issue;
  });
  const fresh = wrong.filter(({ signal }) => !issues.some((issue) => issue.signal === signal));
  return [...known, ...fresh.map((each) => ({ ...each, since: at }))];
}

/** Those that are not resolved. */
export function openIssues(issues: readonly HealthIssue[] = []): readonly HealthIssue[] {
  return issues.filter(({ resolvedAt: passed }) => passed === undefined);
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
