import type { Goal } from './resizeMove.ts';
import type { ProgressStep } from './suggestionRecord.ts';

/** Where a resize is, in the order of domain.md A5. */
export type ResizePhase = 'recheck' | 'stop' | 'changeType' | 'start' | 'health' | 'done';

/** What people see of a resize: what is done, what runs, what is to come. */
export function progressAt(phase: ResizePhase, goal: Goal): readonly ProgressStep[] {
  const steps = stepsTowards(goal);
  const current = steps.findIndex((step) => step.phase === phase);
  return steps.map(({ step }, index) => ({
    step,
    status: current === -1 || index < current ? 'done' : index === current ? 'running' : 'pending',
  }));
}

/** The same once it goes wrong at `phase`, with the way back as its last step. */
export function progressBack(
  phase: ResizePhase,
  goal: Goal,
  reason: string,
  back: {
    readonly to: Goal;
    readonly status: ProgressStep['status'];
    /** Why it is not back yet. */
    readonly detail?: string;
  },
): readonly ProgressStep[] {
  const soFar = progressAt(phase, goal).filter((step) => step.status !== 'pending');
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

function stepsTowards(
  goal: Goal,
): readonly { readonly phase: ResizePhase; readonly step: string }[] {
  const change = { phase: 'changeType', step: `Change type to ${goal.instanceType}` } as const;
  const recheck = { phase: 'recheck', step: 'Check again' } as const;
  if (goal.runState === 'stopped') return [recheck, change];
  return [
    recheck,
    { phase: 'stop', step: 'Stop' },
    change,
    { phase: 'start', step: 'Start' },
    { phase: 'health', step: 'Status checks' },
  ];
}
