import type { Baseline } from '../../../domain/resize/baseline.ts';
import type { ResizeSteps } from '../../../domain/resize/progress.ts';
import { resizeOf } from '../../../domain/suggestions/approvability.ts';
import type { TargetType } from '../deps.ts';
import type { ResizeRun } from '../resizeRun.ts';

/** The ids of capacity reservations, by the instance type that they hold capacity for. */
export type Reservations = Readonly<Record<string, string>>;

/** What a change works with once it is revalidated. */
export interface ResizePlan {
  readonly baseline: Baseline;
  readonly steps: ResizeSteps;
  /** The types that it may change to, in the order in which they are tried. */
  readonly targetTypes: readonly TargetType[];
  readonly reservations: Reservations;
}

/** The steps of this run. Its target groups are known with its baseline. */
export function stepsFor(
  { record, changePolicy, approval }: ResizeRun,
  baseline?: Baseline,
): ResizeSteps {
  const { to: instanceType, runState } = resizeOf(record.suggestion);
  const isRunning = runState !== 'stopped';
  return {
    to: { instanceType, runState: isRunning ? 'running' : 'stopped' },
    reserves: changePolicy.reserveCapacity && isRunning,
    backsUp: changePolicy.backUp || approval.backUp,
    hasTargets: isRunning && (baseline?.targets.length ?? 0) > 0,
  };
}

/** The same steps with another type, where a fallback type takes the place of the suggested one. */
export function stepsTo(steps: ResizeSteps, instanceType: string): ResizeSteps {
  return { ...steps, to: { ...steps.to, instanceType } };
}
