import { cancel } from '../../../domain/suggestionTransition.ts';
import { decide } from '../../decide.ts';
import { presserOf, readPress, whisper } from '../../pressed.ts';
import type { SlackDeps } from '../../slackDeps.ts';
import type { ButtonArgs } from '../listenerTypes.ts';

/** Cancel: what waits is open again; what has begun ends before it touches the instance. */
export function cancelChange(deps: SlackDeps) {
  return async ({ ack, action, body, client }: ButtonArgs): Promise<void> => {
    await ack();
    const press = await readPress(action.value, presserOf(body), client, deps);
    if (!press.ok) return whisper(body, client, press.error);
    const at = deps.now().toISOString();
    const { record, actor } = press.value;
    const decided = await decide(record, (current) => cancel(current, actor, at), deps);
    if (!decided.ok) return whisper(body, client, decided.error);
    await deps.announcer.show(decided.value);
  };
}
