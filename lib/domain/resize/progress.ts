import { type Sentence, sentence } from '../../shared/message.ts';
import { RUN_STATE_TEXT } from '../fleet/stateText.ts';
import type { DesiredState } from './nextAction.ts';

/** Where a resize is, in order. */
export type ResizePhase =
  | 'wait'
  | 'revalidate'
  | 'reserve'
  | 'backUp'
  | 'drain'
  | 'stop'
  | 'changeType'
  | 'start'
  | 'health'
  | 'targets'
  | 'done';

/** One line of the progress that people see. */
export interface ProgressStep {
  readonly step: Sentence;
  readonly status: 'pending' | 'running' | 'done' | 'failed';
  readonly detail?: Sentence;
}

/** What a change has to do apart from what every change does. */
export interface ResizeSteps {
  readonly to: DesiredState;
  readonly reserves: boolean;
  readonly backsUp: boolean;
  readonly hasTargets: boolean;
}

/** What people see of a resize: what is done, what runs, what is to come. */
export function progressAt(phase: ResizePhase, resizeSteps: ResizeSteps): readonly ProgressStep[] {
  const steps = stepsOf(resizeSteps);
  const current = steps.findIndex((step) => step.phase === phase);
  return steps.map(({ step }, index) => ({
    step,
    status: current === -1 || index < current ? 'done' : index === current ? 'running' : 'pending',
  }));
}

/** The same once it has failed at `phase`, with the rollback as its last step. */
export function progressOfRollback(
  phase: ResizePhase,
  resizeSteps: ResizeSteps,
  reason: Sentence,
  back: {
    readonly to: DesiredState;
    readonly status: ProgressStep['status'];
    /** Why it is not rolled back yet. */
    readonly detail?: Sentence;
  },
): readonly ProgressStep[] {
  const soFar = progressAt(phase, resizeSteps).filter((step) => step.status !== 'pending');
  return [
    ...soFar.map((step) =>
      step.status === 'running' ? { ...step, status: 'failed' as const, detail: reason } : step,
    ),
    {
      step: sentence('Roll back to {type}, {state}', {
        type: back.to.instanceType,
        state: RUN_STATE_TEXT[back.to.runState],
      }),
      status: back.status,
      ...(back.detail === undefined ? {} : { detail: back.detail }),
    },
  ];
}

interface Step {
  readonly phase: ResizePhase;
  readonly step: Sentence;
}

function stepsOf({ to, reserves, backsUp, hasTargets }: ResizeSteps): readonly Step[] {
  const change: Step = {
    phase: 'changeType',
    step: sentence('Change type to {type}', { type: to.instanceType }),
  };
  const first: readonly Step[] = [
    { phase: 'revalidate', step: sentence('Check again') },
    ...when(reserves, { phase: 'reserve', step: sentence('Reserve capacity') }),
    ...when(backsUp, { phase: 'backUp', step: sentence('Create a backup image') }),
  ];
  if (to.runState === 'stopped') return [...first, change];
  return [
    ...first,
    ...when(hasTargets, { phase: 'drain', step: sentence('Deregister from its target groups') }),
    { phase: 'stop', step: sentence('Stop') },
    change,
    { phase: 'start', step: sentence('Start') },
    { phase: 'health', step: sentence('Status checks') },
    ...when(hasTargets, { phase: 'targets', step: sentence('Register in its target groups') }),
  ];
}

function when(holds: boolean, step: Step): readonly Step[] {
  return holds ? [step] : [];
}
