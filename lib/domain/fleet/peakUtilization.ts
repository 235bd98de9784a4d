import type { InstanceTypeSpecs } from './instanceTypeSpecs.ts';

/** The highest use of an instance in each day, in percent; a day or a metric without data is absent. */
export interface PeakUtilization {
  readonly days: readonly DayPeak[];
  /** CPU surplus credits that were charged; absent: not read, or not of a burstable type. */
  readonly surplus?: ChargedSurplus;
}

/** A credit is a vCPU-minute (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/burstable-credits-baseline-concepts.html). */
export interface ChargedSurplus {
  readonly credits: number;
  /** The hours in which they were charged. */
  readonly hours: number;
}

export interface DayPeak {
  /** 2026-11-23 */
  readonly date: string;
  readonly cpu?: number;
  readonly memory?: number;
}

/**
 * The same use as a share of what another type has, in percent: by its vCPUs and its memory alone. A
 * newer processor does more with a vCPU, so that its CPU is rather less. undefined where the size of
 * a type is not known.
 */
export function peakUtilizationOn(
  { days }: PeakUtilization,
  from: InstanceTypeSpecs | undefined,
  to: InstanceTypeSpecs | undefined,
): PeakUtilization | undefined {
  const cpu = ratio(from?.vcpus, to?.vcpus);
  const memory = ratio(from?.memoryMiB, to?.memoryMiB);
  if (cpu === undefined || memory === undefined) return undefined;
  return {
    days: days.map((day) => ({
      date: day.date,
      ...(day.cpu === undefined ? {} : { cpu: day.cpu * cpu }),
      ...(day.memory === undefined ? {} : { memory: day.memory * memory }),
    })),
  };
}

function ratio(from: number | undefined, to: number | undefined): number | undefined {
  return from === undefined || to === undefined || to === 0 ? undefined : from / to;
}
