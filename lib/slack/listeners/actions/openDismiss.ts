import { presserOf, readPress, whisper } from '../../pressed.ts';
import type { SlackDeps } from '../../slackDeps.ts';
import { dismissModal } from '../../views/dismissModal.ts';
import { stateInWords } from '../../views/stateInWords.ts';
import type { ButtonArgs } from '../listenerTypes.ts';

/** Dismiss…: asks for the reason. */
export function openDismiss(deps: SlackDeps) {
  return async ({ ack, action, body, client }: ButtonArgs): Promise<void> => {
    await ack();
    const press = await readPress(action.value, presserOf(body), client, deps);
    if (!press.ok) return whisper(body, client, press.error);
    const state = stateInWords(press.value.record);
    if (state !== undefined) return whisper(body, client, `${state} Nothing was changed.`);
    await client.views.open({
      trigger_id: body.trigger_id,
      view: dismissModal(press.value.record),
    });
  };
}
