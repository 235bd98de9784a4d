import type { SuggestionRecord } from '../../domain/lifecycle/suggestionRecord.ts';
import type { Refusal } from '../../domain/lifecycle/transition.ts';
import { type Sentence, sentence, together } from '../../shared/message.ts';
import type { Result } from '../../shared/result.ts';
import { err } from '../../shared/result.ts';
import { escapeValues } from '../blockKit/mrkdwn.ts';
import type { SlackDeps } from './deps.ts';

type Transition = (record: SuggestionRecord) => Result<SuggestionRecord, Refusal>;

/**
 * Makes one transition and stores it, if nobody was faster. Two presses at once: one effect. Where
 * only the bot was faster (the morning's round has seen it again, or its card was posted), nothing
 * was decided, and it is made on what is stored now. The error is for the presser.
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
  sentence('Somebody else acted first. Look at the card again; your click changed nothing.'),
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

/** Names that others have given stand in what a check says. */
function refusalText({ message, because }: Refusal): Sentence {
  return escapeValues(because === undefined ? message : together(message, because));
}
