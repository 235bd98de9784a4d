import type { SuggestionRecord } from '../../../domain/suggestionRecord.ts';
import { cancel } from '../../../domain/suggestionTransition.ts';
import { decide } from '../../decide.ts';
import { isRedrawn, placePressed } from '../../placePressed.ts';
import { presserOf, readPress, whisper } from '../../pressed.ts';
import type { SlackDeps } from '../../slackDeps.ts';
import { showLater } from '../../startReport.ts';
import { stateInWords } from '../../views/stateInWords.ts';
import type { ButtonArgs } from '../listenerTypes.ts';

/** Cancel: what waits is open again; what has begun ends at its next step, and goes back. */
export function cancelChange(deps: SlackDeps) {
  return async ({ ack, action, body, client }: ButtonArgs): Promise<void> => {
    await ack();
    const presser = presserOf(body);
    const press = await readPress(action.value, presser, client, deps);
    if (!press.ok) return whisper(body, client, press.error);
    const at = deps.now().toISOString();
    const { record, actor } = press.value;
    const decided = await decide(record, (current) => cancel(current, actor, at), deps);
    if (!decided.ok) return whisper(body, client, decided.error);
    await showLater(decided.value, presser, deps);
    const isSaid = placePressed(body) === undefined || isRedrawnHere(decided.value, body);
    if (!isSaid) await whisper(body, client, saidOf(decided.value));
  };
}

/** The progress of a change stands in a thread, and is drawn again as its card is. */
function isRedrawnHere(record: SuggestionRecord, body: ButtonArgs['body']): boolean {
  const inThread = body.container.thread_ts !== undefined;
  return isRedrawn(record, placePressed(body)) || (inThread && 'progress' in record.state);
}

function saidOf(record: SuggestionRecord): string {
  return stateInWords(record) ?? 'It is open again.';
}
