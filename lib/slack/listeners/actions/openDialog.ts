import type { ModalView } from '@slack/types';
import type { SuggestionRecord } from '../../../domain/lifecycle/suggestionRecord.ts';
import type { Language } from '../../i18n/translator.ts';
import type { SlackDeps } from '../../interactions/deps.ts';
import { readPress } from '../../interactions/press.ts';
import { stateText } from '../../views/suggestion/stateText.ts';
import { onPress } from '../onPress.ts';

/** Snooze…, Dismiss… and Assign…: a dialog about a suggestion that is still open. */
export function openDialog(
  dialog: (record: SuggestionRecord, language: Language) => ModalView,
  deps: SlackDeps,
) {
  return onPress(deps, readPress, async ({ record }, { language, reply, openView }) => {
    if (record.state.kind !== 'open') {
      const state = stateText(record, language) ?? '';
      return reply(`${state} ${language.say('Nothing was changed.')}`);
    }
    await openView(dialog(record, language));
  });
}
