/** The time in the local AWS. Everything that takes time there takes it from this clock. */
export interface Clock {
  now(): Date;
  /** Seconds of this clock in one second of the wall clock. 0: it only moves by `advance`. */
  readonly speed: number;
  /** Lets `milliseconds` pass at once. */
  advance(milliseconds: number): void;
}

export interface ClockOptions {
  readonly speed?: number;
  readonly start?: Date;
}

/**
 * A clock that starts at `start` (now, when left out) and runs `speed` times as fast as the wall
 * clock (once, when left out). It never runs backwards.
 */
export function createClock({ speed = 1, start = new Date() }: ClockOptions = {}): Clock {
  if (!(speed >= 0 && Number.isFinite(speed))) throw new RangeError(`not a speed: ${speed}`);
  const begun = performance.now();
  let advanced = 0;
  return {
    speed,
    now: () => new Date(start.getTime() + advanced + (performance.now() - begun) * speed),
    advance: (milliseconds) => {
      if (milliseconds < 0) throw new RangeError('time does not run backwards');
      advanced += milliseconds;
    },
  };
}
