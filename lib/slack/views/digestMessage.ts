import type { ActionsBlock, Button, KnownBlock } from '@slack/types';
import type { CostChange } from '../../domain/dayFigures.ts';
import type { Digest } from '../../domain/digest.ts';
import { formatMoney } from '../../domain/formatMoney.ts';
import { microUsd } from '../../domain/money.ts';
import type { SuggestionRecord } from '../../domain/suggestionRecord.ts';
import { context, type MessageView, plainText, section } from '../view.ts';
import { count, dateInWords, savingInWords, stoppedInWords } from '../wording.ts';
import { blindSpotsInALine } from './blindSpots.ts';
import { type CardForm, suggestionCard } from './suggestionCard.ts';

/** The morning message. `records` are the shown suggestions as they are now. */
export function digestMessage(digest: Digest, records: readonly SuggestionRecord[]): MessageView {
  if (digest.quiet) return quietMessage(digest);
  const cards = (form: CardForm) =>
    records.flatMap((record) => suggestionCard(record, form, digest.accountNames));
  return {
    text: summary(digest),
    blocks: around(cards('card'), digest),
    ...(records.length === 0 ? {} : { plain: around(cards('plain'), digest) }),
  };
}

function around(cards: readonly KnownBlock[], digest: Digest): KnownBlock[] {
  const blind = blindSpotsInALine(digest);
  const waiting = waitingInWords(digest);
  return [
    { type: 'header', text: plainText(`Trimtab · ${dayInWords(digest.date)}`) },
    section(`${figures(digest)}\n${offer(digest)}`),
    ...(digest.stopped === undefined ? [] : [context(stoppedInWords(digest.stopped))]),
    ...cards,
    ...(waiting === undefined ? [] : [context(waiting)]),
    ...(blind === undefined ? [] : [context(blind)]),
    ...buttons(digest),
  ];
}

/** A day without news: a line, and the way to what is open. */
function quietMessage(digest: Digest): MessageView {
  const { running, monthlyList, changes, open, openCash, openList } = digest;
  const money = savingInWords({ cash: openCash, list: openList });
  const line = [
    `*Trimtab · ${dayInWords(digest.date)}* · no news`,
    `${running} running, ${formatMoney(monthlyList)} a month at list${changesInWords(changes)}`,
    ...(open === 0 ? [] : [`${open} open: ${money}`]),
  ].join(' · ');
  const [button] = openButton(digest);
  return {
    text: summary(digest),
    blocks: [
      button === undefined ? section(line) : { ...section(line), accessory: button },
      ...(digest.stopped === undefined ? [] : [context(stoppedInWords(digest.stopped))]),
    ],
  };
}

function summary(digest: Digest): string {
  const { openCash, openList } = digest;
  const saving = openCash.kind === 'known' ? openCash.monthly : openList;
  return digest.open === 0
    ? `Trimtab: nothing to trim today. ${digest.running} running, ${formatMoney(digest.monthlyList)} a month.`
    : `Trimtab: ${count(digest.open, 'suggestion')}, ${formatMoney(saving)} a month. ${digest.running} running, ${formatMoney(digest.monthlyList)} a month.`;
}

function figures({
  running,
  monthlyList,
  monthlyBill,
  unpriced,
  changes,
  saved,
  accounts,
  regions,
}: Digest): string {
  const parts = [
    `*${running} running* in ${count(accounts.length, 'account')} and ${count(regions.length, 'Region')}`,
    `${formatMoney(monthlyList)} a month at list${changesInWords(changes)}`,
    ...(monthlyBill === undefined || monthlyBill === monthlyList
      ? []
      : [`${formatMoney(monthlyBill)} with your commitments`]),
    ...(unpriced === 0 ? [] : [`${unpriced} running without a list price (Spot, or not found)`]),
    ...(saved === 0 ? [] : [`saved so far ${formatMoney(saved)} a month`]),
  ];
  return parts.join(' · ');
}

function changesInWords(changes: readonly CostChange[]): string {
  const said = changes
    .filter(({ monthlyList }) => monthlyList !== 0)
    .map(({ since, monthlyList }) => {
      const sign = monthlyList < 0 ? '▼' : '▲';
      return `${sign} ${formatMoney(microUsd(Math.abs(monthlyList)))} since ${dayInWords(since)}`;
    });
  return said.length === 0 ? '' : ` (${said.join(', ')})`;
}

function offer({ open, news, openCash, openList, elsewhere, top, tooSmall }: Digest): string {
  const others =
    elsewhere === 0 ? '' : ` ${elsewhere} more went to other channels and to their owners.`;
  if (open === 0) return `Nothing to trim here.${others}`;
  const money = savingInWords({ cash: openCash, list: openList });
  const fresh = top.length === 0 ? '' : `, ${news} new or changed`;
  const small = tooSmall === 0 ? '' : ` ${tooSmall} of them too small for their load.`;
  return `${count(open, 'suggestion')} open${fresh}: together ${money}.${small}${others}`;
}

/** Changes that nobody should make yet are one line, not cards. */
function waitingInWords({ notYet: { count: changes, from } }: Digest): string | undefined {
  if (changes === 0) return undefined;
  const until = from === undefined ? '' : ` The first commitment ends on ${dateInWords(from)}.`;
  return `${count(changes, 'more change')} would save at list, and nothing in cash while your commitments last.${until}`;
}

/** Everything that is open, and what to buy: for whoever wants to see more than the news. */
function buttons(digest: Digest): readonly ActionsBlock[] {
  if (digest.open === 0) return [];
  const plan: Button = {
    type: 'button',
    action_id: 'show-plan',
    text: plainText('Commitment plan'),
  };
  return [{ type: 'actions', elements: [...openButton(digest), plan] }];
}

function openButton({ open, top, to }: Digest): readonly Button[] {
  if (open <= top.length) return [];
  const text = plainText(open === 1 ? 'The open suggestion' : `All ${open} open`);
  return [{ type: 'button', action_id: 'show-open', text, value: `0/${to}` }];
}

function dayInWords(date: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`));
}
