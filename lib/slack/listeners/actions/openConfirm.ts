import { isBlocked } from '../../../domain/preflight.ts';
import { presserOf, readPress, whisper } from '../../pressed.ts';
import type { SlackDeps } from '../../slackDeps.ts';
import { confirmModal } from '../../views/confirmModal.ts';
import { stateInWords } from '../../views/suggestionCard.ts';
import type { ButtonArgs } from '../listenerTypes.ts';

/** Approve…: shows what would happen. Nothing is decided before the dialog is sent. */
export function openConfirm(deps: SlackDeps) {
  return async ({ ack, action, body, client }: ButtonArgs): Promise<void> => {
    await ack();
    const press = await readPress(action.value, presserOf(body), client, deps);
    if (!press.ok) return whisper(body, client, press.error);
    const { record } = press.value;
    const state = stateInWords(record);
    if (state !== undefined) return whisper(body, client, `${state} Nothing was changed.`);
    if (record.suggestion.change.kind !== 'resize' || isBlocked(record.suggestion.preflight)) {
      return whisper(body, client, 'This is advice now: a check speaks against it. See Details.');
    }
    await client.views.open({ trigger_id: body.trigger_id, view: confirmModal(record) });
  };
}
