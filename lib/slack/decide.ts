import type { Result } from '../domain/result.ts';
import { err } from '../domain/result.ts';
import type { SuggestionRecord } from '../domain/suggestionRecord.ts';
import type { Refusal } from '../domain/suggestionTransition.ts';
import type { SlackDeps } from './slackDeps.ts';

/**
 * Makes one transition and stores it, if nobody was faster. Two presses at once: one effect. The
 * error is for the presser.
 */
export async function decide(
  record: SuggestionRecord,
  transition: (record: SuggestionRecord) => Result<SuggestionRecord, Refusal>,
  deps: SlackDeps,
): Promise<Result<SuggestionRecord, string>> {
  const next = transition(record);
  if (!next.ok) return err(next.error.message);
  const saved = await deps.suggestions.save(record, next.value);
  return saved.ok
    ? saved
    : err('Somebody else acted first. Look at the card again; your click changed nothing.');
}
