import type { ViewOutput } from '@slack/bolt';
import type { Result } from '../../../domain/result.ts';
import type { Actor, SuggestionRecord } from '../../../domain/suggestionRecord.ts';
import type { Refusal } from '../../../domain/suggestionTransition.ts';
import { decide } from '../../decide.ts';
import { presserOf, readPress } from '../../pressed.ts';
import type { SlackDeps } from '../../slackDeps.ts';
import { modal, section } from '../../view.ts';
import { stateInWords } from '../../views/stateInWords.ts';
import { assignmentInWords } from '../../wording.ts';
import { drawHome } from '../events/openHome.ts';
import type { SubmitArgs } from '../listenerTypes.ts';

type Transition = (
  record: SuggestionRecord,
  by: Actor,
  at: string,
) => Result<SuggestionRecord, Refusal>;

/** What a dialog asks for, or what is wrong with its inputs: a sentence at each block. */
export type Wish = Result<Transition, Readonly<Record<string, string>>>;

/**
 * A dialog that decides on a suggestion: whoever sent it is admitted, what they chose is read, and
 * made. `refused` is the title when it is not.
 */
export function decideDialog(
  refused: string,
  read: (state: ViewOutput['state'], now: Date) => Wish,
  deps: SlackDeps,
  then: (record: SuggestionRecord) => Promise<void> = async () => {},
) {
  return async ({ ack, body, view, client }: SubmitArgs): Promise<void> => {
    const refuse = (text: string) =>
      ack({ response_action: 'update', view: modal(refused, [section(text)]) });
    const press = await readPress(view.private_metadata, presserOf(body), client, deps);
    if (!press.ok) return refuse(press.error);
    const now = deps.now();
    const wish = read(view.state, now);
    if (!wish.ok) return ack({ response_action: 'errors', errors: wish.error });
    const { record, actor } = press.value;
    const decided = await decide(
      record,
      (current) => wish.value(current, actor, now.toISOString()),
      deps,
    );
    if (!decided.ok) return refuse(decided.error);
    // What never stood in a digest has no card that could say it.
    const said = stateInWords(decided.value) ?? assignmentInWords(decided.value);
    if (decided.value.message === undefined && said !== undefined) {
      await ack({ response_action: 'update', view: modal('Trimtab', [section(said)]) });
    } else {
      await ack();
    }
    await deps.announcer.show(decided.value);
    await then(decided.value);
    await drawHome(body.user.id, deps);
  };
}
