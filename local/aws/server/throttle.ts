import type { Clock } from './clock.ts';

/**
 * A token bucket: `burst` calls at once, then `perSecond` (docs/facts/ec2-resize.md#request-rates).
 */
export interface Bucket {
  readonly burst: number;
  readonly perSecond: number;
}

export interface Throttle {
  /** Takes `tokens` from the bucket of `key`; false when there are too few, and then takes none. */
  take(key: string, bucket: Bucket, tokens?: number): boolean;
}

/** Token buckets that start full and refill on `clock`, one for each key. */
export function createThrottle(clock: Clock): Throttle {
  const levels = new Map<string, { level: number; at: number }>();
  return {
    take: (key, { burst, perSecond }, tokens = 1) => {
      const at = clock.now().getTime();
      const last = levels.get(key) ?? { level: burst, at };
      const level = Math.min(burst, last.level + ((at - last.at) / 1000) * perSecond);
      const granted = level >= tokens;
      levels.set(key, { level: granted ? level - tokens : level, at });
      return granted;
    },
  };
}
