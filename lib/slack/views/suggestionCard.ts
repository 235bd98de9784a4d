import type { ActionsBlockElement, KnownBlock } from '@slack/types';
import type { AccountId } from '../../domain/ids.ts';
import { isBlocked } from '../../domain/preflight.ts';
import type { SuggestionRecord } from '../../domain/suggestionRecord.ts';
import { actionValue } from '../actionValue.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';
import { context, plainText, section } from '../view.ts';
import {
  actorInWords,
  downtimeInWords,
  loadInWords,
  nameOf,
  riskInWords,
  savingInWords,
  sentenceOf,
  timeInWords,
} from '../wording.ts';

type AccountNames = Readonly<Partial<Record<AccountId, string>>>;

/** One suggestion in the digest: what, how much, why, and what can be pressed now. */
export function suggestionCard(
  record: SuggestionRecord,
  accountNames: AccountNames = {},
): KnownBlock[] {
  const { suggestion } = record;
  const card = {
    ...section(`${headline(record)}\n${why(record, accountNames)}`),
    block_id: blockId(record, 'card'),
  };
  const state = stateInWords(record);
  const buttons = buttonsOf(record);
  return [
    card,
    ...(state === undefined ? [] : [{ ...context(state), block_id: blockId(record, 'state') }]),
    ...(suggestion.preflight.length === 0 || record.state.kind !== 'open'
      ? []
      : [{ ...context(remarks(record)), block_id: blockId(record, 'remarks') }]),
    ...(buttons.length === 0
      ? []
      : [
          {
            type: 'actions' as const,
            block_id: blockId(record, 'actions'),
            elements: buttons,
          },
        ]),
  ];
}

function headline({ suggestion }: SuggestionRecord): string {
  const { change, saving } = suggestion;
  const what = change.kind === 'idle' ? `${change.from}, idle` : `${change.from} → ${change.to}`;
  return `*${nameOf(suggestion)}* · ${what} · ${savingInWords(saving)}`;
}

function why({ suggestion }: SuggestionRecord, accountNames: AccountNames): string {
  const { change, evidence, instance } = suggestion;
  const account = accountNames[instance.account] ?? instance.account;
  const place = `${escapeMrkdwn(account, 40)}, ${instance.region}`;
  if (change.kind === 'idle') {
    return `Nearly no CPU and no network in 14 days. Stop or terminate it yourself if nobody needs it. ${place}`;
  }
  return `${loadInWords(evidence)} · ${riskInWords(evidence)} · ${downtimeInWords(suggestion)} · ${place}`;
}

/** Blocks first: they are why there is no Approve button. */
function remarks({ suggestion: { preflight } }: SuggestionRecord): string {
  const blocks = preflight.filter(({ verdict }) => verdict === 'block');
  const shown = blocks.length > 0 ? blocks : preflight;
  const sign = blocks.length > 0 ? ':no_entry: Advice only. ' : ':warning: ';
  const first = shown.slice(0, 2).map(({ sentence }) => sentenceOf(sentence));
  const more = shown.length > 2 ? [`And ${shown.length - 2} more in Details.`] : [];
  return `${sign}${[...first, ...more].join(' ')}`;
}

function buttonsOf(record: SuggestionRecord): ActionsBlockElement[] {
  const value = actionValue(record);
  const { state, suggestion } = record;
  const details: ActionsBlockElement = {
    type: 'button',
    action_id: 'details',
    text: plainText('Details'),
    value,
  };
  if (state.kind !== 'open') return [details];
  const approvable = suggestion.change.kind === 'resize' && !isBlocked(suggestion.preflight);
  return [
    ...(approvable
      ? [
          {
            type: 'button' as const,
            action_id: 'approve',
            style: 'primary' as const,
            text: plainText('Approve…'),
            value,
          },
        ]
      : []),
    details,
    {
      type: 'static_select',
      action_id: 'snooze',
      placeholder: plainText('Snooze'),
      options: [
        { text: plainText('1 week'), value: `7/${value}` },
        { text: plainText('1 month'), value: `30/${value}` },
      ],
    },
    { type: 'button', action_id: 'dismiss', text: plainText('Dismiss…'), value },
  ];
}

/** What has become of it; undefined while it is open. */
export function stateInWords({ state, suggestion }: SuggestionRecord): string | undefined {
  switch (state.kind) {
    case 'open':
      return undefined;
    case 'approved':
      return `:hourglass_flowing_sand: Approved by ${actorInWords(state.approval.by)}, ${timeInWords(state.approval.at)}. Starting.`;
    case 'resizing': {
      const running = state.progress.find(({ status }) => status === 'running');
      return `:hourglass_flowing_sand: Approved by ${actorInWords(state.approval.by)}. Now: ${running?.step ?? 'starting'}.`;
    }
    case 'done':
      return `:white_check_mark: Done, ${timeInWords(state.at)}: ${outcome(suggestion)}. Approved by ${actorInWords(state.approval.by)}. Saves ${savingInWords(suggestion.saving)}.`;
    case 'rolledBack':
      return `:leftwards_arrow_with_hook: Rolled back, ${timeInWords(state.at)}: ${sentenceOf(state.reason)} It is again ${suggestion.runState} on ${suggestion.change.from}.`;
    case 'failed':
      return `:x: Failed, ${timeInWords(state.at)}. ${sentenceOf(state.reason)}`;
    case 'snoozed':
      return `:zzz: Snoozed by ${actorInWords(state.by)} until ${state.until.slice(0, 10)}.`;
    case 'dismissed':
      return `:no_entry_sign: Dismissed by ${actorInWords(state.by)}.`;
    case 'expired':
      return 'Out of date: the facts have changed.';
  }
}

function outcome({ change, runState }: SuggestionRecord['suggestion']): string {
  const type = change.kind === 'resize' ? change.to : change.from;
  return runState === 'stopped' ? `${type} now, and stopped as before` : `healthy on ${type}`;
}

/** A new id with every version: Slack then draws the block anew (slack.md, section 2). */
function blockId({ suggestion, version }: SuggestionRecord, part: string): string {
  return `${part}:${suggestion.id}:${version}`;
}
