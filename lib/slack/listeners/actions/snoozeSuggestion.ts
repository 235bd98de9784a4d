import { snooze } from '../../../domain/suggestionTransition.ts';
import { decide } from '../../decide.ts';
import { presserOf, readPress, whisper } from '../../pressed.ts';
import type { SlackDeps } from '../../slackDeps.ts';
import { stateInWords } from '../../views/stateInWords.ts';
import type { SelectArgs } from '../listenerTypes.ts';

const DAY_MS = 86_400_000;

/** Snooze: the chosen option is `days/` and then what a button's value is. */
export function snoozeSuggestion(deps: SlackDeps) {
  return async ({ ack, action, body, client }: SelectArgs): Promise<void> => {
    await ack();
    const [days = '', ...rest] = action.selected_option.value.split('/');
    const press = await readPress(rest.join('/'), presserOf(body), client, deps);
    if (!press.ok) return whisper(body, client, press.error);
    const now = deps.now();
    const until = new Date(now.getTime() + (days === '30' ? 30 : 7) * DAY_MS).toISOString();
    const decided = await decide(
      press.value.record,
      (record) => snooze(record, press.value.actor, until, now.toISOString()),
      deps,
    );
    if (!decided.ok) return whisper(body, client, decided.error);
    // What never stood in a digest has no card that could say it.
    const said = stateInWords(decided.value);
    if (decided.value.message === undefined && said !== undefined) {
      return whisper(body, client, said);
    }
    await deps.announcer.show(decided.value);
  };
}
