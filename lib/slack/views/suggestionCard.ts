import type { Button, KnownBlock } from '@slack/types';
import type { AccountId } from '../../domain/ids.ts';
import { isBlocked } from '../../domain/preflight.ts';
import type { SuggestionRecord } from '../../domain/suggestionRecord.ts';
import { mayCancel } from '../../domain/suggestionTransition.ts';
import { wayBackOf } from '../../domain/wayBack.ts';
import { actionValue } from '../actionValue.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';
import { mrkdwn, plainText, section } from '../view.ts';
import {
  assignmentInWords,
  downtimeInWords,
  loadInWords,
  nameOf,
  riskInWords,
  sentenceOf,
  worthInWords,
} from '../wording.ts';
import { stateInWords } from './stateInWords.ts';

type AccountNames = Readonly<Partial<Record<AccountId, string>>>;

/** `card`: the block of 2026. `plain`: the same in the blocks that every workspace takes. */
export type CardForm = 'card' | 'plain';

/** One suggestion in a message: what, how much, why, and what can be pressed now. At most four blocks. */
export function suggestionCard(
  record: SuggestionRecord,
  form: CardForm,
  accountNames: AccountNames = {},
): KnownBlock[] {
  const said = form === 'card' ? asCard(record, accountNames) : asSections(record, accountNames);
  const elements = buttonsOf(record);
  const state = stateInWords(record);
  const remark = record.state.kind === 'open' ? remarks(record) : undefined;
  const below = [state, remark, assignmentInWords(record)].flatMap((text) => text ?? []);
  return [
    ...said,
    { type: 'actions', block_id: blockId(record, 'actions'), elements },
    ...(below.length === 0 ? [] : [belowOf(record, below)]),
  ];
}

/** Ten cards must fit in a message of 13,000 characters; Details have the rest. */
const MOST_BELOW = 450;

function belowOf(record: SuggestionRecord, texts: readonly string[]): KnownBlock {
  return {
    type: 'context',
    block_id: blockId(record, 'below'),
    elements: texts.map((text) => mrkdwn(text, MOST_BELOW)),
  };
}

/** Slack's limits of a card. It takes three buttons at most, so that all stand below it. */
const CARD_TITLE = 150;
const CARD_BODY = 200;

function asCard(record: SuggestionRecord, accountNames: AccountNames): KnownBlock[] {
  return [
    {
      type: 'card',
      block_id: blockId(record, 'card'),
      title: mrkdwn(headline(record), CARD_TITLE),
      subtitle: mrkdwn(worthInWords(record.suggestion), CARD_TITLE),
      body: mrkdwn(why(record, accountNames), CARD_BODY),
    },
  ];
}

function asSections(record: SuggestionRecord, accountNames: AccountNames): KnownBlock[] {
  const { suggestion } = record;
  return [
    { type: 'divider' },
    {
      ...section(`${headline(record)} · ${worthInWords(suggestion)}\n${why(record, accountNames)}`),
      block_id: blockId(record, 'card'),
    },
  ];
}

function headline({ suggestion }: SuggestionRecord): string {
  const { change } = suggestion;
  const what = change.kind === 'idle' ? `${change.from}, idle` : `${change.from} → ${change.to}`;
  return `*${nameOf(suggestion)}* · ${what}`;
}

function why({ suggestion }: SuggestionRecord, accountNames: AccountNames): string {
  const { change, evidence, instance } = suggestion;
  const account = accountNames[instance.account] ?? instance.account;
  const place = `${escapeMrkdwn(account, 40)}, ${instance.region}`;
  if (change.kind === 'idle') {
    const { lookBackDays } = evidence;
    const seen = lookBackDays === undefined ? '' : ` in ${lookBackDays} days`;
    return `Nearly no CPU and no network${seen}. Stop or terminate it yourself if nobody needs it. ${place}`;
  }
  const tooSmall = suggestion.purpose === 'room' ? 'Too small: ' : '';
  return `${tooSmall}${loadInWords(evidence)} · ${riskInWords(evidence)} · ${downtimeInWords(suggestion)} · ${place}`;
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

export function buttonsOf(record: SuggestionRecord): Button[] {
  const value = actionValue(record);
  const { state, suggestion } = record;
  const details = button('details', 'Details', value);
  if (state.kind !== 'open' || suggestion.takesBack !== undefined) {
    return [...laterButtons(record), details];
  }
  const approvable = suggestion.change.kind === 'resize' && !isBlocked(suggestion.preflight);
  return [
    ...(approvable ? [button('approve', 'Approve…', value, { style: 'primary' })] : []),
    details,
    button('snooze', 'Snooze…', value),
    button('dismiss', 'Dismiss…', value),
    button('assign', 'Assign…', value),
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
    ...(wayBackOf(record) === undefined ? [] : [button('take-back', 'Roll back…', value)]),
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
