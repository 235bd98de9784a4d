import type { ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Actor, SuggestionRecord } from '../../../domain/lifecycle/suggestionRecord.ts';
import type { Refusal } from '../../../domain/lifecycle/transition.ts';
import type { Sentence } from '../../../shared/message.ts';
import type { Result } from '../../../shared/result.ts';
import { modal, section } from '../../blockKit/blocks.ts';
import { decide } from '../../interactions/decide.ts';
import type { SlackDeps } from '../../interactions/deps.ts';
import { showLater } from '../../interactions/enqueueJob.ts';
import { isRedrawn, readMetadata } from '../../interactions/origin.ts';
import { readPress, slackUserOf } from '../../interactions/press.ts';
import { decidedModal } from '../../views/suggestion/decidedModal.ts';
import { stateText } from '../../views/suggestion/stateText.ts';
import type { SubmitArgs } from '../listenerTypes.ts';

type Transition = (
  record: SuggestionRecord,
  by: Actor,
  at: string,
) => Result<SuggestionRecord, Refusal>;

/** What a dialog asks for, or what is wrong with its inputs: a sentence at each block. */
export type Submission = Result<Transition, Readonly<Record<string, Sentence>>>;

/**
 * A dialog that decides on a suggestion: whoever sent it is admitted, what they chose is read, and
 * made. `refused` is the title when it is not.
 */
export function decideDialog(
  refused: 'Not snoozed' | 'Not dismissed' | 'Not assigned',
  read: (
    state: ViewOutput['state'],
    now: Date,
    client: WebClient,
  ) => Submission | Promise<Submission>,
  deps: SlackDeps,
) {
  return async ({ ack, body, view, client }: SubmitArgs): Promise<void> => {
    const { value, place } = readMetadata(view.private_metadata);
    const slackUser = slackUserOf(body);
    const language = await deps.members.translatorFor(slackUser.userId, client);
    const { say, tell } = language;
    const update = (shown: ModalView) => ack({ response_action: 'update', view: shown });
    const refuse = (text: string) => update(modal(language, say(refused), [section(text)]));
    const press = await readPress(value, slackUser, client, deps);
    if (!press.ok) return refuse(tell(press.error));
    const now = deps.now();
    const wish = await read(view.state, now, client);
    if (!wish.ok) {
      const errors = Object.entries(wish.error).map(([block, why]) => [block, tell(why)]);
      return ack({ response_action: 'errors', errors: Object.fromEntries(errors) });
    }
    const { record, actor } = press.value;
    // The same dialog once more, or after somebody else's: nothing is decided twice.
    const state = stateText(record, language);
    if (state !== undefined) return refuse(`${state} ${say('Nothing was changed.')}`);
    const decided = await decide(
      record,
      (current) => wish.value(current, actor, now.toISOString()),
      deps,
    );
    if (!decided.ok) return refuse(tell(decided.error));
    // The card that was pressed says it; on a page, in an answer or on the Home, the dialog does.
    await (isRedrawn(decided.value, place) ? ack() : update(decidedModal(decided.value, language)));
    const isHanded = decided.value.assigned?.to !== record.assigned?.to;
    await showLater(decided.value, slackUser, deps, isHanded);
  };
}
