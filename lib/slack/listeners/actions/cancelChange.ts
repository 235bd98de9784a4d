import type { BlockAction } from '@slack/bolt';
import { cancel } from '../../../domain/lifecycle/approve.ts';
import type { SuggestionRecord } from '../../../domain/lifecycle/suggestionRecord.ts';
import { decide } from '../../interactions/decide.ts';
import type { SlackDeps } from '../../interactions/deps.ts';
import { showLater } from '../../interactions/enqueueJob.ts';
import { interactionOrigin, isRedrawn } from '../../interactions/origin.ts';
import { readPress } from '../../interactions/press.ts';
import { stateText } from '../../views/suggestion/stateText.ts';
import { onPress } from '../onPress.ts';

/** Cancel: a change that waits is open again; one that runs ends at its next step and rolls back. */
export function cancelChange(deps: SlackDeps) {
  return onPress(
    deps,
    readPress,
    async ({ record, actor }, { body, slackUser, language, reply }) => {
      const at = deps.now().toISOString();
      const decided = await decide(record, (current) => cancel(current, actor, at), deps);
      if (!decided.ok) return reply(language.tell(decided.error));
      await showLater(decided.value, slackUser, deps);
      const isOnHome = interactionOrigin(body) === undefined;
      if (isOnHome || isRedrawnHere(decided.value, body)) return;
      await reply(
        stateText(decided.value, language) ?? language.say('The suggestion is open again.'),
      );
    },
  );
}

/** The progress of a change is in a thread, and is drawn again as its card is. */
function isRedrawnHere(record: SuggestionRecord, body: BlockAction): boolean {
  const inThread = body.container.thread_ts !== undefined;
  return isRedrawn(record, interactionOrigin(body)) || (inThread && 'progress' in record.state);
}
