import type { ActionsBlock, Button, KnownBlock } from '@slack/types';
import type { CostChange } from '../../../domain/digest/dailyMetrics.ts';
import type { Digest } from '../../../domain/digest/digest.ts';
import type { SuggestionRecord } from '../../../domain/lifecycle/suggestionRecord.ts';
import { microUsd } from '../../../shared/money.ts';
import { context, type MessageView, plainText, section } from '../../blockKit/blocks.ts';
import type { Language } from '../../i18n/translator.ts';
import { type CardForm, suggestionCard } from '../suggestion/suggestionCard.ts';
import { savingText, stoppedText } from '../wording.ts';
import { dataGapsSummary } from './dataGaps.ts';

/** The morning message. `records` are the shown suggestions as they are now. */
export function digestMessage(
  digest: Digest,
  records: readonly SuggestionRecord[],
  language: Language,
): MessageView {
  if (digest.quiet) return quietMessage(digest, language);
  const cards = (form: CardForm) =>
    records.flatMap((record) => suggestionCard(record, form, digest.accountNames, language));
  return {
    text: summary(digest, language),
    blocks: around(cards('card'), digest, language),
    ...(records.length === 0 ? {} : { plain: around(cards('plain'), digest, language) }),
  };
}

function around(cards: readonly KnownBlock[], digest: Digest, language: Language): KnownBlock[] {
  const blind = dataGapsSummary(digest, language);
  const waiting = waitingText(digest, language);
  return [
    { type: 'header', text: plainText(`Trimtab · ${language.day(digest.date)}`) },
    section(`${figures(digest, language)}\n${offer(digest, language)}`),
    ...stopped(digest, language),
    ...cards,
    ...(waiting === undefined ? [] : [context(waiting)]),
    ...(blind === undefined ? [] : [context(blind)]),
    ...buttons(digest, language),
  ];
}

/** A day with nothing new: one line, and a button that shows the open suggestions. */
function quietMessage(digest: Digest, language: Language): MessageView {
  const { say, day } = language;
  const { running, open } = digest;
  const saving = openSavingText(digest, language);
  const line = [
    say('*Trimtab · {day}* · nothing new', { day: day(digest.date) }),
    say('{running} running, {monthly}', { running, monthly: listText(digest, language) }),
    ...(open === 0
      ? []
      : [say('{suggestions}: {saving}', { suggestions: openText(open, language), saving })]),
  ].join(' · ');
  const [button] = openButton(digest, language);
  return {
    text: summary(digest, language),
    blocks: [
      button === undefined ? section(line) : { ...section(line), accessory: button },
      ...stopped(digest, language),
    ],
  };
}

function stopped(digest: Digest, language: Language): readonly KnownBlock[] {
  return digest.stopped === undefined ? [] : [context(stoppedText(digest.stopped, language))];
}

function summary(digest: Digest, language: Language): string {
  const { say, money } = language;
  const { openCash, openList, open, running } = digest;
  const fleet = { running, monthly: money(digest.monthlyList) };
  if (open === 0) {
    return say(
      'Trimtab: no savings to suggest today. {running} instances running, {monthly} a month.',
      fleet,
    );
  }
  return say(
    'Trimtab: {suggestions} to save {saving} a month. {running} instances running, {monthly} a month.',
    {
      ...fleet,
      suggestions: openText(open, language),
      saving: money(openCash.kind === 'known' ? openCash.monthly : openList),
    },
  );
}

function openText(open: number, { count }: Language): string {
  return count(open, '{n} open suggestion', '{n} open suggestions');
}

/** What the open suggestions save as a set. */
function openSavingText({ open, openCash, openList }: Digest, language: Language): string {
  const form = open === 1 ? 'phrase' : 'plural';
  return savingText({ cash: openCash, list: openList }, language, form);
}

function figures(digest: Digest, language: Language): string {
  const { say, money, count } = language;
  const { running, monthlyList, monthlyBill, unpriced, saved, accounts, regions } = digest;
  const parts = [
    say('*{running} running* in {accounts} and {regions}', {
      running,
      accounts: count(accounts.length, '{n} account', '{n} accounts'),
      regions: count(regions.length, '{n} Region', '{n} Regions'),
    }),
    listText(digest, language),
    ...(monthlyBill === undefined || monthlyBill === monthlyList
      ? []
      : [say('{bill} with your commitments', { bill: money(monthlyBill) })]),
    ...(unpriced === 0
      ? []
      : [say('{count} running without a list price (Spot, or not found)', { count: unpriced })]),
    ...(saved === 0 ? [] : [say('saved so far: {saved} a month', { saved: money(saved) })]),
  ];
  return parts.join(' · ');
}

/** `$14,485 a month at list (▼ $310 since Fri 20 Nov)`. */
function listText({ monthlyList, changes }: Digest, language: Language): string {
  const monthly = language.say('{monthly} a month at list price', {
    monthly: language.money(monthlyList),
  });
  const said = changes
    .filter((change) => change.monthlyList !== 0)
    .map((change) => changeText(change, language));
  return said.length === 0 ? monthly : `${monthly} (${said.join(', ')})`;
}

function changeText({ since, monthlyList }: CostChange, { say, money, day }: Language): string {
  const values = { amount: money(microUsd(Math.abs(monthlyList))), day: day(since) };
  return monthlyList < 0
    ? say('▼ {amount} since {day}', values)
    : say('▲ {amount} since {day}', values);
}

function offer(digest: Digest, language: Language): string {
  const { say } = language;
  const { open, news, routedAway, top, tooSmall } = digest;
  const values = {
    suggestions: openText(open, language),
    news,
    saving: openSavingText(digest, language),
  };
  const said =
    open === 0
      ? say('No open suggestions.')
      : top.length === 0
        ? say('{suggestions}: {saving}.', values)
        : say('{suggestions} ({news} new or changed): {saving}.', values);
  return [
    said,
    ...(open > 0 && tooSmall > 0
      ? [say('{count} of them are under-provisioned.', { count: tooSmall })]
      : []),
    ...(routedAway === 0
      ? []
      : [say('{count} more went to other channels and owners.', { count: routedAway })]),
  ].join(' ');
}

/** Changes that do not pay off while the commitments last are one line, not cards. */
function waitingText(
  { deferredByCommitments: { count: changes, from } }: Digest,
  { say, count, date }: Language,
): string | undefined {
  if (changes === 0) return undefined;
  return [
    count(
      changes,
      '{n} more change would lower the list price, but not your bill while your commitments last.',
      '{n} more changes would lower the list price, but not your bill while your commitments last.',
    ),
    ...(from === undefined
      ? []
      : [say('The first commitment ends on {day}.', { day: date(from) })]),
  ].join(' ');
}

/** All open suggestions, and what to buy. */
function buttons(digest: Digest, language: Language): readonly ActionsBlock[] {
  if (digest.open === 0) return [];
  const plan: Button = {
    type: 'button',
    action_id: 'show-plan',
    text: plainText(language.say('Commitment plan')),
  };
  return [{ type: 'actions', elements: [...openButton(digest, language), plan] }];
}

function openButton({ open, top, to }: Digest, { say }: Language): readonly Button[] {
  if (open <= top.length) return [];
  const text = open === 1 ? say('View the open suggestion') : say('View all {open} open', { open });
  return [{ type: 'button', action_id: 'show-open', text: plainText(text), value: `0/${to}` }];
}
