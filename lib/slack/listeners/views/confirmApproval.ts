import { errorFields, logEvent } from '../../../config/logEvent.ts';
import type { SuggestionRecord } from '../../../domain/suggestionRecord.ts';
import { approve, withdraw } from '../../../domain/suggestionTransition.ts';
import { decide } from '../../decide.ts';
import { type Press, presserOf, readPress } from '../../pressed.ts';
import type { SlackDeps } from '../../slackDeps.ts';
import { modal, section } from '../../view.ts';
import { FIRST_TICKS, tickedIn, warningsOf } from '../../views/confirmModal.ts';
import { stoppedInWords } from '../../wording.ts';
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
    const ticked = tickedIn(view.state);
    if (!warningsOf(press.value.record).every(({ check }) => ticked.has(check))) {
      return ack({
        response_action: 'errors',
        errors: { [FIRST_TICKS]: 'Tick every warning, or close this dialog.' },
      });
    }
    const approved = await decideApproval(press.value, deps);
    if (!approved.ok) return refuse(approved.error);
    await ack();
    await start(approved.value, deps);
  };
}

function decideApproval({ record, actor, shown }: Press, deps: SlackDeps) {
  const now = deps.now();
  const hours = deps.config.resize.approvalHours;
  const approval = {
    // One approval for one version of the record: whoever else approves this version is too late.
    id: `${record.suggestion.id}-${record.version}`,
    by: actor,
    at: now.toISOString(),
    expiresAt: new Date(now.getTime() + hours * 3_600_000).toISOString(),
    planHash: record.suggestion.planHash,
  };
  return decide(record, (current) => approve(current, approval, shown.planHash), deps);
}

/** The workflow draws the card as its first step; only a start that failed is drawn from here. */
async function start(record: SuggestionRecord, deps: SlackDeps): Promise<void> {
  try {
    await deps.startResize(record);
  } catch (error) {
    logEvent('resize.notStarted', { suggestion: record.suggestion.id, ...errorFields(error) });
    if (record.state.kind !== 'approved') return;
    const { id } = record.state.approval;
    const withdrawn = await decide(
      record,
      (current) => withdraw(current, id, 'It could not be started.', deps.now().toISOString()),
      deps,
    );
    if (withdrawn.ok) await deps.announcer.show(withdrawn.value);
  }
}
