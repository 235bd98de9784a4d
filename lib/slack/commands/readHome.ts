import type { Configuration } from '../../config/config.ts';
import { routed } from '../../domain/digest/buildDigests.ts';
import { realizedSavings } from '../../domain/digest/realizedSavings.ts';
import type { SuggestionRecord } from '../../domain/lifecycle/suggestionRecord.ts';
import { savingAmountOf } from '../../domain/suggestions/savingAmount.ts';
import type { Home } from '../views/digest/homeBlocks.ts';
import type { QueryDeps } from './deps.ts';

/** Days in the line of what was saved. */
const DAYS = 30;

/** All that one person's App Home shows. */
export async function readHome(
  userId: string,
  isApprover: boolean,
  config: Configuration,
  deps: QueryDeps,
): Promise<Home> {
  const [records, ledger] = await Promise.all([deps.records(), deps.ledger()]);
  const addressOf = await deps.recipients(records);
  const isMine = ({ suggestion, assigned }: SuggestionRecord) =>
    assigned === undefined ? addressOf(routed(suggestion)) === userId : assigned.to === userId;
  const inState = (...kinds: readonly SuggestionRecord['state']['kind'][]) =>
    records.filter(({ state }) => kinds.includes(state.kind));
  return {
    mine: inState('open')
      .filter(({ suggestion }) => suggestion.kind !== 'rollback')
      .filter(isMine)
      .toSorted(
        (a, b) => savingAmountOf(b.suggestion.saving) - savingAmountOf(a.suggestion.saving),
      ),
    pending: inState('requested', 'approved'),
    running: inState('resizing', 'monitoring'),
    savings: realizedSavings(ledger, deps.now().toISOString(), DAYS),
    ledger,
    config,
    isApprover,
    accountNames: deps.accountNames,
  };
}
