import { errorFields, logEvent } from '../../../config/logEvent.ts';
import { findRecord, whisper } from '../../pressed.ts';
import type { SlackDeps } from '../../slackDeps.ts';
import { detailsModal } from '../../views/detailsModal.ts';
import type { ButtonArgs } from '../listenerTypes.ts';

/** Details: open to everybody who can see the message. What has to be read comes a moment later. */
export function openDetails(deps: SlackDeps) {
  return async ({ ack, action, body, client }: ButtonArgs): Promise<void> => {
    await ack();
    const found = await findRecord(action.value, deps);
    if (!found.ok) return whisper(body, client, found.error);
    const { record } = found.value;
    const { view } = await client.views.open({
      trigger_id: body.trigger_id,
      view: detailsModal(record, deps.config.docsUrl, 'reading'),
    });
    if (view?.id === undefined) return;
    const { instance, id } = record.suggestion;
    try {
      await deps.startReport({
        kind: 'details',
        account: instance.account,
        suggestionId: id,
        viewId: view.id,
      });
    } catch (error) {
      logEvent('report.notStarted', { kind: 'details', ...errorFields(error) });
    }
  };
}
