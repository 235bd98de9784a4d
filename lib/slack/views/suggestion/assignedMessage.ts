import type { SuggestionRecord } from '../../../domain/lifecycle/suggestionRecord.ts';
import type { AccountId } from '../../../shared/ids.ts';
import { type MessageView, section } from '../../blockKit/blocks.ts';
import type { Language } from '../../i18n/translator.ts';
import { actorText, nameOf } from '../wording.ts';
import { type CardForm, suggestionCard } from './suggestionCard.ts';

/** A suggestion for the person who should look at it. */
export function assignedMessage(
  record: SuggestionRecord,
  accountNames: Readonly<Partial<Record<AccountId, string>>>,
  language: Language,
): MessageView {
  const { say } = language;
  const by = record.assigned === undefined ? say('A colleague') : actorText(record.assigned.by);
  const around = (form: CardForm) => [
    section(say('{by} asks you to review this suggestion.', { by })),
    ...suggestionCard(record, form, accountNames, language),
  ];
  return {
    text: say('{name}: please review this suggestion', { name: nameOf(record.suggestion) }),
    blocks: around('card'),
    plain: around('plain'),
  };
}
