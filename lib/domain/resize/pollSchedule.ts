/** How polling is spread: at most so many polls, over so much time. */
export interface PollSchedule {
  readonly polls: number;
  readonly seconds: number;
  /** The shortest delay between two polls. */
  readonly pollSeconds: number;
}

/** Where the polling is. */
export interface PollProgress {
  /** Polls made so far. */
  readonly polls: number;
  /** Seconds since the first one. */
  readonly seconds: number;
  /** Seconds since the last progress: the longer ago, the less often it is polled. */
  readonly quiet: number;
  /** Failures in a row. */
  readonly failures?: number;
}

/** The longest backoff after failures, in seconds. */
const MAX_BACKOFF = 120;

/**
 * Seconds until the next poll, at least one: a quarter of the time without progress, longer after
 * failures. The longest delay is twice the even spread; once the polls that are left have to be that
 * far apart to last for the rest of the time, they are.
 */
export function nextDelay(
  { polls: looks, seconds, pollSeconds }: PollSchedule,
  { polls: made, seconds: passed, quiet, failures = 0 }: PollProgress,
): number {
  const longest = (2 * seconds) / looks;
  const needed = seconds - passed - (looks - made) * longest;
  const backoff = Math.min(MAX_BACKOFF, pollSeconds * 2 ** Math.min(failures, 3));
  const wanted = Math.max(pollSeconds, Math.min(longest, Math.max(backoff, quiet / 4)));
  return Math.max(1, Math.ceil(Math.max(wanted, needed)));
}
