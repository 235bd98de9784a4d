import type { SuggestionRecord } from '../../../domain/lifecycle/suggestionRecord.ts';
import { openIssues } from '../../../domain/resize/monitor.ts';
import { realizedSavingOf } from '../../../domain/suggestions/savingAmount.ts';
import { escapeMrkdwn } from '../../blockKit/mrkdwn.ts';
import type { Language } from '../../i18n/translator.ts';
import { endedEarlyText, openIssuesText, rollbackOfferText } from '../change/monitoringText.ts';
import { actorText, DISMISS_WORDS, dayText, savingText, sentenceOf, timeText } from '../wording.ts';

/** The state of a suggestion, with who changed it and when; undefined while it is new. */
export function stateText(record: SuggestionRecord, language: Language): string | undefined {
  const { say } = language;
  const { state } = record;
  const rollback = () => rollbackOfferText(record, language);
  switch (state.kind) {
    case 'open':
      return openedText(record, language);
    case 'requested':
      return say(':busts_in_silhouette: Requested by {by}, {time}. A second approver must agree.', {
        by: actorText(state.approval.by),
        time: timeText(state.approval.at),
      });
    case 'approved': {
      const { startsAt } = state.approval;
      const approved = approvedText(record, language);
      return startsAt === undefined
        ? say(':hourglass_flowing_sand: {approved} Starting now.', { approved })
        : say(':hourglass_flowing_sand: {approved} Starts {time}.', {
            approved,
            time: timeText(startsAt),
          });
    }
    case 'resizing':
      return `:hourglass_flowing_sand: ${runningText(record, language)}`;
    case 'monitoring':
    case 'done':
      return [changedText(record, language), ...rollback()].join(' ');
    case 'rolledBack':
      return [backText(record, language), ...rollback()].join(' ');
    case 'failed':
      return [
        say(':x: Failed, {time}: {reason}', {
          time: timeText(state.at),
          reason: sentenceOf(state.reason, language),
        }),
        approvedText(record, language),
        ...rollback(),
      ].join(' ');
    case 'snoozed':
      return say(':zzz: Snoozed by {by}, {time}, until {day}.', {
        ...whoAndWhen(record),
        day: dayText(state.until, language),
      });
    case 'dismissed': {
      const dismissed = say(':no_entry_sign: Dismissed by {by}, {time}: {reason}.', {
        ...whoAndWhen(record),
        reason: say(DISMISS_WORDS[state.reason]),
      });
      return state.note === undefined
        ? dismissed
        : `${dismissed} “${escapeMrkdwn(state.note, 400)}”`;
    }
    case 'expired':
      return say('Out of date since {time}: the plan has changed.', {
        time: timeText(state.at),
      });
  }
}

/** Why it is open again: it was cancelled, or it could not start. */
function openedText({ history }: SuggestionRecord, language: Language): string | undefined {
  const { say } = language;
  // To assign it is no other state: the card says that itself.
  const opened = history.findLast(({ assignedTo }) => assignedTo === undefined);
  if (opened?.why === undefined) return undefined;
  const { by, at, why } = opened;
  return by.kind === 'user'
    ? say(':leftwards_arrow_with_hook: Cancelled by {by}, {time}. Nothing was changed.', {
        by: actorText(by),
        time: timeText(at),
      })
    : say(':repeat: Not started, {time}: {why} Nothing was changed.', {
        time: timeText(at),
        why: sentenceOf(why, language),
      });
}

function runningText(record: SuggestionRecord, language: Language): string {
  const { say, tell } = language;
  const { state, suggestion } = record;
  if (state.kind !== 'resizing') return '';
  if (state.cancelled !== undefined) {
    return say('Cancelled by {by}, {time}: stops at the next step and rolls back to {from}.', {
      ...whoAndWhen(record),
      from: suggestion.from,
    });
  }
  const running = state.progress.find(({ status }) => status === 'running');
  return say('{approved} Started {time}. Current step: {step}.', {
    approved: approvedText(record, language),
    time: timeText(record.history.at(-1)?.at ?? state.approval.at),
    step: running === undefined ? say('starting') : escapeMrkdwn(tell(running.step), 300),
  });
}

/** On its new type: since when, and what is wrong with it. */
function changedText(record: SuggestionRecord, language: Language): string {
  const { say } = language;
  const { state } = record;
  if (state.kind !== 'monitoring' && state.kind !== 'done') return '';
  const wrong = openIssues(state.issues);
  const away = state.kind === 'done' ? state.endedEarly : undefined;
  return [
    say(':white_check_mark: Done, {time}: {outcome}.', {
      time: timeText(state.at),
      outcome: outcome(record, language),
    }),
    approvedText(record, language),
    // A stopped instance, or one on another type, saves an unknown amount.
    ...(away === undefined || away.how === 'unobserved' ? [moneyOf(record, language)] : []),
    ...(state.kind === 'monitoring'
      ? [say('Monitored until {time}.', { time: timeText(state.until) })]
      : []),
    ...(wrong.length === 0 ? [] : [`:warning: ${openIssuesText(wrong, language)}`]),
    ...(away === undefined
      ? []
      : [
          say(':information_source: {away} (Observed {time}.)', {
            away: endedEarlyText(away, language),
            time: timeText(away.at),
          }),
        ]),
  ].join(' ');
}

/** Rolled back after a failure, or by a user. */
function backText(record: SuggestionRecord, language: Language): string {
  const { say } = language;
  const { state, suggestion, history } = record;
  if (state.kind !== 'rolledBack') return '';
  const by = history.at(-1)?.by;
  const time = timeText(state.at);
  const now =
    suggestion.runState === 'stopped'
      ? say('It is stopped again, on {type}.', { type: suggestion.from })
      : say('It is running on {type} again.', { type: suggestion.from });
  return by?.kind === 'user'
    ? say(':leftwards_arrow_with_hook: Rolled back by {by}, {time}. {now}', {
        by: actorText(by),
        time,
        now,
      })
    : say(':leftwards_arrow_with_hook: Rolled back, {time}: {reason} {now} {approved}', {
        time,
        reason: sentenceOf(state.reason, language),
        now,
        approved: approvedText(record, language),
      });
}

function approvedText({ state }: SuggestionRecord, { say }: Language): string {
  if (!('approval' in state)) return '';
  const { by, second, at } = state.approval;
  const time = timeText(at);
  return second === undefined
    ? say('Approved by {by}, {time}.', { by: actorText(by), time })
    : say('Approved by {by} and {second}, {time}.', {
        by: actorText(by),
        second: actorText(second),
        time,
      });
}

/** Who brought it to its state, by the trail. */
function whoAndWhen({ history, lastSeen }: SuggestionRecord) {
  const { by, at } = history.at(-1) ?? { by: { kind: 'bot' as const }, at: lastSeen };
  return { by: actorText(by), time: timeText(at) };
}

/** `healthy` only while no health issue is open. */
function outcome({ state, suggestion: { runState } }: SuggestionRecord, { say }: Language): string {
  if (state.kind !== 'monitoring' && state.kind !== 'done') return '';
  const { finalType: type, issues } = state;
  if (runState === 'stopped') return say('{type}, stopped as before', { type });
  const isWell = openIssues(issues).length === 0 && !('endedEarly' in state);
  return isWell ? say('healthy on {type}', { type }) : say('changed to {type}', { type });
}

function moneyOf({ state, suggestion }: SuggestionRecord, language: Language): string {
  const { kind } = suggestion;
  if (kind === 'rollback') return language.say('The cost returns to what it was.');
  const saving =
    kind === 'advice' || !('finalType' in state)
      ? suggestion.saving
      : realizedSavingOf(suggestion, state.finalType);
  return `${savingText(saving, language)}.`;
}
