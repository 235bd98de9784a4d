import type { SuggestionRecord } from '../../domain/suggestionRecord.ts';
import {
  actorInWords,
  DISMISS_WORDS,
  dayInWords,
  sentenceOf,
  timeInWords,
  worthAsSentence,
} from '../wording.ts';

/** What has become of a suggestion; undefined while it is open. */
export function stateInWords(record: SuggestionRecord): string | undefined {
  const { state, suggestion } = record;
  switch (state.kind) {
    case 'open':
      return undefined;
    case 'requested':
      return `:busts_in_silhouette: ${actorInWords(state.approval.by)} wants this, ${timeInWords(state.approval.at)}. Somebody else has to agree.`;
    case 'approved': {
      const { startsAt, at } = state.approval;
      const when = startsAt === undefined ? 'Starting.' : `Begins ${timeInWords(startsAt)}.`;
      return `:hourglass_flowing_sand: Approved by ${whoApproved(record)}, ${timeInWords(at)}. ${when}`;
    }
    case 'resizing': {
      if (state.cancelled !== undefined) {
        return `:hourglass_flowing_sand: Cancelled by ${actorInWords(state.cancelled)}: it ends before it touches the instance.`;
      }
      const running = state.progress.find(({ status }) => status === 'running');
      return `:hourglass_flowing_sand: Approved by ${whoApproved(record)}. Now: ${running?.step ?? 'starting'}.`;
    }
    case 'watching': {
      const trouble = state.trouble === undefined ? '' : ` :warning: ${sentenceOf(state.trouble)}`;
      return `:white_check_mark: Done, ${timeInWords(state.at)}: ${outcome(record)}. Approved by ${whoApproved(record)}. ${moneyOf(record)} Watched until ${timeInWords(state.until)}.${trouble}`;
    }
    case 'done':
      return `:white_check_mark: Done, ${timeInWords(state.at)}: ${outcome(record)}. Approved by ${whoApproved(record)}. ${moneyOf(record)}`;
    case 'rolledBack':
      return `:leftwards_arrow_with_hook: Rolled back, ${timeInWords(state.at)}: ${sentenceOf(state.reason)} It is again ${suggestion.runState} on ${suggestion.change.from}.`;
    case 'failed':
      return `:x: Failed, ${timeInWords(state.at)}. ${sentenceOf(state.reason)}`;
    case 'snoozed':
      return `:zzz: Snoozed by ${actorInWords(state.by)} until ${dayInWords(state.until)}.`;
    case 'dismissed':
      return `:no_entry_sign: Dismissed by ${actorInWords(state.by)}: ${DISMISS_WORDS[state.reason].toLowerCase()}.`;
    case 'expired':
      return 'Out of date: the facts have changed.';
  }
}

function whoApproved({ state }: SuggestionRecord): string {
  if (!('approval' in state)) return '';
  const { by, second } = state.approval;
  return second === undefined
    ? actorInWords(by)
    : `${actorInWords(by)} and ${actorInWords(second)}`;
}

function outcome({ state, suggestion: { runState } }: SuggestionRecord): string {
  const type = 'became' in state ? state.became : '';
  return runState === 'stopped' ? `${type} now, and stopped as before` : `healthy on ${type}`;
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
