import { findRecord, whisper } from '../../pressed.ts';
import type { SlackDeps } from '../../slackDeps.ts';
import { detailsModal } from '../../views/detailsModal.ts';
import type { ButtonArgs } from '../listenerTypes.ts';

/** Details: open to everybody who can see the message. */
export function openDetails(deps: SlackDeps) {
  return async ({ ack, action, body, client }: ButtonArgs): Promise<void> => {
    await ack();
    const found = await findRecord(action.value, deps);
    if (!found.ok) return whisper(body, client, found.error);
    await client.views.open({
      trigger_id: body.trigger_id,
      view: detailsModal(found.value.record, deps.config.docsUrl),
    });
  };
}
