import type { DurableContext } from '@aws/durable-execution-sdk-js';
import type { TargetControl, TargetState } from '../../../aws/targetControl.ts';
import type { Target } from '../../../domain/resize/baseline.ts';
import type { ApiCall, ResizeError } from '../../../domain/resize/nextAction.ts';
import type { InstanceRef } from '../../../shared/ids.ts';
import { type Sentence, sentence, together } from '../../../shared/message.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { pollDurably } from '../../durable/pollDurably.ts';
import { PREPARE_RETRY, type RetryOptions, retryDurably } from '../../durable/retryDurably.ts';
import { REGISTER_ATTEMPTS, TARGET_POLLS } from '../operationBudget.ts';

/** The registration of one instance in its target groups. */
export interface Registration {
  readonly ctx: DurableContext;
  readonly now: () => Date;
  readonly control: Pick<TargetControl, 'statesOf' | 'takeOut' | 'putBack'>;
  readonly instance: InstanceRef;
  readonly targets: readonly Target[];
  readonly pollSeconds: number;
  /** Called with what AWS took. */
  readonly onCalls: (calls: readonly ApiCall[]) => void;
  readonly alert: (name: string, reason: Sentence) => Promise<void>;
}

/** Longer than a deregistration delay, which is at most an hour. */
const DRAIN_SECONDS = 4200;

const always = () => true;

/** A quarter of an hour. Then people are alerted: an instance that gets no traffic is as good as down. */
const REGISTER_RETRY = {
  maxAttempts: REGISTER_ATTEMPTS.beforeAlert,
  initialDelaySeconds: 15,
  retryIf: always,
} as const;
/** After the alert: for a day. */
const REGISTER_RETRY_LONG = {
  maxAttempts: REGISTER_ATTEMPTS.afterAlert,
  initialDelaySeconds: 960,
  retryIf: always,
} as const;

/** Deregisters it and waits until its connections have ended. `name`: unique in the workflow. */
export async function drainTargets(
  registration: Registration,
  name: string,
): Promise<Result<'drained', ResizeError>> {
  const { ctx, control, instance, targets, onCalls } = registration;
  const deregistered = await retryDurably(
    ctx,
    `${name}: deregister`,
    () => control.takeOut(instance, targets),
    PREPARE_RETRY,
  );
  if (!deregistered.ok) return deregistered;
  onCalls(deregistered.value);
  const isGone = ({ state }: TargetState) => state === 'absent' || state === 'deleted';
  const states = await pollStates(registration, `${name}: drain`, targets, DRAIN_SECONDS, (seen) =>
    seen.every(isGone),
  );
  if (states?.every(isGone) === true) return ok('drained');
  const message = sentence('Its load balancers still route traffic to it.');
  return err({ kind: 'unknown', message });
}

/**
 * Registers it again. `long`: tries for a day, and alerts people after a quarter of an hour; `short`:
 * for three minutes. Alerts them when it could not be done.
 */
export async function registerTargets(
  registration: Registration,
  name: string,
  retry: 'long' | 'short' = 'long',
): Promise<'registered' | 'not registered'> {
  const { ctx, control, instance, targets, onCalls, alert } = registration;
  const groups = [...new Set(targets.map(({ groupName }) => groupName))].join(', ');
  const register = (step: string, options: RetryOptions<ResizeError>) =>
    retryDurably(ctx, step, () => control.putBack(instance, targets), options);
  let registered = await register(
    `${name}: register`,
    retry === 'short' ? PREPARE_RETRY : REGISTER_RETRY,
  );
  if (!registered.ok && retry === 'long') {
    const late = sentence('It is not registered in its target groups yet: {groups}.', { groups });
    const reason = together(late, registered.error.message, sentence('Trimtab keeps trying.'));
    await alert(`${name}: alert`, reason);
    registered = await register(`${name}: keep registering`, REGISTER_RETRY_LONG);
  }
  if (registered.ok) {
    onCalls(registered.value);
    return 'registered';
  }
  const problem = sentence('It could not be registered in its target groups: {groups}.', {
    groups,
  });
  const reason = together(
    problem,
    registered.error.message,
    sentence('Register it in the EC2 console.'),
  );
  await alert(`${name}: alert at the end`, reason);
  return 'not registered';
}

/** Waits until it is healthy wherever it was healthy before; the error names where it is not. */
export async function awaitHealthy(
  registration: Registration,
  name: string,
  seconds: number,
): Promise<Result<'healthy', ResizeError>> {
  const expected = registration.targets.filter(({ healthy }) => healthy);
  const unhealthyIn = (states: readonly TargetState[]) =>
    expected.filter((_, index) => !isHealthy(states[index]));
  const states = await pollStates(
    registration,
    `${name}: health`,
    expected,
    seconds,
    (seen) => unhealthyIn(seen).length === 0,
  );
  const unhealthy = states === undefined ? expected : unhealthyIn(states);
  if (states !== undefined && unhealthy.length === 0) return ok('healthy');
  const groups = unhealthy.map(({ groupName }) => groupName).join(', ');
  const message = sentence('It did not become healthy in {groups}.', { groups });
  return err({ kind: 'unknown', message });
}

function isHealthy(seen: TargetState | undefined): boolean {
  return seen?.state === 'healthy' || seen?.state === 'deleted';
}

/** The states that were read last, in the order of the targets; undefined when none could be read. */
async function pollStates(
  { ctx, now, control, instance, pollSeconds }: Registration,
  name: string,
  targets: readonly Target[],
  seconds: number,
  isDone: (states: readonly TargetState[]) => boolean,
): Promise<readonly TargetState[] | undefined> {
  return pollDurably<readonly TargetState[]>(ctx, name, {
    now,
    scheduleFrom: () => ({ polls: TARGET_POLLS, seconds, pollSeconds }),
    check: async () => {
      const states = await control.statesOf(instance, targets);
      return states.ok ? states.value : undefined;
    },
    isDone,
  });
}
