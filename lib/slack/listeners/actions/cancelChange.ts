import { cancel } from '../../../domain/lifecycle/approve.ts';
import type { SuggestionRecord } from '../../../domain/lifecycle/suggestionRecord.ts';
import { decide } from '../../interactions/decide.ts';
import type { SlackDeps } from '../../interactions/deps.ts';
import { showLater } from '../../interactions/enqueueJob.ts';
import { interactionOrigin, isRedrawn } from '../../interactions/origin.ts';
import { readPress, replyEphemeral, slackUserOf } from '../../interactions/press.ts';
import { stateText } from '../../views/suggestion/stateText.ts';
import type { ButtonArgs } from '../listenerTypes.ts';

/** Cancel: what waits is open again; what has begun ends at its next step, and goes back. */
export function cancelChange(deps: SlackDeps) {
  return async ({ ack, action, body, client }: ButtonArgs): Promise<void> => {
    await ack();
    const slackUser = slackUserOf(body);
    const language = await deps.members.translatorFor(slackUser.userId, client);
    const say = (text: string) => replyEphemeral(body, client, text, language);
    const press = await readPress(action.value, slackUser, client, deps);
    if (!press.ok) return say(language.tell(press.error));
    const at = deps.now().toISOString();
    const { record, actor } = press.value;
    const decided = await decide(record, (current) => cancel(current, actor, at), deps);
    if (!decided.ok) return say(language.tell(decided.error));
    await showLater(decided.value, slackUser, deps);
    const isSaid = interactionOrigin(body) === undefined || isRedrawnHere(decided.value, body);
    if (!isSaid) {
      await say(stateText(decided.value, language) ?? language.say('It is open again.'));
    }
  };
}

/** The progress of a change stands in a thread, and is drawn again as its card is. */
function isRedrawnHere(record: SuggestionRecord, body: ButtonArgs['body']): boolean {
  const inThread = body.container.thread_ts !== undefined;
  return isRedrawn(record, interactionOrigin(body)) || (inThread && 'progress' in record.state);
}
