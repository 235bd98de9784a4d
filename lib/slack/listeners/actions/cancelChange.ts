import type { SuggestionRecord } from '../../../domain/lifecycle/suggestionRecord.ts';
import { cancel } from '../../../domain/lifecycle/transition.ts';
import { decide } from '../../interactions/decide.ts';
import type { SlackDeps } from '../../interactions/deps.ts';
import { showLater } from '../../interactions/enqueueJob.ts';
import { isRedrawn, placePressed } from '../../interactions/origin.ts';
import { presserOf, readPress, whisper } from '../../interactions/press.ts';
import { stateInWords } from '../../views/suggestion/stateText.ts';
import type { ButtonArgs } from '../listenerTypes.ts';

/** Cancel: what waits is open again; what has begun ends at its next step, and goes back. */
export function cancelChange(deps: SlackDeps) {
  return async ({ ack, action, body, client }: ButtonArgs): Promise<void> => {
    await ack();
    const presser = presserOf(body);
    const language = await deps.members.languageOf(presser.userId, client);
    const say = (text: string) => whisper(body, client, text, language);
    const press = await readPress(action.value, presser, client, deps);
    if (!press.ok) return say(language.tell(press.error));
    const at = deps.now().toISOString();
    const { record, actor } = press.value;
    const decided = await decide(record, (current) => cancel(current, actor, at), deps);
    if (!decided.ok) return say(language.tell(decided.error));
    await showLater(decided.value, presser, deps);
    const isSaid = placePressed(body) === undefined || isRedrawnHere(decided.value, body);
    if (!isSaid) {
      await say(stateInWords(decided.value, language) ?? language.say('It is open again.'));
    }
  };
}

/** The progress of a change stands in a thread, and is drawn again as its card is. */
function isRedrawnHere(record: SuggestionRecord, body: ButtonArgs['body']): boolean {
  const inThread = body.container.thread_ts !== undefined;
  return isRedrawn(record, placePressed(body)) || (inThread && 'progress' in record.state);
}
