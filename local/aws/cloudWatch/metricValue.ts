import { createHash } from 'node:crypto';
import type { FleetInstance } from '../fleet/fleet.ts';
import { runsIn } from '../fleet/loadPattern.ts';

export interface MetricName {
  readonly namespace: string;
  readonly name: string;
  /** `Average`, `Maximum`, `Minimum` or a percentile such as `p95`. */
  readonly statistic: string;
}

/**
 * The value of a metric at one time; undefined where CloudWatch has no point: another metric, no
 * agent for the memory, or an instance that does not run then. Always the same for the same time.
 */
export function metricValue(
  instance: FleetInstance,
  metric: MetricName,
  at: Date,
): number | undefined {
  if (instance.state !== 'running' || !runsIn(instance.loadPattern, at)) return undefined;
  const { cpuMax, memoryMax } = instance.utilization;
  switch (`${metric.namespace}/${metric.name}`) {
    case 'AWS/EC2/CPUUtilization':
      return curve(instance.instanceId, at, cpuMax, levelOf(metric.statistic));
    case 'CWAgent/mem_used_percent':
      return memoryMax === undefined
        ? undefined
        : curve(instance.instanceId, at, memoryMax, 0.8 + levelOf(metric.statistic) * 0.2);
    case 'AWS/EC2/CPUCreditBalance':
      return instance.instanceType.startsWith('t')
        ? rounded(576 * (1 - cpuMax / 100) * (0.8 + 0.2 * daily(at)))
        : undefined;
    // None while it has credits of its own; T2 has the metrics, too
    // (docs/facts/ec2-resize.md#metrics).
    case 'AWS/EC2/CPUSurplusCreditBalance':
    case 'AWS/EC2/CPUSurplusCreditsCharged':
      return instance.instanceType.startsWith('t') ? 0 : undefined;
    default:
      return undefined;
  }
}

/** How near a statistic comes to the highest use. */
function levelOf(statistic: string): number {
  if (statistic === 'Maximum') return 1;
  if (statistic === 'Minimum') return 0.2;
  const percentile = /^p(\d+(?:\.\d+)?)$/.exec(statistic)?.[1];
  return percentile === undefined ? 0.5 : 0.5 + (Number(percentile) / 100) * 0.45;
}

/** A working day's curve below `most`, with a little noise of its own. */
function curve(id: string, at: Date, most: number, level: number): number {
  const noise = (createHash('sha256').update(`${id}${at.getTime()}`).digest()[0] ?? 0) / 255;
  return rounded(most * level * (0.55 + 0.35 * daily(at) + 0.1 * noise));
}

/** 0 in the night, 1 in the early afternoon (UTC). */
function daily(at: Date): number {
  const hour = at.getUTCHours() + at.getUTCMinutes() / 60;
  return (1 - Math.cos(((hour - 2) / 24) * 2 * Math.PI)) / 2;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
