import { nextOpening, type Opening } from '../domain/maintenanceWindow.ts';
import { type Handling, handlingOf } from '../domain/policy.ts';
import type { Suggestion } from '../domain/suggestion.ts';
import type { Configuration } from './config.ts';

/** How a company wants one instance to be changed, by its tags. */
export function handlingIn({ resize }: Configuration): (of: Pick<Suggestion, 'tags'>) => Handling {
  return ({ tags }) => handlingOf(tags, resize.policies);
}

/** The next opening of an instance's window; undefined when it has none, or no window of that name. */
export function openingIn(
  { resize, digest }: Configuration,
  { window: name }: Handling,
  now: Date,
): Opening | undefined {
  const window = name === undefined ? undefined : resize.windows[name];
  if (window === undefined) return undefined;
  return nextOpening(
    { ...window, timeZone: window.timeZone ?? digest.timeZone },
    now.toISOString(),
  );
}
