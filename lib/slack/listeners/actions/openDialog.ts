import type { ModalView } from '@slack/types';
import type { SuggestionRecord } from '../../../domain/lifecycle/suggestionRecord.ts';
import type { Language } from '../../i18n/translator.ts';
import type { SlackDeps } from '../../interactions/deps.ts';
import { placePressed, withPlace } from '../../interactions/origin.ts';
import { presserOf, readPress, whisper } from '../../interactions/press.ts';
import { stateInWords } from '../../views/suggestion/stateText.ts';
import type { ButtonArgs } from '../listenerTypes.ts';

/** Snooze…, Dismiss… and Assign…: a dialog about a suggestion that nobody has decided on yet. */
export function openDialog(
  dialog: (record: SuggestionRecord, language: Language) => ModalView,
  deps: SlackDeps,
) {
  return async ({ ack, action, body, client }: ButtonArgs): Promise<void> => {
    await ack();
    const presser = presserOf(body);
    const language = await deps.members.languageOf(presser.userId, client);
    const press = await readPress(action.value, presser, client, deps);
    if (!press.ok) return whisper(body, client, language.tell(press.error), language);
    const { record } = press.value;
    if (record.state.kind !== 'open') {
      const state = stateInWords(record, language) ?? '';
      return whisper(body, client, `${state} ${language.say('Nothing was changed.')}`, language);
    }
    await client.views.open({
      trigger_id: body.trigger_id,
      view: withPlace(dialog(record, language), placePressed(body)),
    });
  };
}
