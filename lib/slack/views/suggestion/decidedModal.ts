import type { ModalView } from '@slack/types';
import type {
  SuggestionRecord,
  SuggestionState,
} from '../../../domain/lifecycle/suggestionRecord.ts';
import { context, modal, section } from '../../blockKit/blocks.ts';
import type { Text } from '../../i18n/ko.ts';
import type { Language } from '../../i18n/translator.ts';
import { assignmentText, nameOf } from '../wording.ts';
import { stateText } from './stateText.ts';

/** What was decided, by whom and when, and what happens next: where no card can say it. */
export function decidedModal(record: SuggestionRecord, language: Language): ModalView {
  const { say } = language;
  const { suggestion, state } = record;
  const decided =
    state.kind === 'open' ? assignmentText(record, language) : stateText(record, language);
  const said = decided ?? say('The suggestion is open again.');
  const next = nextOf(state.kind);
  return modal(language, say('Done'), [
    section(`*${nameOf(suggestion)}*\n${said}`),
    ...(next === undefined ? [] : [context(say(next))]),
  ]);
}

function nextOf(kind: SuggestionState['kind']) {
  return Object.hasOwn(NEXT, kind) ? NEXT[kind as keyof typeof NEXT] : undefined;
}

const NEXT = {
  approved: 'Follow the progress in the thread of the digest.',
  requested: 'Another approver can agree on its card.',
  snoozed: 'It will be suggested again then if it still saves money.',
  dismissed: 'Trimtab will not suggest this change again.',
  open: 'It stays open until it is approved, snoozed or dismissed.',
} as const satisfies Readonly<Partial<Record<SuggestionState['kind'], Text>>>;
