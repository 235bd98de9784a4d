import { openingIn } from '../../../config/handling.ts';
import { errorFields, logEvent } from '../../../config/logEvent.ts';
import type { Approval, SuggestionRecord } from '../../../domain/suggestionRecord.ts';
import { approve, withdraw } from '../../../domain/suggestionTransition.ts';
import { decide } from '../../decide.ts';
import { howItIsDone } from '../../howItIsDone.ts';
import { type Press, presserOf, readPress } from '../../pressed.ts';
import type { SlackDeps } from '../../slackDeps.ts';
import { modal, section } from '../../view.ts';
import { type Chosen, chosenIn, FIRST_TICKS, warningsOf } from '../../views/confirmModal.ts';
import { stoppedInWords } from '../../wording.ts';
import { drawHome } from '../events/openHome.ts';
import type { SubmitArgs } from '../listenerTypes.ts';

/** Approve, in the dialog: the decision. One approval starts one resize. */
export function confirmApproval(deps: SlackDeps) {
  return async ({ ack, body, view, client }: SubmitArgs): Promise<void> => {
    const refuse = (text: string) =>
      ack({ response_action: 'update', view: modal('Not approved', [section(text)]) });
    const press = await readPress(view.private_metadata, presserOf(body), client, deps);
    if (!press.ok) return refuse(press.error);
    const stopped = await deps.stops.stopped();
    if (stopped !== undefined) return refuse(stoppedInWords(stopped));
    const chosen = chosenIn(view.state);
    if (!warningsOf(press.value.record).every(({ check }) => chosen.ticked.has(check))) {
      return ack({
        response_action: 'errors',
        errors: { [FIRST_TICKS]: 'Tick every warning, or close this dialog.' },
      });
    }
    const approved = await decideApproval(press.value, chosen, deps);
    if (!approved.ok) return refuse(approved.error);
    await ack();
    if (approved.value.state.kind === 'approved') await start(approved.value, deps);
    else await deps.announcer.show(approved.value);
    await drawHome(body.user.id, deps);
  };
}

function decideApproval({ record, actor, shown }: Press, chosen: Chosen, deps: SlackDeps) {
  const { handling } = howItIsDone(record.suggestion, deps);
  const approval = approvalOf(record, actor, chosen, deps);
  return decide(
    record,
    (current) => approve(current, approval, shown.planHash, handling.secondApprover),
    deps,
  );
}

/** What is approved is decided here, from our own records: the dialog only says which choice. */
function approvalOf(
  { suggestion, version }: SuggestionRecord,
  by: Approval['by'],
  { inItsWindow, backUp, fallbacks }: Chosen,
  { config, now }: SlackDeps,
): Approval {
  const at = now();
  const { handling } = howItIsDone(suggestion, { config, now });
  const opening = inItsWindow ? openingIn(config, handling, at) : undefined;
  const expires = new Date(at.getTime() + config.resize.approvalHours * 3_600_000);
  return {
    // One approval for one version of the record: whoever else approves this version is too late.
    id: `${suggestion.id}-${version}`,
    by,
    at: at.toISOString(),
    expiresAt: opening?.until ?? expires.toISOString(),
    ...(opening === undefined ? {} : { startsAt: opening.from }),
    planHash: suggestion.planHash,
    backUp,
    fallbacks,
  };
}

/** The workflow draws the card as its first step; only what waits, or did not start, is drawn from here. */
async function start(record: SuggestionRecord, deps: SlackDeps): Promise<void> {
  if (record.state.kind !== 'approved') return;
  const { id, startsAt } = record.state.approval;
  try {
    await deps.startResize(record);
    if (startsAt !== undefined) await deps.announcer.show(record);
  } catch (error) {
    logEvent('resize.notStarted', { suggestion: record.suggestion.id, ...errorFields(error) });
    const withdrawn = await decide(
      record,
      (current) => withdraw(current, id, 'It could not be started.', deps.now().toISOString()),
      deps,
    );
    if (withdrawn.ok) await deps.announcer.show(withdrawn.value);
  }
}
