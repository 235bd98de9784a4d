import type { ModalView } from '@slack/types';
import type { SuggestionRecord, SuggestionState } from '../../domain/suggestionRecord.ts';
import { context, modal, section } from '../view.ts';
import { assignmentInWords, nameOf } from '../wording.ts';
import { stateInWords } from './stateInWords.ts';

/** What was decided, by whom and when, and what happens next: where no card can say it. */
export function decidedModal(record: SuggestionRecord): ModalView {
  const { suggestion, state } = record;
  const decided = state.kind === 'open' ? assignmentInWords(record) : stateInWords(record);
  const said = decided ?? 'It is open again.';
  const next = NEXT[state.kind];
  return modal('Done', [
    section(`*${nameOf(suggestion)}*\n${said}`),
    ...(next === undefined ? [] : [context(next)]),
  ]);
}

const NEXT: Readonly<Partial<Record<SuggestionState['kind'], string>>> = {
  approved: 'Its progress is shown in the thread of the digest.',
  requested: 'Its card has the button for whoever agrees.',
  snoozed: 'It comes back then if it still saves money.',
  dismissed: 'Trimtab will not suggest this change for it again.',
  open: 'It stays open until somebody decides.',
};
