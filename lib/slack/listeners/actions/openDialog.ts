import type { ModalView } from '@slack/types';
import type { SuggestionRecord } from '../../../domain/lifecycle/suggestionRecord.ts';
import type { Language } from '../../i18n/translator.ts';
import type { SlackDeps } from '../../interactions/deps.ts';
import { type Press, readPress } from '../../interactions/press.ts';
import { stateText } from '../../views/suggestion/stateText.ts';
import { onPress, type PressContext } from '../onPress.ts';

/** A dialog about a suggestion. */
export type Dialog = (record: SuggestionRecord, language: Language) => ModalView;

/** Snooze…, Dismiss… and Assign… as buttons. */
export function openDialog(dialog: Dialog, deps: SlackDeps) {
  return onPress(deps, readPress, showDialog(dialog));
}

/** Opens the dialog while the suggestion is open, and says its state otherwise. */
export function showDialog(dialog: Dialog) {
  return async ({ record }: Press, { language, reply, openView }: PressContext): Promise<void> => {
    if (record.state.kind !== 'open') {
      const state = stateText(record, language) ?? '';
      return reply(`${state} ${language.say('Nothing was changed.')}`);
    }
    await openView(dialog(record, language));
  };
}
