import type { KnownBlock } from '@slack/types';
import type { Digest } from '../../domain/digest.ts';
import { formatMoney } from '../../domain/formatMoney.ts';
import type { ReadError } from '../../domain/readError.ts';
import type { SuggestionRecord } from '../../domain/suggestionRecord.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';
import { context, type MessageView, plainText, section } from '../view.ts';
import { dateInWords, savingInWords, stoppedInWords } from '../wording.ts';
import { suggestionCard } from './suggestionCard.ts';

/** The morning message. `records` are the shown suggestions as they are now. */
export function digestMessage(digest: Digest, records: readonly SuggestionRecord[]): MessageView {
  const blind = blindSpots(digest);
  return {
    text: summary(digest),
    blocks: [
      { type: 'header', text: plainText(`Trimtab · ${dayInWords(digest.date)}`) },
      section(`${figures(digest)}\n${offer(digest)}`),
      ...(digest.stopped === undefined ? [] : [context(stoppedInWords(digest.stopped))]),
      ...records.flatMap((record): KnownBlock[] => [
        { type: 'divider' },
        ...suggestionCard(record, digest.accountNames),
      ]),
      { type: 'divider' },
      context([rest(digest, records.length), ...waiting(digest)].join(' ')),
      ...(blind === undefined ? [] : [context(blind)]),
    ],
  };
}

function summary(digest: Digest): string {
  const { openCash, openList } = digest;
  const saving = openCash.kind === 'known' ? openCash.monthly : openList;
  return digest.open === 0
    ? `Trimtab: nothing to trim today. ${digest.running} running, ${formatMoney(digest.monthlyList)} a month.`
    : `Trimtab: ${digest.open} suggestions, ${formatMoney(saving)} a month. ${digest.running} running, ${formatMoney(digest.monthlyList)} a month.`;
}

function figures({
  running,
  monthlyList,
  monthlyBill,
  unpriced,
  change,
  saved,
  accountNames,
  regions,
}: Digest): string {
  const parts = [
    `*${running} running* in ${count(Object.keys(accountNames).length, 'account')} and ${count(regions.length, 'Region')}`,
    `${formatMoney(monthlyList)} a month at list${delta(change)}`,
    ...(monthlyBill === undefined || monthlyBill === monthlyList
      ? []
      : [`${formatMoney(monthlyBill)} with your commitments`]),
    ...(unpriced === 0 ? [] : [`${unpriced} running without a list price (Spot, or not found)`]),
    ...(saved === 0 ? [] : [`saved so far ${formatMoney(saved)} a month`]),
  ];
  return parts.join(' · ');
}

function delta(change: Digest['change']): string {
  if (change === undefined || change.monthlyList === 0) return '';
  const sign = change.monthlyList < 0 ? '▼' : '▲';
  const amount = formatMoney(Math.abs(change.monthlyList) as typeof change.monthlyList);
  return ` (${sign} ${amount} since ${dayInWords(change.since)})`;
}

function offer({ open, fresh, openCash, openList }: Digest): string {
  if (open === 0) return 'Nothing to trim today.';
  const money = savingInWords({ cash: openCash, list: openList });
  return `${count(open, 'suggestion')} open, ${fresh} new: together ${money}`;
}

/** Changes that nobody should make yet are one line, not cards. */
function waiting({ notYet: { count: changes, from } }: Digest): readonly string[] {
  if (changes === 0) return [];
  const until = from === undefined ? '' : ` The first commitment ends on ${dateInWords(from)}.`;
  const many = `${count(changes, 'more change')} would save at list, and nothing in cash while your commitments last.`;
  return [`${many}${until}`];
}

function rest({ open }: Digest, shown: number): string {
  const more = open - shown;
  return more > 0
    ? `And ${more} more: \`/trimtab report\` shows the whole fleet.`
    : '`/trimtab report` shows the whole fleet, `/trimtab help` everything else.';
}

/** One line for all that could not be seen. */
function blindSpots({ withoutMemory, withoutPrice, errors }: Digest): string | undefined {
  const parts = [
    ...(withoutMemory === 0 ? [] : [`${count(withoutMemory, 'instance')} without memory data`]),
    ...withoutPrice.map((reason) => escapeMrkdwn(reason, 200)),
    ...errorsInWords(errors),
  ];
  if (parts.length === 0) return undefined;
  const shown = parts.slice(0, MOST_BLIND_SPOTS);
  const more = parts.length - shown.length;
  return `:warning: ${shown.join(' · ')}${more > 0 ? ` · and ${more} more` : ''}`;
}

const MOST_BLIND_SPOTS = 6;

/** The same trouble in several accounts is said once. */
function errorsInWords(errors: readonly ReadError[]): readonly string[] {
  const alike = Map.groupBy(errors, ({ region, service, kind }) => `${region} ${service} ${kind}`);
  return [...alike.values()].map((group) => {
    const [first] = group;
    const where = first?.region ?? first?.service ?? 'AWS';
    const others = group.length > 1 ? ` (and in ${count(group.length - 1, 'other account')})` : '';
    return `${where}: ${escapeMrkdwn(first?.message ?? '', 250)}${others}`;
  });
}

function dayInWords(date: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`));
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
