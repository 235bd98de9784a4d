import type { Goal } from './resizeMove.ts';
import type { ProgressStep } from './suggestionRecord.ts';

/** Where a resize is, in the order of domain.md A5. */
export type ResizePhase =
  | 'wait'
  | 'recheck'
  | 'reserve'
  | 'backUp'
  | 'drain'
  | 'stop'
  | 'changeType'
  | 'start'
  | 'health'
  | 'targets'
  | 'done';

/** What a change has to do, besides what every change does. */
export interface Road {
  readonly to: Goal;
  readonly reserves: boolean;
  readonly backsUp: boolean;
  readonly hasTargets: boolean;
}

/** What people see of a resize: what is done, what runs, what is to come. */
export function progressAt(phase: ResizePhase, road: Road): readonly ProgressStep[] {
  const steps = stepsOf(road);
  const current = steps.findIndex((step) => step.phase === phase);
  return steps.map(({ step }, index) => ({
    step,
    status: current === -1 || index < current ? 'done' : index === current ? 'running' : 'pending',
  }));
}

/** The same once it goes wrong at `phase`, with the way back as its last step. */
export function progressBack(
  phase: ResizePhase,
  road: Road,
  reason: string,
  back: {
    readonly to: Goal;
    readonly status: ProgressStep['status'];
    /** Why it is not back yet. */
    readonly detail?: string;
  },
): readonly ProgressStep[] {
  const soFar = progressAt(phase, road).filter((step) => step.status !== 'pending');
  return [
    ...soFar.map((step) =>
      step.status === 'running' ? { ...step, status: 'failed' as const, detail: reason } : step,
    ),
    {
      step: `Back to ${back.to.instanceType}, ${back.to.runState}`,
      status: back.status,
      ...(back.detail === undefined ? {} : { detail: back.detail }),
    },
  ];
}

interface Step {
  readonly phase: ResizePhase;
  readonly step: string;
}

function stepsOf({ to, reserves, backsUp, hasTargets }: Road): readonly Step[] {
  const change: Step = { phase: 'changeType', step: `Change type to ${to.instanceType}` };
  const first: readonly Step[] = [
    { phase: 'recheck', step: 'Check again' },
    ...when(reserves, { phase: 'reserve', step: 'Reserve room for it' }),
    ...when(backsUp, { phase: 'backUp', step: 'Make an image' }),
  ];
  if (to.runState === 'stopped') return [...first, change];
  return [
    ...first,
    ...when(hasTargets, { phase: 'drain', step: 'Take it out of its target groups' }),
    { phase: 'stop', step: 'Stop' },
    change,
    { phase: 'start', step: 'Start' },
    { phase: 'health', step: 'Status checks' },
    ...when(hasTargets, { phase: 'targets', step: 'Put it back into its target groups' }),
  ];
}

function when(holds: boolean, step: Step): readonly Step[] {
  return holds ? [step] : [];
}
