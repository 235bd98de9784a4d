import type { Button, KnownBlock } from '@slack/types';
import type { SuggestionRecord } from '../../../domain/lifecycle/suggestionRecord.ts';
import type { AccountId } from '../../../shared/ids.ts';
import { type MessageView, messageOf, plainText, section } from '../../blockKit/blocks.ts';
import type { Language } from '../../i18n/translator.ts';
import { type CardForm, suggestionCard } from '../../views/suggestion/suggestionCard.ts';

/** Cards on a page: a card takes up to 4 blocks, and a message 50. */
const PAGE = 8;

/** A page of the open suggestions, largest saving first, from `offset` on. */
export function openMessage(
  open: readonly SuggestionRecord[],
  offset: number,
  /** The channel or user that gets these suggestions. */
  to: string,
  accountNames: Readonly<Partial<Record<AccountId, string>>>,
  language: Language,
): MessageView {
  const { say, count } = language;
  const first = Math.min(offset, Math.max(0, open.length - 1));
  const shown = open.slice(first, first + PAGE);
  if (shown.length === 0) {
    const text = say('No open suggestions.');
    return messageOf(text);
  }
  const around = (form: CardForm): KnownBlock[] => [
    section(`*${text}*`),
    ...shown.flatMap((record) => suggestionCard(record, form, accountNames, language)),
    ...pages(first, open.length, to, language),
  ];
  const text = say('{suggestions}: {first} to {last}', {
    suggestions: count(open.length, '{n} open suggestion', '{n} open suggestions'),
    first: first + 1,
    last: first + shown.length,
  });
  return {
    text,
    blocks: around('card'),
    plain: around('plain'),
  };
}

function pages(first: number, all: number, to: string, { say }: Language): readonly KnownBlock[] {
  const elements: Button[] = [
    ...(first > 0
      ? [page('show-open-before', say('Back'), `${Math.max(0, first - PAGE)}/${to}`)]
      : []),
    ...(first + PAGE < all ? [page('show-open', say('Next'), `${first + PAGE}/${to}`)] : []),
  ];
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
}

function page(action_id: string, text: string, value: string): Button {
  return { type: 'button', action_id, text: plainText(text), value };
}
