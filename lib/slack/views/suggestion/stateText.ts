import type { SuggestionRecord } from '../../../domain/lifecycle/suggestionRecord.ts';
import { openIssues } from '../../../domain/resize/monitor.ts';
import { realizedSavingOf } from '../../../domain/suggestions/savingAmount.ts';
import { escapeMrkdwn } from '../../blockKit/mrkdwn.ts';
import type { Language } from '../../i18n/translator.ts';
import { awayText, troublesText, wayBackText } from '../change/monitoringText.ts';
import {
  actorText,
  DISMISS_WORDS,
  dayText,
  savingAmountMessage,
  sentenceOf,
  timeText,
} from '../wording.ts';

/** What has become of a suggestion, who did it and when; undefined while nothing has. */
export function stateText(record: SuggestionRecord, language: Language): string | undefined {
  const { say } = language;
  const { state } = record;
  const rollback = () => wayBackText(record, language);
  switch (state.kind) {
    case 'open':
      return openedText(record, language);
    case 'requested':
      return say(':busts_in_silhouette: {by} wants this, {time}. Somebody else has to agree.', {
        by: actorText(state.approval.by),
        time: timeText(state.approval.at),
      });
    case 'approved': {
      const { startsAt } = state.approval;
      const approved = approvedText(record, language);
      return startsAt === undefined
        ? say(':hourglass_flowing_sand: {approved} Starting.', { approved })
        : say(':hourglass_flowing_sand: {approved} Begins {time}.', {
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
      return say('Out of date since {time}: the facts have changed.', {
        time: timeText(state.at),
      });
  }
}

/** Why it is open again: somebody cancelled it, or it could not begin. */
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
    : say(':repeat: Not begun, {time}: {why} Nothing was changed.', {
        time: timeText(at),
        why: sentenceOf(why, language),
      });
}

function runningText(record: SuggestionRecord, language: Language): string {
  const { say, tell } = language;
  const { state, suggestion } = record;
  if (state.kind !== 'resizing') return '';
  if (state.cancelled !== undefined) {
    return say(
      'Cancelled by {by}, {time}: it ends at its next step. What it has touched by then goes back to {from}.',
      { ...whoAndWhen(record), from: suggestion.from },
    );
  }
  const running = state.progress.find(({ status }) => status === 'running');
  return say('{approved} Began {time}. Now: {step}.', {
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
    // Of what runs no more, or on another type, nobody knows what it saves.
    ...(away === undefined || away.how === 'unobserved' ? [moneyOf(record, language)] : []),
    ...(state.kind === 'monitoring'
      ? [say('Watched until {time}.', { time: timeText(state.until) })]
      : []),
    ...(wrong.length === 0 ? [] : [`:warning: ${troublesText(wrong, language)}`]),
    ...(away === undefined
      ? []
      : [
          say(':information_source: {away} (Seen {time}.)', {
            away: awayText(away, language),
            time: timeText(away.at),
          }),
        ]),
  ].join(' ');
}

/** By itself because something failed, or because somebody took it back. */
function backText(record: SuggestionRecord, language: Language): string {
  const { say } = language;
  const { state, suggestion, history } = record;
  if (state.kind !== 'rolledBack') return '';
  const by = history.at(-1)?.by;
  const time = timeText(state.at);
  const now =
    suggestion.runState === 'stopped'
      ? say('It is stopped again, as {type}.', { type: suggestion.from })
      : say('It runs again on {type}.', { type: suggestion.from });
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

/** What it is now: `healthy` only while nobody has seen anything else. */
function outcome({ state, suggestion: { runState } }: SuggestionRecord, { say }: Language): string {
  if (state.kind !== 'monitoring' && state.kind !== 'done') return '';
  const { finalType: type, issues } = state;
  if (runState === 'stopped') return say('{type} now, and stopped as before', { type });
  const isWell = openIssues(issues).length === 0 && !('endedEarly' in state);
  return isWell ? say('healthy on {type}', { type }) : say('changed to {type}', { type });
}

function moneyOf({ state, suggestion }: SuggestionRecord, language: Language): string {
  const { kind } = suggestion;
  if (kind === 'rollback') return language.say('It costs again what it cost before.');
  const saving =
    kind === 'advice' || !('finalType' in state)
      ? suggestion.saving
      : realizedSavingOf(suggestion, state.finalType);
  return savingAmountMessage({ kind, saving }, language);
}
