import type { SlackDeps } from '../../interactions/deps.ts';
import { enqueueJob } from '../../interactions/enqueueJob.ts';
import { readMemberPress } from '../../interactions/press.ts';
import { detailsModal } from '../../views/suggestion/detailsModal.ts';
import { onPress } from '../onPress.ts';

/**
 * Details: for every full member of the workspace. The dialog opens with what is stored; the worker
 * adds metrics and prices.
 */
export function openDetails(deps: SlackDeps) {
  return onPress(deps, readMemberPress, async ({ record }, { slackUser, language, openView }) => {
    const viewId = await openView(detailsModal(record, deps.config.docsUrl, 'reading', language));
    if (viewId === undefined) return;
    const { instance, id: suggestionId } = record.suggestion;
    const { account } = instance;
    const { userId } = slackUser;
    await enqueueJob({ kind: 'details', account, suggestionId, viewId, userId }, deps);
  });
}
