import type { ModalView } from '@slack/types';
import { approve, withdraw } from '../../../domain/lifecycle/approve.ts';
import { startsSoon } from '../../../domain/lifecycle/executionAttempts.ts';
import type { Approval, SuggestionRecord } from '../../../domain/lifecycle/suggestionRecord.ts';
import type { Refusal } from '../../../domain/lifecycle/transition.ts';
import { errorFields, logEvent } from '../../../shared/log.ts';
import { sentence } from '../../../shared/message.ts';
import { err } from '../../../shared/result.ts';
import type { SlackUser } from '../../auth/approvers.ts';
import { modal, section } from '../../blockKit/blocks.ts';
import { decide } from '../../interactions/decide.ts';
import type { SlackDeps } from '../../interactions/deps.ts';
import { drawHome, showLater } from '../../interactions/enqueueJob.ts';
import { executionText } from '../../interactions/executionText.ts';
import { isRedrawn, readMetadata, withOrigin } from '../../interactions/origin.ts';
import { type Press, readPress, slackUserOf } from '../../interactions/press.ts';
import { refusalText } from '../../interactions/refusalText.ts';
import {
  type Chosen,
  chosenIn,
  confirmModal,
  FIRST_TICKS,
  tickOf,
  ticksIn,
  warningsOf,
} from '../../views/suggestion/confirmModal.ts';
import { decidedModal } from '../../views/suggestion/decidedModal.ts';
import { stoppedText } from '../../views/wording.ts';
import type { SubmitArgs } from '../listenerTypes.ts';

/** Approve, in the dialog: the decision. One approval starts one resize. */
export function confirmApproval(deps: SlackDeps) {
  return async ({ ack, body, view, client }: SubmitArgs): Promise<void> => {
    const { value, place } = readMetadata(view.private_metadata);
    const slackUser = slackUserOf(body);
    const language = await deps.members.translatorFor(slackUser.userId, client);
    const { say, tell } = language;
    const update = (shown: ModalView) => ack({ response_action: 'update', view: shown });
    const refuse = (text: string) => update(modal(language, say('Not approved'), [section(text)]));
    const [press, stopped] = await Promise.all([
      readPress(value, slackUser, client, deps),
      deps.killSwitch.stopped(),
    ]);
    if (!press.ok) return refuse(tell(press.error));
    if (stopped !== undefined) return refuse(stoppedText(stopped, language));
    const { record } = press.value;
    const unseen = warningsOf(record).filter((warning) => !ticksIn(view).has(tickOf(warning)));
    if (unseen.length > 0) {
      const refusal = refusalText(record, language);
      if (refusal !== undefined) return refuse(refusal);
      const fresh = confirmModal(record, executionText(record.suggestion, deps), unseen, language);
      return update(withOrigin(fresh, place));
    }
    const chosen = chosenIn(view.state);
    if (!hasTicked(record, chosen)) {
      return ack({
        response_action: 'errors',
        errors: { [FIRST_TICKS]: say('Tick every warning, or close this dialog.') },
      });
    }
    const approved = await decideApproval(press.value, view.id, chosen, deps);
    if (!approved.ok) return refuse(tell(approved.error));
    const begun = await begin(approved.value, deps);
    if (!begun) {
      await refuse(
        say('It could not be started. Nothing was changed. Approve it again in a minute.'),
      );
    } else if (isRedrawn(approved.value, place)) await ack();
    else await update(decidedModal(approved.value, language));
    await draw(approved.value, begun, slackUser, deps);
  };
}

function decideApproval(
  { record, actor, shown }: Press,
  dialog: string,
  chosen: Chosen,
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
  message: sentence(
    'A check found something new just now. Approve it again to see it. Nothing was changed.',
  ),
};

function hasTicked(record: SuggestionRecord, { ticked }: Chosen): boolean {
  return warningsOf(record).every((warning) => ticked.has(tickOf(warning)));
}

/** What is approved is decided here, from our own records: the dialog only says which choice. */
function approvalOf(
  { suggestion, version }: SuggestionRecord,
  by: Approval['by'],
  { inItsWindow, backUp, fallbacks }: Chosen,
  { config, now }: SlackDeps,
): Approval {
  const at = now();
  const { opening, frozen } = executionText(suggestion, { config, now });
  const startsAt = (inItsWindow ? opening?.from : undefined) ?? frozen?.endsAt;
  const since = frozen === undefined ? at.getTime() : Date.parse(frozen.endsAt);
  const expires = new Date(since + config.resize.approvalHours * 3_600_000);
  return {
    // One approval for one version of the record: whoever else approves this version is too late.
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

/** False when it could not be started: then it is open again. */
async function begin(record: SuggestionRecord, deps: SlackDeps): Promise<boolean> {
  if (record.state.kind !== 'approved') return true;
  const { approval } = record.state;
  try {
    // What begins later is started by the sweep, a week before.
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
          sentence('It could not be started.'),
          deps.now().toISOString(),
        ),
      deps,
    );
    return false;
  }
}

/** The workflow draws the card as its first step; only what waits, or did not start, is drawn from here. */
async function draw(
  record: SuggestionRecord,
  begun: boolean,
  by: SlackUser,
  deps: SlackDeps,
): Promise<void> {
  const { state } = record;
  const isUnderWay = begun && state.kind === 'approved' && state.approval.startsAt === undefined;
  await (isUnderWay ? drawHome(by, deps) : showLater(record, by, deps));
}
