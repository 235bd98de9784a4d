import type { ActionsBlockElement, Button, KnownBlock } from '@slack/types';
import type { AccountId } from '../../domain/ids.ts';
import { isBlocked } from '../../domain/preflight.ts';
import type { SuggestionRecord } from '../../domain/suggestionRecord.ts';
import { mayCancel } from '../../domain/suggestionTransition.ts';
import { actionValue } from '../actionValue.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';
import { context, plainText, section } from '../view.ts';
import {
  downtimeInWords,
  loadInWords,
  nameOf,
  riskInWords,
  savingInWords,
  sentenceOf,
} from '../wording.ts';
import { stateInWords } from './stateInWords.ts';

type AccountNames = Readonly<Partial<Record<AccountId, string>>>;

/** One suggestion in the digest: what, how much, why, and what can be pressed now. */
export function suggestionCard(
  record: SuggestionRecord,
  accountNames: AccountNames = {},
): KnownBlock[] {
  const card = {
    ...section(`${headline(record)}\n${why(record, accountNames)}`),
    block_id: blockId(record, 'card'),
  };
  const state = stateInWords(record);
  const said = remarks(record);
  const buttons = buttonsOf(record);
  return [
    card,
    ...(state === undefined ? [] : [{ ...context(state), block_id: blockId(record, 'state') }]),
    ...(said === undefined || record.state.kind !== 'open'
      ? []
      : [{ ...context(said), block_id: blockId(record, 'remarks') }]),
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

/** Blocks first: they are why there is no Approve button. Notes stand in Details. */
function remarks({ suggestion: { preflight } }: SuggestionRecord): string | undefined {
  const blocks = preflight.filter(({ verdict }) => verdict === 'block');
  const warnings = preflight.filter(({ verdict }) => verdict === 'warn');
  const shown = blocks.length > 0 ? blocks : warnings;
  if (shown.length === 0) return undefined;
  const sign = blocks.length > 0 ? ':no_entry: Advice only. ' : ':warning: ';
  const first = shown.slice(0, 2).map(({ sentence }) => sentenceOf(sentence));
  const more = shown.length > 2 ? [`And ${shown.length - 2} more in Details.`] : [];
  return `${sign}${[...first, ...more].join(' ')}`;
}

export function buttonsOf(record: SuggestionRecord): ActionsBlockElement[] {
  const value = actionValue(record);
  const { state, suggestion } = record;
  const details = button('details', 'Details', value);
  if (state.kind !== 'open') return [...laterButtons(record), details];
  const approvable = suggestion.change.kind === 'resize' && !isBlocked(suggestion.preflight);
  return [
    ...(approvable ? [button('approve', 'Approve…', value, { style: 'primary' })] : []),
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
    button('dismiss', 'Dismiss…', value),
  ];
}

/** What can still be done once somebody has decided. */
export function laterButtons(record: SuggestionRecord): Button[] {
  const { state } = record;
  const value = actionValue(record);
  return [
    ...(state.kind === 'requested'
      ? [button('approve', 'Agree…', value, { style: 'primary' })]
      : []),
    ...(mayCancel(record) ? [button('cancel', 'Cancel', value)] : []),
    ...('wayBack' in state && state.wayBack !== undefined
      ? [button('take-back', 'Roll back…', value)]
      : []),
  ];
}

function button(
  action_id: string,
  text: string,
  value: string,
  rest: Pick<Button, 'style'> = {},
): Button {
  return { type: 'button', action_id, text: plainText(text), value, ...rest };
}

/** A new id with every version: Slack then draws the block anew (slack.md, section 2). */
function blockId({ suggestion, version }: SuggestionRecord, part: string): string {
  return `${part}:${suggestion.id}:${version}`;
}
