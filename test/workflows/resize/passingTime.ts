import type {
  DurableContext,
  Duration,
  WaitForConditionCheckFunc,
  WaitForConditionConfig,
} from '@aws/durable-execution-sdk-js';

/** A clock that only moves when something is waited for. */
export interface Clock {
  readonly now: () => Date;
  readonly advance: (seconds: number) => void;
}

export function clockAt(start: string): Clock {
  let at = Date.parse(start);
  return {
    now: () => new Date(at),
    advance: (seconds) => {
      at += seconds * 1000;
    },
  };
}

/**
 * The same context, whose waits take their time on `clock`: once each, as a replay does not wait
 * again. So do the pauses between the polls of a condition. `waited` lives as long as the execution.
 */
export function passingTime(
  ctx: DurableContext,
  clock: Clock,
  waited: Set<string>,
): DurableContext {
  const pass = (name: string, seconds: number) => {
    if (!waited.has(name)) clock.advance(seconds);
    waited.add(name);
  };
  return withPauses(ctx, {
    beforeWait: pass,
    afterWait: () => {},
  });
}

/** What happens before and after each pause; the name is unique in the execution. */
export interface Pauses {
  readonly beforeWait: (name: string, seconds: number) => void;
  readonly afterWait: (name: string, seconds: number) => void;
}

/** The same context, that tells of its waits and of the pauses between polls. */
export function withPauses(ctx: DurableContext, pauses: Pauses): DurableContext {
  const wait = async (name: string, { seconds }: { readonly seconds: number }) => {
    pauses.beforeWait(name, seconds);
    await ctx.wait(name, { seconds });
    pauses.afterWait(name, seconds);
  };
  const waitForCondition = <State>(
    name: string,
    check: WaitForConditionCheckFunc<State>,
    config: WaitForConditionConfig<State>,
  ) => {
    const delays = new Map<number, number>();
    const pause = (attempt: number) => `${name} ${attempt}: pause`;
    return ctx.waitForCondition<State>(
      name,
      (state, context) => {
        const before = context.attempt - 1;
        const delay = delays.get(before);
        if (delay !== undefined) pauses.afterWait(pause(before), delay);
        return check(state, context);
      },
      {
        ...config,
        waitStrategy: (state, attempt) => {
          const decision = config.waitStrategy(state, attempt);
          if (!decision.shouldContinue) return decision;
          const seconds = secondsOf(decision.delay);
          delays.set(attempt, seconds);
          pauses.beforeWait(pause(attempt), seconds);
          return decision;
        },
      },
    );
  };
  return new Proxy(ctx, {
    get: (target, key) => {
      if (key === 'wait') return wait;
      if (key === 'waitForCondition') return waitForCondition;
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

function secondsOf(delay: Duration): number {
  if (!('seconds' in delay) || delay.seconds === undefined) throw new Error('not in seconds');
  return delay.seconds;
}
