import type { ViewOutput } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Actor, SuggestionRecord } from '../../../domain/lifecycle/suggestionRecord.ts';
import type { Refusal } from '../../../domain/lifecycle/transition.ts';
import type { Sentence } from '../../../shared/message.ts';
import type { Result } from '../../../shared/result.ts';
import { decide } from '../../interactions/decide.ts';
import type { SlackDeps } from '../../interactions/deps.ts';
import { showLater } from '../../interactions/enqueueJob.ts';
import { isRedrawn } from '../../interactions/origin.ts';
import { decidedModal } from '../../views/suggestion/decidedModal.ts';
import { stateText } from '../../views/suggestion/stateText.ts';
import { onSubmit } from '../onSubmit.ts';

type Transition = (
  record: SuggestionRecord,
  by: Actor,
  at: string,
) => Result<SuggestionRecord, Refusal>;

/** What a dialog asks for, or what is wrong with its inputs: a sentence at each block. */
export type Submission = Result<Transition, Readonly<Record<string, Sentence>>>;

/** A dialog that decides on an open suggestion: its inputs are read, and the transition is made. */
export function decideDialog(
  title: 'Not snoozed' | 'Not dismissed' | 'Not assigned',
  readInputs: (
    state: ViewOutput['state'],
    now: Date,
    client: WebClient,
  ) => Submission | Promise<Submission>,
  deps: SlackDeps,
) {
  return onSubmit(deps, title, async ({ record, actor }, dialog) => {
    const { language, origin, slackUser } = dialog;
    const { say, tell } = language;
    const now = deps.now();
    const submission = await readInputs(dialog.view.state, now, dialog.client);
    if (!submission.ok) return dialog.showErrors(submission.error);
    // The same dialog sent twice, or after another user's: nothing is decided twice.
    const state = stateText(record, language);
    if (state !== undefined) return dialog.refuse(`${state} ${say('Nothing was changed.')}`);
    const at = now.toISOString();
    const decided = await decide(record, (current) => submission.value(current, actor, at), deps);
    if (!decided.ok) return dialog.refuse(tell(decided.error));
    // The card shows it; where no card is drawn again (a page, an answer, the Home), the dialog does.
    await (isRedrawn(decided.value, origin)
      ? dialog.close()
      : dialog.update(decidedModal(decided.value, language)));
    const isAssigned = decided.value.assigned?.to !== record.assigned?.to;
    await showLater(decided.value, slackUser, deps, { isAssigned });
  });
}
