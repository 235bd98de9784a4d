import type { KnownBlock, ModalView } from '@slack/types';
import type { SuggestionRecord } from '../../../domain/lifecycle/suggestionRecord.ts';
import type { PreflightFinding } from '../../../domain/preflight/preflight.ts';
import { resizeOf } from '../../../domain/suggestions/approvability.ts';
import type { Suggestion } from '../../../domain/suggestions/suggestion.ts';
import { actionValue } from '../../blockKit/actionValue.ts';
import { modal, plainText, section } from '../../blockKit/blocks.ts';
import { escapeMrkdwn } from '../../blockKit/mrkdwn.ts';
import type { Language } from '../../i18n/translator.ts';
import { actorText, changeText, nameOf, savingText, timeText } from '../wording.ts';
import { warningsOf } from './approvalChoices.ts';
import { approvalInputs, warningInputs } from './approvalInputs.ts';
import { approvalSteps, type Execution } from './approvalSteps.ts';

export const CONFIRM = 'confirm-approval';

/**
 * What approving does, in order; every warning must be accepted. `unseen` are warnings that were found
 * while another dialog was open: they come first.
 */
export function confirmModal(
  record: SuggestionRecord,
  how: Execution,
  unseen: readonly PreflightFinding[],
  language: Language,
): ModalView {
  const { say, tell } = language;
  const suggestion = resizeOf(record.suggestion);
  const warnings = warningsOf(record);
  const blocks: KnownBlock[] = [
    ...(unseen.length === 0 ? [] : [section(unseenText(unseen, language))]),
    section(
      `*${nameOf(suggestion)}*\n${changeText(suggestion, language)}\n${moneyOf(suggestion, language)}`,
    ),
    section(approvalSteps(suggestion, how, language)),
    ...freezeText(how, language),
    ...secondApproverText(record, how, language),
    ...warnings.map(({ sentence }, index) =>
      section(`:warning: ${index + 1}. ${escapeMrkdwn(tell(sentence), 400)}`),
    ),
    ...warningInputs(warnings, language),
    ...(record.state.kind === 'requested' ? [] : approvalInputs(suggestion, how, language)),
  ];
  const title = suggestion.kind === 'rollback' ? say('Roll back?') : say('Approve this change?');
  return modal(language, title, blocks, {
    callback_id: CONFIRM,
    private_metadata: actionValue(record),
    submit: plainText(submitOf(record, how, language)),
  });
}

function unseenText(unseen: readonly PreflightFinding[], { say, tell }: Language): string {
  const each = unseen.slice(0, 6).map(({ sentence }) => `• ${escapeMrkdwn(tell(sentence), 400)}`);
  return [say(':warning: *New findings since you opened this dialog:*'), ...each].join('\n');
}

function moneyOf(suggestion: Suggestion, language: Language): string {
  const { say } = language;
  if (suggestion.kind === 'rollback') return say('The cost returns to what it was.');
  const amount = `${savingText(suggestion.saving, language)}.`;
  return suggestion.kind === 'upsize' ? `${amount} ${say('It gets more capacity.')}` : amount;
}

function submitOf(
  { state }: SuggestionRecord,
  { changePolicy }: Execution,
  { say }: Language,
): string {
  if (!changePolicy.secondApprover) return say('Approve');
  return state.kind === 'requested' ? say('Agree') : say('Ask for agreement');
}

/** What is approved in a freeze begins after it. */
function freezeText({ frozen }: Execution, { say, date }: Language): KnownBlock[] {
  if (frozen === undefined) return [];
  return [
    section(
      say(
        ':snowflake: Change freeze until {day}: if approved now, the change starts {time} at the earliest.',
        { day: date(frozen.until), time: timeText(frozen.endsAt) },
      ),
    ),
  ];
}

function secondApproverText(
  { state }: SuggestionRecord,
  { changePolicy }: Execution,
  { say }: Language,
): KnownBlock[] {
  if (state.kind === 'requested') {
    const { by, at, startsAt } = state.approval;
    const asked = say('Requested by {by}, {time}.', {
      by: actorText(by),
      time: timeText(at),
    });
    const begins =
      startsAt === undefined
        ? say('It starts immediately.')
        : say('It starts {time}.', { time: timeText(startsAt) });
    return [section(`${asked} ${begins}`)];
  }
  if (!changePolicy.secondApprover) return [];
  return [
    section(
      say(
        ':busts_in_silhouette: The tags of this instance require two approvers: another person must agree.',
      ),
    ),
  ];
}
