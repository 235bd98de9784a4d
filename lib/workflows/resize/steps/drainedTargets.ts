import type { ResizeError } from '../../../domain/resize/nextAction.ts';
import { type Sentence, sentence, together } from '../../../shared/message.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { durableStep } from '../../durable/durableStep.ts';
import {
  awaitHealthy,
  drainTargets,
  type Registration,
  registerTargets,
} from '../control/registration.ts';
import { abortable } from '../guards/abortGuard.ts';
import {
  alert,
  type ResizeResult,
  type ResizeRun,
  recordRequests,
  untouched,
} from '../resizeRun.ts';
import type { ResizePlan } from './resizePlan.ts';

/** The target groups of an instance during its change; nothing to do for one that is in none. */
export interface DrainedTargets {
  /** Drains it again, after it was restored. */
  readonly drainAgain: () => Promise<void>;
  /** Registers it, once. `during` makes the names of its steps unique. */
  readonly restore: (during: string, retry?: 'long' | 'short') => Promise<void>;
  /** Restores it and waits until it is healthy. One that can't be registered is not waited for. */
  readonly restoreHealthy: (during: string) => Promise<Result<'healthy', ResizeError>>;
  /** Leaves it deregistered: the instance is terminated. */
  readonly abandon: () => void;
}

/** Drains the instance before `inside`, and registers it afterwards, if that is not done by then. */
export async function withDrainedTargets(
  run: ResizeRun,
  plan: ResizePlan,
  inside: (targets: DrainedTargets) => Promise<ResizeResult>,
): Promise<ResizeResult> {
  const targets = drainedTargets(run, plan);
  if (!plan.steps.hasTargets) return inside(targets);
  await run.enter('drain', plan.steps);
  const wanted = await durableStep(
    run.ctx,
    'still wanted',
    abortable(run, async () => ok('wanted')),
  );
  if (!wanted.ok) return untouched(wanted.error.message);
  const drained = await drainTargets(registrationOf(run, plan), 'drain');
  const result = drained.ok ? await inside(targets) : untouched(notDrained(drained.error));
  await targets.restore('release targets');
  return result;
}

function notDrained({ message }: ResizeError): Sentence {
  return together(sentence('It could not be deregistered from its target groups.'), message);
}

/** The targets of an instance that is drained, or may be: by this run or by one that died. */
export function drainedTargets(run: ResizeRun, plan: ResizePlan): DrainedTargets {
  const registration = registrationOf(run, plan);
  let isDrained = plan.steps.hasTargets;
  const restore = async (during: string, retry?: 'long' | 'short') => {
    if (!isDrained) return 'registered';
    isDrained = false;
    return registerTargets(registration, during, retry);
  };
  return {
    restore: async (during, retry) => {
      await restore(during, retry);
    },
    restoreHealthy: async (during) => {
      if (!isDrained) return ok('healthy');
      if ((await restore(during)) === 'not registered') return ok('healthy');
      return awaitHealthy(registration, during, run.deps.settings.healthMinutes * 60);
    },
    drainAgain: async () => {
      if (!plan.steps.hasTargets) return;
      isDrained = true;
      await drainTargets(registration, 'drain again');
    },
    abandon: () => {
      isDrained = false;
    },
  };
}

function registrationOf(run: ResizeRun, { baseline }: ResizePlan): Registration {
  const { ctx, deps, record } = run;
  return {
    ctx,
    now: deps.now,
    control: deps.targets,
    instance: record.suggestion.instance,
    targets: baseline.targets,
    pollSeconds: deps.settings.pollSeconds,
    onCalls: (calls) => recordRequests(run, calls),
    alert: (name, reason) => alert(run, name, reason),
  };
}
