import type { ProgressStep, SuggestionRecord } from '../../domain/suggestionRecord.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';
import { type MessageView, section } from '../view.ts';
import { nameOf, STATE_WORDS } from '../wording.ts';
import { stateInWords } from './stateInWords.ts';
import { laterButtons } from './suggestionCard.ts';

const SIGNS: Readonly<Record<ProgressStep['status'], string>> = {
  pending: ':white_circle:',
  running: ':hourglass_flowing_sand:',
  done: ':white_check_mark:',
  failed: ':x:',
};

/** One change in the thread of the digest: every step, and how it ended. Updated in place. */
export function progressMessage(record: SuggestionRecord): MessageView {
  const { suggestion, state } = record;
  const { change } = suggestion;
  const what = change.kind === 'resize' ? `${change.from} → ${change.to}` : change.from;
  const title = `${nameOf(suggestion)}: ${what}`;
  const steps = 'progress' in state ? state.progress.map(stepInWords) : [];
  const buttons = laterButtons(record);
  const ended = state.kind === 'resizing' ? undefined : stateInWords(record);
  return {
    text: `${title}: ${STATE_WORDS[state.kind]}`,
    blocks: [
      section([`*${title}*`, ...steps].join('\n')),
      ...(ended === undefined ? [] : [section(ended)]),
      ...(buttons.length === 0
        ? []
        : [
            {
              type: 'actions' as const,
              // A new id with every version: Slack then draws the block anew (slack.md, section 2).
              block_id: `progress:${suggestion.id}:${record.version}`,
              elements: buttons,
            },
          ]),
    ],
  };
}

function stepInWords({ step, status, detail }: ProgressStep): string {
  return `${SIGNS[status]} ${step}${detail === undefined ? '' : `: ${escapeMrkdwn(detail, 300)}`}`;
}
