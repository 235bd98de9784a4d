import type { Target } from './before.ts';
import type { Health } from './observation.ts';
import type { Utilization } from './recommendation.ts';

/** How an instance does after its change. Absent: CloudWatch has nothing, or could not be asked. */
export interface Doing {
  readonly health: Health;
  /** Averages of the last half hour, in percent. */
  readonly cpu?: number;
  readonly memory?: number;
  /** CPU credits left, of a burstable type. */
  readonly credits?: number;
  /** Names of target groups in which it was healthy, and is not. */
  readonly sickIn: readonly string[];
}

/** An average that leaves no room. */
const FULL_PERCENT = 90;
/** Credits for a few minutes of full load. */
const FEW_CREDITS = 10;

/**
 * What is wrong with an instance on its new type, against what it was before; undefined when
 * nothing is. One sentence, for people who decide whether it goes back.
 */
export function troubleOf(doing: Doing, before: Utilization): string | undefined {
  if (doing.health === 'impaired') return 'Its status checks fail.';
  if (doing.sickIn.length > 0) return `It is not healthy in ${doing.sickIn.join(', ')}.`;
  const cpu = fuller('CPU', doing.cpu, before.cpuMax);
  if (cpu !== undefined) return cpu;
  const memory = fuller('Memory', doing.memory, before.memoryMax);
  if (memory !== undefined) return memory;
  return doing.credits !== undefined && doing.credits < FEW_CREDITS
    ? `It has only ${Math.round(doing.credits)} CPU credits left.`
    : undefined;
}

/** What was full before is no news. */
function fuller(what: string, now: number | undefined, before: number | undefined) {
  if (now === undefined || now < FULL_PERCENT) return undefined;
  if (before !== undefined && before >= FULL_PERCENT) return undefined;
  const then = before === undefined ? '' : `; before, it was at most ${Math.round(before)} %`;
  return `${what} has been at ${Math.round(now)} % for half an hour${then}.`;
}

/** The target groups in which an instance was healthy before and is not now. */
export function sickIn(
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
