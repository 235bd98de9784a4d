import {
  type ConcurrencyLimit,
  concurrencyLimits,
  freezeReason,
} from '../domain/policy/concurrencyLimits.ts';
import type { ChangeLimits } from '../domain/policy/freezeWindow.ts';
import type { Sentence } from '../shared/message.ts';
import { omitUndefined } from '../shared/omitUndefined.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { LockStore } from './lockStore.ts';

/**
 * The slots that a company gives to changes. Each slot is a lock, so two changes never share one; a
 * change needs a slot of each limit.
 */
export interface ConcurrencyLimiter {
  /** Takes a slot of each limit, or none: the error says what is full. May be repeated by `owner`. */
  readonly take: (owner: string, now: Date) => Promise<Result<'taken', Sentence>>;
  /** Gives back the slot of what runs; the others as well unless the change really `began`. */
  readonly giveBack: (owner: string, began: boolean, now: Date) => Promise<void>;
}

/** The slots of a company, over its locks. */
export function concurrencyLimiter(
  locks: LockStore,
  changeLimits: ChangeLimits,
): ConcurrencyLimiter {
  const limits = concurrencyLimits(changeLimits);
  const release = async (of: readonly ConcurrencyLimit[], owner: string, now: Date) => {
    for (const what of of.flatMap(slotsOf)) await locks.release({ what, owner, now });
  };
  return {
    take: async (owner, now) => {
      const frozen = freezeReason(changeLimits, now);
      if (frozen !== undefined) return err(frozen);
      for (const [index, limit] of limits.entries()) {
        if (await acquireOne(locks, limit, owner, now)) continue;
        await release(limits.slice(0, index), owner, now);
        return err(limit.reached);
      }
      return ok('taken');
    },
    giveBack: (owner, began, now) => release(began ? limits.slice(0, 1) : limits, owner, now),
  };
}

async function acquireOne(
  locks: LockStore,
  limit: ConcurrencyLimit,
  owner: string,
  now: Date,
): Promise<boolean> {
  const { seconds } = limit;
  for (const what of slotsOf(limit)) {
    if (await locks.acquire(omitUndefined({ what, owner, now, seconds }))) return true;
  }
  return false;
}

function slotsOf({ name, slots }: ConcurrencyLimit): readonly string[] {
  return Array.from({ length: slots }, (_, index) => `slot#${name}#${index + 1}`);
}
