import type { SuggestionRecord } from '../../../domain/lifecycle/suggestionRecord.ts';
import type { AccountId } from '../../../shared/ids.ts';
import {
  context,
  linesInSections,
  type MessageView,
  messageOf,
  section,
} from '../../blockKit/blocks.ts';
import { escapeMrkdwn } from '../../blockKit/mrkdwn.ts';
import type { Language } from '../../i18n/translator.ts';
import { changeText, nameOf, savingText } from '../../views/wording.ts';

/** The first `most` of the open suggestions, one line each, largest saving first. */
export function topMessage(
  open: readonly SuggestionRecord[],
  most: number,
  accountNames: Readonly<Partial<Record<AccountId, string>>>,
  language: Language,
): MessageView {
  const { say, count } = language;
  const shown = open.slice(0, most);
  if (shown.length === 0) return messageOf(say('No open suggestions.'));
  const text = say('{shown} of {suggestions}, largest saving first', {
    shown: shown.length,
    suggestions: count(open.length, '{n} open suggestion', '{n} open suggestions'),
  });
  return {
    text,
    blocks: [
      section(`*${text}*`),
      ...linesInSections(
        shown.map((record, index) => `${index + 1}. ${lineOf(record, accountNames, language)}`),
      ),
      context(say('`/trimtab open` shows their cards, where they are approved.')),
    ],
  };
}

function lineOf(
  { suggestion }: SuggestionRecord,
  accountNames: Readonly<Partial<Record<AccountId, string>>>,
  language: Language,
): string {
  const { instance } = suggestion;
  const account = accountNames[instance.account] ?? instance.account;
  return [
    `*${nameOf(suggestion)}*`,
    changeText(suggestion, language),
    savingText(suggestion.saving, language),
    `${instance.region}, ${escapeMrkdwn(account, 40)}`,
  ].join(' · ');
}
