import type { ViewOutput } from '@slack/bolt';
import type { Result } from '../../../domain/result.ts';
import type { Actor, SuggestionRecord } from '../../../domain/suggestionRecord.ts';
import type { Refusal } from '../../../domain/suggestionTransition.ts';
import { decide } from '../../decide.ts';
import { isRedrawn, readMetadata } from '../../placePressed.ts';
import { presserOf, readPress } from '../../pressed.ts';
import type { SlackDeps } from '../../slackDeps.ts';
import { modal, section } from '../../view.ts';
import { decidedModal } from '../../views/decidedModal.ts';
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
    const { value, place } = readMetadata(view.private_metadata);
    const press = await readPress(value, presserOf(body), client, deps);
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
    // The card that was pressed says it; on a page, in an answer or on the Home, the dialog does.
    await (isRedrawn(decided.value, place)
      ? ack()
      : ack({ response_action: 'update', view: decidedModal(decided.value) }));
    await deps.announcer.show(decided.value);
    await then(decided.value);
    await drawHome(body.user.id, deps);
  };
}
