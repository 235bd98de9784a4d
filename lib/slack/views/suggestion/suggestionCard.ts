import type { Button, KnownBlock } from '@slack/types';
import { mayCancel } from '../../../domain/lifecycle/approve.ts';
import { rollbackOfferOf } from '../../../domain/lifecycle/rollbackOffer.ts';
import type { SuggestionRecord } from '../../../domain/lifecycle/suggestionRecord.ts';
import { approvabilityOf } from '../../../domain/suggestions/approvability.ts';
import type { AccountId } from '../../../shared/ids.ts';
import { actionValue } from '../../blockKit/actionValue.ts';
import { mrkdwn, plainText, section } from '../../blockKit/blocks.ts';
import { escapeMrkdwn } from '../../blockKit/mrkdwn.ts';
import type { Language } from '../../i18n/translator.ts';
import {
  assignmentText,
  changeText,
  downtimeText,
  loadText,
  nameOf,
  riskText,
  savingAmountText,
  sentenceOf,
} from '../wording.ts';
import { stateText } from './stateText.ts';

type AccountNames = Readonly<Partial<Record<AccountId, string>>>;

/** `card`: the block of 2026. `plain`: the same in the blocks that every workspace takes. */
export type CardForm = 'card' | 'plain';

/** One suggestion in a message: what, how much, why, and what can be pressed now. At most four blocks. */
export function suggestionCard(
  record: SuggestionRecord,
  form: CardForm,
  accountNames: AccountNames,
  language: Language,
): KnownBlock[] {
  const draw = form === 'card' ? asCard : asSections;
  const elements = buttonsOf(record, language);
  const state = stateText(record, language);
  const remark = record.state.kind === 'open' ? remarks(record, language) : undefined;
  const below = [state, remark, assignmentText(record, language)].flatMap((text) => text ?? []);
  return [
    ...draw(record, accountNames, language),
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

function asCard(
  record: SuggestionRecord,
  accountNames: AccountNames,
  language: Language,
): KnownBlock[] {
  return [
    {
      type: 'card',
      block_id: blockId(record, 'card'),
      title: mrkdwn(headline(record, language), CARD_TITLE),
      subtitle: mrkdwn(savingAmountText(record.suggestion, language), CARD_TITLE),
      body: mrkdwn(why(record, accountNames, language), CARD_BODY),
    },
  ];
}

function asSections(
  record: SuggestionRecord,
  accountNames: AccountNames,
  language: Language,
): KnownBlock[] {
  const head = `${headline(record, language)} · ${savingAmountText(record.suggestion, language)}`;
  return [
    { type: 'divider' },
    {
      ...section(`${head}\n${why(record, accountNames, language)}`),
      block_id: blockId(record, 'card'),
    },
  ];
}

function headline({ suggestion }: SuggestionRecord, language: Language): string {
  return `*${nameOf(suggestion)}* · ${changeText(suggestion, language)}`;
}

function why(
  { suggestion }: SuggestionRecord,
  accountNames: AccountNames,
  language: Language,
): string {
  const { say } = language;
  const { evidence, instance } = suggestion;
  const account = accountNames[instance.account] ?? instance.account;
  const place = `${escapeMrkdwn(account, 40)}, ${instance.region}`;
  if (suggestion.kind === 'advice') {
    const { reason, action } = suggestion;
    return [reason, action]
      .map((text) => sentenceOf(text, language, CARD_BODY / 2))
      .concat(place)
      .join(' ');
  }
  const load = loadText(evidence, language);
  return [
    suggestion.kind === 'upsize' ? say('Too small: {load}', { load }) : load,
    riskText(evidence, language),
    downtimeText(suggestion, language),
    place,
  ].join(' · ');
}

/** Blocks first: they are why there is no Approve button. Notes stand in Details. */
function remarks(
  { suggestion: { preflight } }: SuggestionRecord,
  language: Language,
): string | undefined {
  const { say } = language;
  const blocks = preflight.filter(({ verdict }) => verdict === 'block');
  const warnings = preflight.filter(({ verdict }) => verdict === 'warn');
  const shown = blocks.length > 0 ? blocks : warnings;
  if (shown.length === 0) return undefined;
  return [
    blocks.length > 0 ? say(':no_entry: Advice only.') : ':warning:',
    ...shown.slice(0, 2).map(({ sentence }) => sentenceOf(sentence, language)),
    ...(shown.length > 2 ? [say('And {more} more in Details.', { more: shown.length - 2 })] : []),
  ].join(' ');
}

export function buttonsOf(record: SuggestionRecord, language: Language): Button[] {
  const { say } = language;
  const value = actionValue(record);
  const { state, suggestion } = record;
  const details = button('details', say('Details'), value);
  if (state.kind !== 'open' || suggestion.kind === 'rollback') {
    return [...laterButtons(record, language), details];
  }
  const { approvable } = approvabilityOf(suggestion);
  return [
    ...(approvable ? [button('approve', say('Approve…'), value, { style: 'primary' })] : []),
    details,
    button('snooze', say('Snooze…'), value),
    button('dismiss', say('Dismiss…'), value),
    button('assign', say('Assign…'), value),
  ];
}

/** What can still be done once somebody has decided. */
export function laterButtons(record: SuggestionRecord, { say }: Language): Button[] {
  const { state } = record;
  const value = actionValue(record);
  return [
    ...(state.kind === 'requested'
      ? [button('approve', say('Agree…'), value, { style: 'primary' })]
      : []),
    ...(mayCancel(record) ? [button('cancel', say('Cancel'), value)] : []),
    ...(rollbackOfferOf(record) === undefined
      ? []
      : [button('take-back', say('Roll back…'), value)]),
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

/**
 * A new id with every version: Slack then draws the block anew
 * (docs/facts/slack.md#blocks-and-limits).
 */
function blockId({ suggestion, version }: SuggestionRecord, part: string): string {
  return `${part}:${suggestion.id}:${version}`;
}
