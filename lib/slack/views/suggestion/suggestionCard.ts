import type { Button, KnownBlock, Overflow } from '@slack/types';
import { mayCancel } from '../../../domain/lifecycle/approve.ts';
import { rollbackOfferOf } from '../../../domain/lifecycle/rollbackOffer.ts';
import type { SuggestionRecord } from '../../../domain/lifecycle/suggestionRecord.ts';
import { approvabilityOf } from '../../../domain/suggestions/approvability.ts';
import type { Suggestion } from '../../../domain/suggestions/suggestion.ts';
import type { AccountId } from '../../../shared/ids.ts';
import { actionValue } from '../../blockKit/actionValue.ts';
import { mrkdwn, plainText, section } from '../../blockKit/blocks.ts';
import { escapeMrkdwn, truncateMrkdwn } from '../../blockKit/mrkdwn.ts';
import type { Text } from '../../i18n/ko.ts';
import type { Language } from '../../i18n/translator.ts';
import {
  assignmentText,
  changeText,
  downtimeText,
  loadText,
  nameOf,
  ownershipOf,
  riskWords,
  savingText,
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

/** A state with its reason; ten cards must fit in a message of 13,000 characters. */
const MOST_BELOW = 450;

function belowOf(record: SuggestionRecord, texts: readonly string[]): KnownBlock {
  return {
    type: 'context',
    block_id: blockId(record, 'below'),
    elements: texts.map((text) => mrkdwn(text, MOST_BELOW)),
  };
}

/** Slack's limits of a card. It has no menu, so that all buttons are below it. */
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
      subtitle: mrkdwn(benefit(record, language), CARD_TITLE),
      body: mrkdwn(facts(record, accountNames, language), CARD_BODY),
    },
  ];
}

function asSections(
  record: SuggestionRecord,
  accountNames: AccountNames,
  language: Language,
): KnownBlock[] {
  const lines = [
    truncateMrkdwn(headline(record, language), CARD_TITLE),
    truncateMrkdwn(benefit(record, language), CARD_TITLE),
    truncateMrkdwn(facts(record, accountNames, language), CARD_BODY),
  ];
  return [
    { type: 'divider' },
    {
      ...section(lines.join('\n')),
      block_id: blockId(record, 'card'),
    },
  ];
}

function headline({ suggestion }: SuggestionRecord, language: Language): string {
  return `*${nameOf(suggestion)}* · ${changeText(suggestion, language)}`;
}

/** What it saves, and the risk in two words. */
function benefit({ suggestion }: SuggestionRecord, language: Language): string {
  const saving = savingText(suggestion.saving, language);
  return suggestion.kind === 'advice'
    ? saving
    : `${saving} · ${riskWords(suggestion.evidence, language)}`;
}

/** Why it is suggested, and whose instance it is: a line each. */
function facts(
  { suggestion }: SuggestionRecord,
  accountNames: AccountNames,
  language: Language,
): string {
  const { instance } = suggestion;
  const account = accountNames[instance.account] ?? instance.account;
  const place = [escapeMrkdwn(account, 40), instance.region];
  // A company with an account for each environment needs its name once.
  const whose = new Set([...ownershipOf(suggestion, language), ...place]);
  return `${why(suggestion, language)}\n${[...whose].join(' · ')}`;
}

function why(suggestion: Suggestion, language: Language): string {
  if (suggestion.kind === 'advice') {
    const { reason, action } = suggestion;
    return [reason, action].map((text) => sentenceOf(text, language, CARD_BODY / 3)).join(' ');
  }
  const load = loadText(suggestion.evidence, language);
  const fit =
    suggestion.kind === 'upsize' ? language.say('Under-provisioned: {load}', { load }) : load;
  return `${fit} · ${downtimeText(suggestion, language)}`;
}

/** The first block or warning, in one line. A block is why there is no Approve button. */
function remarks(
  { suggestion: { preflight } }: SuggestionRecord,
  language: Language,
): string | undefined {
  const { say } = language;
  const blocks = preflight.filter(({ verdict }) => verdict === 'block');
  const warnings = preflight.filter(({ verdict }) => verdict === 'warn');
  const [first, ...others] = blocks.length > 0 ? blocks : warnings;
  if (first === undefined) return undefined;
  return [
    blocks.length > 0 ? say(':no_entry: Advice only.') : ':warning:',
    sentenceOf(first.sentence, language),
    ...(others.length > 0 ? [say('{more} more in Details.', { more: others.length })] : []),
  ].join(' ');
}

/** Approve and Details; what is needed less often is in the menu. */
export function buttonsOf(record: SuggestionRecord, language: Language): (Button | Overflow)[] {
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
    menu(record, language),
  ];
}

/** What can be done after a decision. */
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

/** The action of the menu of a card. Its options are `MENU_ITEM:value`. */
export const MENU = 'more';

const MENU_ITEMS = [
  ['snooze', 'Snooze…'],
  ['dismiss', 'Dismiss…'],
  ['assign', 'Assign…'],
] as const satisfies readonly (readonly [string, Text])[];

export type MenuItem = (typeof MENU_ITEMS)[number][0];

function menu(record: SuggestionRecord, { say }: Language): Overflow {
  return {
    type: 'overflow',
    action_id: MENU,
    options: MENU_ITEMS.map(([item, text]) => ({
      text: plainText(say(text)),
      value: `${item}:${actionValue(record)}`,
    })),
  };
}

/** The dialog that was chosen in the menu, and the value of its suggestion; undefined if not ours. */
export function menuChoice(
  option: string,
): { readonly item: MenuItem; readonly value: string } | undefined {
  const [name = '', value = ''] = option.split(':');
  const found = MENU_ITEMS.find(([item]) => item === name);
  return found === undefined ? undefined : { item: found[0], value };
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
