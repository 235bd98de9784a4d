import type { SlackDeps } from '../../interactions/deps.ts';
import { executionText } from '../../interactions/executionText.ts';
import { interactionOrigin, withOrigin } from '../../interactions/origin.ts';
import { readPress, replyEphemeral, slackUserOf } from '../../interactions/press.ts';
import { refusalText } from '../../interactions/refusalText.ts';
import { confirmModal } from '../../views/suggestion/confirmModal.ts';
import type { ButtonArgs } from '../listenerTypes.ts';

/** Approve…: shows what would happen. Nothing is decided before the dialog is sent. */
export function openConfirm(deps: SlackDeps) {
  return async ({ ack, action, body, client }: ButtonArgs): Promise<void> => {
    await ack();
    const slackUser = slackUserOf(body);
    const language = await deps.members.translatorFor(slackUser.userId, client);
    const press = await readPress(action.value, slackUser, client, deps);
    if (!press.ok) return replyEphemeral(body, client, language.tell(press.error), language);
    const { record } = press.value;
    const refusal = refusalText(record, language);
    if (refusal !== undefined) return replyEphemeral(body, client, refusal, language);
    const view = withOrigin(
      confirmModal(record, executionText(record.suggestion, deps), [], language),
      interactionOrigin(body),
    );
    await client.views.open({ trigger_id: body.trigger_id, view });
  };
}
