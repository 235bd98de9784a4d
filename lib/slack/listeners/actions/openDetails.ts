import type { Sentence } from '../../../shared/message.ts';
import { NOT_SHOWN } from '../../auth/members.ts';
import type { SlackDeps } from '../../interactions/deps.ts';
import { enqueueJob } from '../../interactions/enqueueJob.ts';
import { findRecord, isOfOurs, replyEphemeral, slackUserOf } from '../../interactions/press.ts';
import { detailsModal } from '../../views/suggestion/detailsModal.ts';
import type { ButtonArgs } from '../listenerTypes.ts';

/**
 * Details: for every full member of the workspace who can see the message. What has to be read comes
 * a moment later.
 */
export function openDetails(deps: SlackDeps) {
  return async ({ ack, action, body, client }: ButtonArgs): Promise<void> => {
    await ack();
    const slackUser = slackUserOf(body);
    const membership = isOfOurs(slackUser, deps.config.slack)
      ? await deps.members.of(slackUser.userId, client)
      : 'outsider';
    const language = await deps.members.translatorFor(slackUser.userId, client);
    const refuse = (why: Sentence) => replyEphemeral(body, client, language.tell(why), language);
    if (membership !== 'member') return refuse(NOT_SHOWN[membership]);
    const found = await findRecord(action.value, deps);
    if (!found.ok) return refuse(found.error);
    const { record } = found.value;
    const { view } = await client.views.open({
      trigger_id: body.trigger_id,
      view: detailsModal(record, deps.config.docsUrl, 'reading', language),
    });
    if (view?.id === undefined) return;
    const { instance, id } = record.suggestion;
    await enqueueJob(
      {
        kind: 'details',
        account: instance.account,
        suggestionId: id,
        viewId: view.id,
        userId: slackUser.userId,
      },
      deps,
    );
  };
}
