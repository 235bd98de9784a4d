import type { DurableContext } from '@aws/durable-execution-sdk-js';
import type { InstanceControl } from '../../../aws/ec2/instanceControl.ts';
import type {
  Action,
  ApiCall,
  DesiredState,
  ResizeError,
} from '../../../domain/resize/nextAction.ts';
import type { InstanceRef } from '../../../shared/ids.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { durableStep } from '../../durable/durableStep.ts';

/** The calls that change an instance. Each one reads before it acts, so each may be made twice. */
export type InstanceActions = Omit<InstanceControl, 'creditsOf' | 'dryRun'>;

/** Whether an action may be taken; the error says why not. */
export type Guard = (action: Action) => Promise<Result<unknown, ResizeError>>;

/** Takes one action, in a durable step of its own that also asks the guard. */
export async function act(
  target: {
    readonly ctx: DurableContext;
    readonly control: InstanceActions;
    readonly instance: InstanceRef;
    readonly guard?: Guard;
  },
  goal: DesiredState,
  action: Action,
  during: string,
): Promise<Result<ApiCall, ResizeError>> {
  const { ctx, control, instance, guard } = target;
  const step = (name: string, call: () => Promise<Result<ApiCall, ResizeError>>) =>
    durableStep(
      ctx,
      `${during}: ${name}`,
      async () => {
        const may = guard === undefined ? ok('unguarded') : await guard(action);
        return may.ok ? call() : may;
      },
      'none',
    );
  switch (action) {
    case 'stop':
      return step('stop', () => control.stop(instance));
    case 'changeType':
      return step('change type', () => control.changeType(instance, goal.instanceType));
    case 'setCredits':
      return step('set credits', () => control.setCredits(instance, goal.credits ?? ''));
    case 'bind':
      return step('bind', () => control.bind(instance, goal.reservation));
    case 'start':
      return step('start', () => control.start(instance));
    default:
      return ok({ kind: 'already' });
  }
}
