/** How a wait for something is spread: so many looks at most, over so much time. */
export interface PollSchedule {
  readonly looks: number;
  readonly seconds: number;
  /** The shortest pause between two looks. */
  readonly pollSeconds: number;
}

/** Where a wait is. */
export interface Waited {
  /** Looks made so far. */
  readonly looks: number;
  /** Seconds since the first one. */
  readonly seconds: number;
  /** Seconds since something last went on: the longer ago, the less hurry. */
  readonly quiet: number;
  /** Failures in a row. */
  readonly failures?: number;
}

/** The longest first pause after failures, in seconds. */
const BREATH = 120;

/**
 * Seconds until the next look, at least one: a quarter of the time in which nothing went on, longer
 * after failures. Twice the even spread is the longest pause; once the rest of the time needs all the
 * looks that are left at that length, every pause is as long as that needs, so that the looks last as
 * long as the time.
 */
export function nextDelay(
  { looks, seconds, pollSeconds }: PollSchedule,
  { looks: made, seconds: passed, quiet, failures = 0 }: Waited,
): number {
  const longest = (2 * seconds) / looks;
  const needed = seconds - passed - (looks - made) * longest;
  const breath = Math.min(BREATH, pollSeconds * 2 ** Math.min(failures, 3));
  const wanted = Math.max(pollSeconds, Math.min(longest, Math.max(breath, quiet / 4)));
  return Math.max(1, Math.ceil(Math.max(wanted, needed)));
}
