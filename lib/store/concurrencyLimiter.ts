import { type ChangeLimits, freezeAt } from '../domain/policy/freezeWindow.ts';
import { type Sentence, sentence } from '../shared/message.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { LockStore } from './lockStore.ts';

/**
 * The places that a company gives to changes. Each place is a lock: so many for what runs, and so
 * many for what began in the last hour and day, which run out by themselves. Whoever holds one of
 * each may begin; two at once never share one.
 */
export interface ConcurrencyLimiter {
  /** Takes a place of each kind, or none: the error says what is full. Again for `owner` is fine. */
  readonly take: (owner: string, now: Date) => Promise<Result<'taken', Sentence>>;
  /** Gives back the place among those that run; and the others, too, unless it really `began`. */
  readonly giveBack: (owner: string, began: boolean, now: Date) => Promise<void>;
}

interface Kind {
  readonly name: string;
  readonly most: number;
  /** Absent: it is held until it is given back. */
  readonly seconds?: number;
  /** Why there is no place. */
  readonly full: Sentence;
}

/** The places of a company, over its locks. */
export function concurrencyLimiter(locks: LockStore, limits: ChangeLimits): ConcurrencyLimiter {
  const kinds = kindsOf(limits);
  const give = async (of: readonly Kind[], owner: string, now: Date) => {
    for (const what of of.flatMap(placesOf)) await locks.release({ what, owner, now });
  };
  return {
    take: async (owner, now) => {
      const frozen = freezeAt(limits, now.toISOString());
      if (frozen !== undefined) {
        return err(sentence('Changes are frozen until {day}.', { day: frozen.until }));
      }
      for (const [index, kind] of kinds.entries()) {
        if (await takeOne(locks, kind, owner, now)) continue;
        await give(kinds.slice(0, index), owner, now);
        return err(kind.full);
      }
      return ok('taken');
    },
    giveBack: (owner, began, now) => give(began ? kinds.slice(0, 1) : kinds, owner, now),
  };
}

/** What runs comes first: it alone is given back after a change. */
function kindsOf({ atOnce, perHour, perDay }: ChangeLimits): readonly Kind[] {
  return [
    {
      name: 'running',
      most: atOnce,
      full:
        atOnce === 1
          ? sentence('1 change is running, which is the limit.')
          : sentence('{count} changes are running, which is the limit.', { count: atOnce }),
    },
    {
      name: 'hour',
      most: perHour,
      seconds: 3600,
      full:
        perHour === 1
          ? sentence('1 change began in the last hour, which is the limit.')
          : sentence('{count} changes began in the last hour, which is the limit.', {
              count: perHour,
            }),
    },
    {
      name: 'day',
      most: perDay,
      seconds: 86_400,
      full:
        perDay === 1
          ? sentence('1 change began in the last 24 hours, which is the limit.')
          : sentence('{count} changes began in the last 24 hours, which is the limit.', {
              count: perDay,
            }),
    },
  ];
}

async function takeOne(locks: LockStore, kind: Kind, owner: string, now: Date): Promise<boolean> {
  const { seconds } = kind;
  for (const what of placesOf(kind)) {
    const lock = { what, owner, now, ...(seconds === undefined ? {} : { seconds }) };
    if (await locks.acquire(lock)) return true;
  }
  return false;
}

function placesOf({ name, most }: Kind): readonly string[] {
  return Array.from({ length: most }, (_, index) => `slot#${name}#${index + 1}`);
}
