import type { SlackDeps } from '../../interactions/deps.ts';
import { howItIsDone } from '../../interactions/executionText.ts';
import { placePressed, withPlace } from '../../interactions/origin.ts';
import { presserOf, readPress, whisper } from '../../interactions/press.ts';
import { whyNot } from '../../interactions/refusalText.ts';
import { confirmModal } from '../../views/suggestion/confirmModal.ts';
import type { ButtonArgs } from '../listenerTypes.ts';

/** Approve…: shows what would happen. Nothing is decided before the dialog is sent. */
export function openConfirm(deps: SlackDeps) {
  return async ({ ack, action, body, client }: ButtonArgs): Promise<void> => {
    await ack();
    const presser = presserOf(body);
    const language = await deps.members.languageOf(presser.userId, client);
    const press = await readPress(action.value, presser, client, deps);
    if (!press.ok) return whisper(body, client, language.tell(press.error), language);
    const { record } = press.value;
    const refusal = whyNot(record, language);
    if (refusal !== undefined) return whisper(body, client, refusal, language);
    const view = withPlace(
      confirmModal(record, howItIsDone(record.suggestion, deps), [], language),
      placePressed(body),
    );
    await client.views.open({ trigger_id: body.trigger_id, view });
  };
}
