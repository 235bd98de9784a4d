import type { KnownBlock, TaskCardBlock } from '@slack/types';
import type { Running, SuggestionRecord } from '../../../domain/lifecycle/suggestionRecord.ts';
import type { ProgressStep } from '../../../domain/resize/progress.ts';
import { type MessageView, section } from '../../blockKit/blocks.ts';
import { escapeMrkdwn, truncate } from '../../blockKit/mrkdwn.ts';
import type { Language } from '../../i18n/translator.ts';
import { stateText } from '../suggestion/stateText.ts';
import { laterButtons } from '../suggestion/suggestionCard.ts';
import { changeText, nameOf, plainNameOf, STATE_WORDS } from '../wording.ts';

const SIGNS: Readonly<Record<ProgressStep['status'], string>> = {
  pending: ':white_circle:',
  running: ':hourglass_flowing_sand:',
  done: ':white_check_mark:',
  failed: ':x:',
};

/** One change in the thread of the digest: every step, and how it ended. Updated in place. */
export function progressMessage(record: SuggestionRecord, language: Language): MessageView {
  const { suggestion, state } = record;
  const what = changeText(suggestion, language);
  const title = `${nameOf(suggestion)}: ${what}`;
  const steps = runOf(record)?.progress ?? [];
  const buttons = laterButtons(record, language);
  const goesOn = state.kind === 'resizing' && state.cancelled === undefined;
  const ended = goesOn ? undefined : stateText(record, language);
  const around = (progress: KnownBlock): KnownBlock[] => [
    progress,
    ...(ended === undefined ? [] : [section(ended)]),
    ...(buttons.length === 0
      ? []
      : [
          {
            type: 'actions' as const,
            // A new id with every version: Slack then draws the block anew
            // (docs/facts/slack.md#blocks-and-limits).
            block_id: `progress:${suggestion.id}:${record.version}`,
            elements: buttons,
          },
        ]),
  ];
  return {
    text: `${title}: ${language.say(STATE_WORDS[state.kind])}`,
    blocks: around({
      type: 'plan',
      title: truncate(`${plainNameOf(suggestion)}: ${what}`, 150),
      tasks: steps.map((step, index) => taskOf(step, index, language)),
    }),
    plain: around(
      section([`*${title}*`, ...steps.map((step) => stepText(step, language))].join('\n')),
    ),
  };
}

/** The change that a record is about, while it runs and after it: also one that was cancelled. */
export function runOf({ state }: SuggestionRecord): Running | undefined {
  if (state.kind === 'open') return state.lastAttempt;
  return 'progress' in state ? state : undefined;
}

const STATUS = {
  pending: 'pending',
  running: 'in_progress',
  done: 'complete',
  failed: 'error',
} as const;

function taskOf(
  { step, status, detail }: ProgressStep,
  index: number,
  { tell }: Language,
): TaskCardBlock {
  return {
    type: 'task_card',
    task_id: String(index),
    title: tell(step),
    status: STATUS[status],
    ...(detail === undefined
      ? {}
      : {
          details: {
            type: 'rich_text',
            elements: [
              {
                type: 'rich_text_section',
                elements: [{ type: 'text', text: truncate(tell(detail), 300) }],
              },
            ],
          },
        }),
  };
}

function stepText({ step, status, detail }: ProgressStep, { tell }: Language): string {
  const said = `${SIGNS[status]} ${escapeMrkdwn(tell(step), 300)}`;
  return detail === undefined ? said : `${said}: ${escapeMrkdwn(tell(detail), 300)}`;
}
