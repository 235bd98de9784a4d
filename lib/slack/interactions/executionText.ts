import { frozenIn, handlingIn, openingIn } from '../../config/changePolicyOf.ts';
import type { Suggestion } from '../../domain/suggestions/suggestion.ts';
import type { HowItIsDone } from '../views/suggestion/confirmModal.ts';
import type { SlackDeps } from './deps.ts';

/** How the company wants this instance to be changed. What goes back goes back at once, by one person. */
export function howItIsDone(
  suggestion: Suggestion,
  { config, now }: Pick<SlackDeps, 'config' | 'now'>,
): HowItIsDone {
  const handling = handlingIn(config)(suggestion);
  if (suggestion.takesBack !== undefined) {
    const { window: _, ...rest } = handling;
    return { handling: { ...rest, secondApprover: false } };
  }
  const frozen = frozenIn(config, now().toISOString());
  return { handling, opening: openingIn(config, handling, now()), frozen };
}
