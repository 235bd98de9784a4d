import type { AccountId } from '../../domain/ids.ts';
import type { SuggestionRecord } from '../../domain/suggestionRecord.ts';
import { type MessageView, section } from '../view.ts';
import { actorInWords, nameOf } from '../wording.ts';
import { type CardForm, suggestionCard } from './suggestionCard.ts';

/** A suggestion for the person who should look at it. */
export function assignedMessage(
  record: SuggestionRecord,
  accountNames: Readonly<Partial<Record<AccountId, string>>>,
): MessageView {
  const by = record.assigned === undefined ? 'Somebody' : actorInWords(record.assigned.by);
  const around = (form: CardForm) => [
    section(`${by} asks you to look at this.`),
    ...suggestionCard(record, form, accountNames),
  ];
  return {
    text: `${nameOf(record.suggestion)}: please look at this suggestion`,
    blocks: around('card'),
    plain: around('plain'),
  };
}
