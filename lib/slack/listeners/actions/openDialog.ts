import type { ModalView } from '@slack/types';
import type { SuggestionRecord } from '../../../domain/suggestionRecord.ts';
import { placePressed, withPlace } from '../../placePressed.ts';
import { presserOf, readPress, whisper } from '../../pressed.ts';
import type { SlackDeps } from '../../slackDeps.ts';
import { stateInWords } from '../../views/stateInWords.ts';
import type { ButtonArgs } from '../listenerTypes.ts';

/** Snooze…, Dismiss… and Assign…: a dialog about a suggestion that nobody has decided on yet. */
export function openDialog(dialog: (record: SuggestionRecord) => ModalView, deps: SlackDeps) {
  return async ({ ack, action, body, client }: ButtonArgs): Promise<void> => {
    await ack();
    const press = await readPress(action.value, presserOf(body), client, deps);
    if (!press.ok) return whisper(body, client, press.error);
    const { record } = press.value;
    if (record.state.kind !== 'open') {
      return whisper(body, client, `${stateInWords(record)} Nothing was changed.`);
    }
    await client.views.open({
      trigger_id: body.trigger_id,
      view: withPlace(dialog(record), placePressed(body)),
    });
  };
}
