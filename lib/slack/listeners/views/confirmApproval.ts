import { approve, withdraw } from '../../../domain/lifecycle/approve.ts';
import { startsSoon } from '../../../domain/lifecycle/executionAttempts.ts';
import type { Approval, SuggestionRecord } from '../../../domain/lifecycle/suggestionRecord.ts';
import type { Refusal } from '../../../domain/lifecycle/transition.ts';
import { HOUR_MS } from '../../../shared/dates.ts';
import { errorFields, logEvent } from '../../../shared/log.ts';
import { sentence } from '../../../shared/message.ts';
import { err } from '../../../shared/result.ts';
import type { SlackUser } from '../../auth/slackUser.ts';
import { decide } from '../../interactions/decide.ts';
import type { SlackDeps } from '../../interactions/deps.ts';
import { drawHome, showLater } from '../../interactions/enqueueJob.ts';
import { executionText } from '../../interactions/executionText.ts';
import { isRedrawn, withOrigin } from '../../interactions/origin.ts';
import type { Press } from '../../interactions/press.ts';
import { refusalText } from '../../interactions/refusalText.ts';
import {
  type ApprovalChoices,
  approvalChoices,
  FIRST_TICKS,
  warningKey,
  warningsOf,
  warningsShownIn,
} from '../../views/suggestion/approvalChoices.ts';
import { confirmModal } from '../../views/suggestion/confirmModal.ts';
import { decidedModal } from '../../views/suggestion/decidedModal.ts';
import { stoppedText } from '../../views/wording.ts';
import { onSubmit, type SubmitContext } from '../onSubmit.ts';

/** Approve, in the dialog: the decision. One approval starts one resize. */
export function confirmApproval(deps: SlackDeps) {
  return onSubmit(deps, 'Not approved', async (press, dialog) => {
    const { view, language, origin, slackUser } = dialog;
    const { record } = press;
    const stopped = await deps.killSwitch.stopped();
    if (stopped !== undefined) return dialog.refuse(stoppedText(stopped, language));
    const unseen = warningsOf(record).filter(
      (warning) => !warningsShownIn(view).has(warningKey(warning)),
    );
    if (unseen.length > 0) {
      const refusal = refusalText(record, language);
      if (refusal !== undefined) return dialog.refuse(refusal);
      const fresh = confirmModal(record, executionText(record.suggestion, deps), unseen, language);
      return dialog.update(withOrigin(fresh, origin));
    }
    const chosen = approvalChoices(view.state);
    if (!hasTicked(record, chosen)) {
      return dialog.showErrors({
        [FIRST_TICKS]: sentence('Accept every warning, or close this dialog.'),
      });
    }
    const approved = await decideApproval(press, view.id, chosen, deps);
    if (!approved.ok) return dialog.refuse(language.tell(approved.error));
    const isStarted = await start(approved.value, deps);
    await answerDialog(approved.value, isStarted, dialog);
    await draw(approved.value, isStarted, slackUser, deps);
  });
}

/** The card shows the approval; where no card is drawn again, the dialog does. */
function answerDialog(
  record: SuggestionRecord,
  isStarted: boolean,
  { language, origin, close, update, refuse }: SubmitContext,
): Promise<void> {
  if (!isStarted) {
    return refuse(
      language.say(
        'The change could not be started. Nothing was changed. Approve it again in a minute.',
      ),
    );
  }
  return isRedrawn(record, origin) ? close() : update(decidedModal(record, language));
}

function decideApproval(
  { record, actor, shown }: Press,
  dialog: string,
  chosen: ApprovalChoices,
  deps: SlackDeps,
) {
  const { changePolicy } = executionText(record.suggestion, deps);
  const approval = { ...approvalOf(record, actor, chosen, deps), dialog };
  return decide(
    record,
    (current) =>
      hasTicked(current, chosen)
        ? approve(current, approval, shown.planHash, changePolicy.secondApprover)
        : err(NEW_WARNING),
    deps,
  );
}

const NEW_WARNING: Refusal = {
  kind: 'planChanged',
  message: sentence('A check has a new finding. Approve again to see it. Nothing was changed.'),
};

function hasTicked(record: SuggestionRecord, { ticked }: ApprovalChoices): boolean {
  return warningsOf(record).every((warning) => ticked.has(warningKey(warning)));
}

/** The approval, from the stored record and the configuration; of the dialog, only the choices. */
function approvalOf(
  { suggestion, version }: SuggestionRecord,
  by: Approval['by'],
  { inItsWindow, backUp, fallbacks }: ApprovalChoices,
  { config, now }: SlackDeps,
): Approval {
  const at = now();
  const { opening, frozen } = executionText(suggestion, { config, now });
  const startsAt = (inItsWindow ? opening?.from : undefined) ?? frozen?.endsAt;
  const since = frozen === undefined ? at.getTime() : Date.parse(frozen.endsAt);
  const expires = new Date(since + config.resize.approvalHours * HOUR_MS);
  return {
    // One approval for one version of the record: a second one of this version is a conflict.
    id: `${suggestion.id}-${version}`,
    by,
    at: at.toISOString(),
    expiresAt: (inItsWindow ? opening?.until : undefined) ?? expires.toISOString(),
    ...(startsAt === undefined ? {} : { startsAt }),
    planHash: suggestion.planHash,
    backUp,
    fallbacks,
  };
}

/** False when the resize could not be started; the suggestion is then open again. */
async function start(record: SuggestionRecord, deps: SlackDeps): Promise<boolean> {
  if (record.state.kind !== 'approved') return true;
  const { approval } = record.state;
  try {
    // The sweep starts what begins later, a week ahead.
    if (startsSoon(approval, deps.now())) await deps.startResize(record);
    return true;
  } catch (error) {
    logEvent('resize.notStarted', { suggestion: record.suggestion.id, ...errorFields(error) });
    await decide(
      record,
      (current) =>
        withdraw(
          current,
          approval.id,
          sentence('The change could not be started.'),
          deps.now().toISOString(),
        ),
      deps,
    );
    return false;
  }
}

/** The workflow draws the card in its first step; what waits, or did not start, is drawn from here. */
async function draw(
  record: SuggestionRecord,
  isStarted: boolean,
  by: SlackUser,
  deps: SlackDeps,
): Promise<void> {
  const { state } = record;
  const isUnderWay =
    isStarted && state.kind === 'approved' && state.approval.startsAt === undefined;
  await (isUnderWay ? drawHome(by, deps) : showLater(record, by, deps));
}
