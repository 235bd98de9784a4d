import { routed } from '../../domain/digest/buildDigests.ts';
import { realizedSavings } from '../../domain/digest/realizedSavings.ts';
import type { SuggestionRecord } from '../../domain/lifecycle/suggestionRecord.ts';
import { savingAmountOf } from '../../domain/suggestions/savingAmount.ts';
import type { QueryDeps } from '../commands/deps.ts';
import type { Home } from '../views/digest/homeBlocks.ts';

/** Days in the line of savings. */
const DAYS = 30;

/** Everything that the App Home of one person shows. */
export async function readHome(
  userId: string,
  isApprover: boolean,
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
    config: deps.config,
    isApprover,
    accountNames: deps.accountNames,
  };
}
