import type { DurableContext } from '@aws/durable-execution-sdk-js';

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
 * again. `waited` lives as long as the execution.
 */
export function passingTime(
  ctx: DurableContext,
  clock: Clock,
  waited: Set<string>,
): DurableContext {
  const wait = (name: string, duration: { readonly seconds: number }) => {
    if (!waited.has(name)) clock.advance(duration.seconds);
    waited.add(name);
    return ctx.wait(name, duration);
  };
  return new Proxy(ctx, {
    get: (target, key) => {
      if (key === 'wait') return wait;
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
