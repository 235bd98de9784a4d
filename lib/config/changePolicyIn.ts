import { type ChangePolicy, changePolicyOf } from '../domain/policy/changePolicy.ts';
import { type FreezeWindow, freezeAt } from '../domain/policy/freezeWindow.ts';
import { nextOpening, type Opening } from '../domain/policy/maintenanceWindow.ts';
import type { Suggestion } from '../domain/suggestions/suggestion.ts';
import type { Configuration } from './config.ts';

/** How a company wants one instance to be changed, by its tags. */
export function changePolicyIn({
  resize,
}: Configuration): (of: Pick<Suggestion, 'tags'>) => ChangePolicy {
  return ({ tags }) => changePolicyOf(tags, resize.policies);
}

/** That the company lets nothing be changed at this time; undefined when it does. */
export function freezeIn({ resize, digest }: Configuration, at: string): FreezeWindow | undefined {
  return freezeAt({ freezes: resize.freezes, timeZone: digest.timeZone }, at);
}

/**
 * The next opening of an instance's window in which something may be changed; undefined when it has
 * none, or no window of that name. What of an opening is frozen does not count.
 */
export function openingIn(
  config: Configuration,
  { window: name }: ChangePolicy,
  now: Date,
): Opening | undefined {
  const found = name === undefined ? undefined : config.resize.windows[name];
  if (found === undefined) return undefined;
  const window = { ...found, timeZone: found.timeZone ?? config.digest.timeZone };
  let opening = nextOpening(window, now.toISOString());
  // Each turn comes to the end of another freeze of trimtab.yml.
  for (;;) {
    const frozen = opening && freezeIn(config, opening.from);
    if (opening === undefined || frozen === undefined) return opening;
    const { endsAt } = frozen;
    opening = endsAt < opening.until ? { ...opening, from: endsAt } : nextOpening(window, endsAt);
  }
}
