import { changePolicyIn, freezeIn, openingIn } from '../../config/changePolicyIn.ts';
import type { Suggestion } from '../../domain/suggestions/suggestion.ts';
import type { Execution } from '../views/suggestion/approvalSteps.ts';
import type { SlackDeps } from './deps.ts';

/** The change policy of the instance. A rollback needs one approver, no window and no freeze (docs/decisions/0009). */
export function executionText(
  suggestion: Suggestion,
  { config, now }: Pick<SlackDeps, 'config' | 'now'>,
): Execution {
  const changePolicy = changePolicyIn(config)(suggestion);
  if (suggestion.kind === 'rollback') {
    const { window: _, ...rest } = changePolicy;
    return { changePolicy: { ...rest, secondApprover: false } };
  }
  const frozen = freezeIn(config, now().toISOString());
  return { changePolicy, opening: openingIn(config, changePolicy, now()), frozen };
}
