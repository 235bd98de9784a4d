import type { SuggestionRecord } from '../../domain/lifecycle/suggestionRecord.ts';
import type { Refusal } from '../../domain/lifecycle/transition.ts';
import { type Sentence, sentence, together } from '../../shared/message.ts';
import type { Result } from '../../shared/result.ts';
import { err } from '../../shared/result.ts';
import { escapeValues } from '../blockKit/mrkdwn.ts';
import type { SlackDeps } from './deps.ts';

type Transition = (record: SuggestionRecord) => Result<SuggestionRecord, Refusal>;

/**
 * Makes one transition and stores it, if no other decision was stored since `record` was read: of two
 * presses at once, one takes effect. Where only the bot has stored the record (the suggestion was
 * refreshed, its card was posted), the transition is made again on what is stored now. The error is
 * for the user.
 */
export async function decide(
  record: SuggestionRecord,
  transition: Transition,
  deps: Pick<SlackDeps, 'suggestions'>,
): Promise<Result<SuggestionRecord, Sentence>> {
  const made = await make(record, transition, deps);
  if (made !== 'conflict') return made;
  const { instance, id } = record.suggestion;
  const now = await deps.suggestions.get(instance.account, id);
  if (now === undefined || now.history.length !== record.history.length) return TOO_LATE;
  const again = await make(now, transition, deps);
  return again === 'conflict' ? TOO_LATE : again;
}

const TOO_LATE = err(
  sentence('Another user acted first. See the card again. Your click changed nothing.'),
);

async function make(
  record: SuggestionRecord,
  transition: Transition,
  { suggestions }: Pick<SlackDeps, 'suggestions'>,
): Promise<Result<SuggestionRecord, Sentence> | 'conflict'> {
  const next = transition(record);
  if (!next.ok) return err(refusalText(next.error));
  const saved = await suggestions.save(record, next.value);
  return saved.ok ? saved : 'conflict';
}

/** A finding of a check may have names in it that anyone who tags an instance can write. */
function refusalText({ message, because }: Refusal): Sentence {
  return escapeValues(because === undefined ? message : together(message, because));
}
