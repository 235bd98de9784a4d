import type { SuggestionRecord } from '../../domain/suggestionRecord.ts';
import { outstanding } from '../../domain/watch.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';
import {
  actorInWords,
  DISMISS_WORDS,
  dayInWords,
  sentenceOf,
  timeInWords,
  worthAsSentence,
} from '../wording.ts';
import { awayInWords, troublesInWords, wayBackInWords } from './watchInWords.ts';

/** What has become of a suggestion, who did it and when; undefined while nothing has. */
export function stateInWords(record: SuggestionRecord): string | undefined {
  const { state } = record;
  switch (state.kind) {
    case 'open':
      return openedInWords(record);
    case 'requested':
      return `:busts_in_silhouette: ${actorInWords(state.approval.by)} wants this, ${timeInWords(state.approval.at)}. Somebody else has to agree.`;
    case 'approved': {
      const { startsAt } = state.approval;
      const when = startsAt === undefined ? 'Starting.' : `Begins ${timeInWords(startsAt)}.`;
      return `:hourglass_flowing_sand: ${approvedInWords(record)} ${when}`;
    }
    case 'resizing':
      return `:hourglass_flowing_sand: ${runningInWords(record)}`;
    case 'watching':
    case 'done':
      return changedInWords(record);
    case 'rolledBack':
      return `:leftwards_arrow_with_hook: ${backInWords(record)}${wayBackInWords(record)}`;
    case 'failed':
      return `:x: Failed, ${timeInWords(state.at)}: ${sentenceOf(state.reason)} ${approvedInWords(record)}${wayBackInWords(record)}`;
    case 'snoozed':
      return `:zzz: Snoozed by ${whoAndWhen(record)}, until ${dayInWords(state.until)}.`;
    case 'dismissed': {
      const why = DISMISS_WORDS[state.reason].toLowerCase();
      const note = state.note === undefined ? '' : ` “${escapeMrkdwn(state.note, 400)}”`;
      return `:no_entry_sign: Dismissed by ${whoAndWhen(record)}: ${why}.${note}`;
    }
    case 'expired':
      return `Out of date since ${timeInWords(state.at)}: the facts have changed.`;
  }
}

/** Why it is open again: somebody cancelled it, or it could not begin. */
function openedInWords(record: SuggestionRecord): string | undefined {
  // To assign it is no other state: the card says that itself.
  const opened = record.history.findLast(({ assignedTo }) => assignedTo === undefined);
  if (opened?.note === undefined) return undefined;
  const { by, at, note } = opened;
  return by.kind === 'user'
    ? `:leftwards_arrow_with_hook: Cancelled by ${actorInWords(by)}, ${timeInWords(at)}. Nothing was changed.`
    : `:repeat: Not begun, ${timeInWords(at)}: ${sentenceOf(note)} Nothing was changed.`;
}

function runningInWords(record: SuggestionRecord): string {
  const { state, suggestion } = record;
  if (state.kind !== 'resizing') return '';
  if (state.cancelled !== undefined) {
    return `Cancelled by ${whoAndWhen(record)}: it ends at its next step. What it has touched by then goes back to ${suggestion.change.from}.`;
  }
  const began = record.history.at(-1)?.at ?? state.approval.at;
  const running = state.progress.find(({ status }) => status === 'running');
  return `${approvedInWords(record)} Began ${timeInWords(began)}. Now: ${running?.step ?? 'starting'}.`;
}

/** On its new type: since when, for how long it can go back, and what is wrong with it. */
function changedInWords(record: SuggestionRecord): string {
  const { state } = record;
  if (state.kind !== 'watching' && state.kind !== 'done') return '';
  const wrong = outstanding(state.troubles);
  const away = state.kind === 'done' ? state.away : undefined;
  const parts = [
    `:white_check_mark: Done, ${timeInWords(state.at)}: ${outcome(record)}.`,
    approvedInWords(record),
    // Of what runs no more, or on another type, nobody knows what it saves.
    ...(away === undefined || away.how === 'forgotten' ? [moneyOf(record)] : []),
    ...(state.kind === 'watching' ? [`Watched until ${timeInWords(state.until)}.`] : []),
    ...(wrong.length === 0 ? [] : [`:warning: ${troublesInWords(wrong)}`]),
    ...(away === undefined
      ? []
      : [`:information_source: ${awayInWords(away)} (Seen ${timeInWords(away.at)}.)`]),
  ];
  return `${parts.join(' ')}${wayBackInWords(record)}`;
}

/** By itself because something failed, or because somebody took it back. */
function backInWords(record: SuggestionRecord): string {
  const { state, suggestion, history } = record;
  if (state.kind !== 'rolledBack') return '';
  const by = history.at(-1)?.by;
  const now = `It is again ${suggestion.runState} on ${suggestion.change.from}.`;
  return by?.kind === 'user'
    ? `Rolled back by ${actorInWords(by)}, ${timeInWords(state.at)}. ${now}`
    : `Rolled back, ${timeInWords(state.at)}: ${sentenceOf(state.reason)} ${now} ${approvedInWords(record)}`;
}

function approvedInWords({ state }: SuggestionRecord): string {
  if (!('approval' in state)) return '';
  const { by, second, at } = state.approval;
  const who =
    second === undefined ? actorInWords(by) : `${actorInWords(by)} and ${actorInWords(second)}`;
  return `Approved by ${who}, ${timeInWords(at)}.`;
}

/** Who brought it to its state, by the trail. */
function whoAndWhen({ history, lastSeen }: SuggestionRecord): string {
  const { by, at } = history.at(-1) ?? { by: { kind: 'bot' as const }, at: lastSeen };
  return `${actorInWords(by)}, ${timeInWords(at)}`;
}

/** What it is now: `healthy` only while nobody has seen anything else. */
function outcome({ state, suggestion: { runState } }: SuggestionRecord): string {
  if (state.kind !== 'watching' && state.kind !== 'done') return '';
  const { became, troubles } = state;
  if (runState === 'stopped') return `${became} now, and stopped as before`;
  const isWell = outstanding(troubles).length === 0 && !('away' in state);
  return isWell ? `healthy on ${became}` : `changed to ${became}`;
}

function moneyOf({
  state,
  suggestion: { saving, fallbacks, takesBack, purpose },
}: SuggestionRecord): string {
  if (takesBack !== undefined) return 'It costs again what it cost before.';
  const became = 'became' in state ? state.became : undefined;
  const own = fallbacks.find(({ to }) => to === became)?.saving ?? saving;
  return worthAsSentence({ purpose, saving: own });
}
