import type { Configuration } from '../../config/config.ts';
import { routed } from '../../domain/digest/buildDigests.ts';
import { savingsSoFar } from '../../domain/digest/realizedSavings.ts';
import type { SuggestionRecord } from '../../domain/lifecycle/suggestionRecord.ts';
import { worthOf } from '../../domain/suggestions/savingAmount.ts';
import type { Home } from '../views/digest/homeBlocks.ts';
import type { ReportDeps } from './deps.ts';

/** Days in the line of what was saved. */
const DAYS = 30;

/** All that one person's App Home shows. */
export async function readHome(
  userId: string,
  isApprover: boolean,
  config: Configuration,
  deps: ReportDeps,
): Promise<Home> {
  const [records, ledger] = await Promise.all([deps.records(), deps.ledger()]);
  const addressOf = await deps.addressing(records);
  const isMine = ({ suggestion, assigned }: SuggestionRecord) =>
    assigned === undefined ? addressOf(routed(suggestion)) === userId : assigned.to === userId;
  const inState = (...kinds: readonly SuggestionRecord['state']['kind'][]) =>
    records.filter(({ state }) => kinds.includes(state.kind));
  return {
    mine: inState('open')
      .filter(({ suggestion }) => suggestion.takesBack === undefined)
      .filter(isMine)
      .toSorted((a, b) => worthOf(b.suggestion.saving) - worthOf(a.suggestion.saving)),
    pending: inState('requested', 'approved'),
    running: inState('resizing', 'watching'),
    savings: savingsSoFar(ledger, deps.now().toISOString(), DAYS),
    ledger,
    config,
    isApprover,
    accountNames: deps.accountNames,
  };
}
