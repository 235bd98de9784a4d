/**
 * How long a run has taken, in seconds. Counts what was waited, and what the clock shows beyond that.
 * It is made of results of steps and of waits only, so that a replay counts the same.
 */
export interface ReplayClock {
  readonly seconds: () => number;
  readonly waited: (seconds: number) => void;
  /** A time that a step has read, in milliseconds. */
  readonly read: (at: number) => void;
}

export function replayClock(): ReplayClock {
  let passed = 0;
  let last: number | undefined;
  return {
    seconds: () => passed,
    waited: (seconds) => {
      passed += seconds;
      if (last !== undefined) last += seconds * 1000;
    },
    read: (at) => {
      last ??= at;
      passed += Math.max(0, at - last) / 1000;
      last = Math.max(last, at);
    },
  };
}
