import type { KnownBlock, ModalView } from '@slack/types';
import type { CashSaving } from '../../domain/cashSaving.ts';
import type { InstanceComparison } from '../../domain/compareInstance.ts';
import { formatHourly, formatMoney } from '../../domain/formatMoney.ts';
import { describeInstanceType } from '../../domain/instanceType.ts';
import type { InstanceTypeFacts } from '../../domain/instanceTypeFacts.ts';
import type { Peaks } from '../../domain/peaks.ts';
import type { Result } from '../../domain/result.ts';
import type { Suggestion } from '../../domain/suggestion.ts';
import type { SuggestionRecord } from '../../domain/suggestionRecord.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';
import { context, modal, section } from '../view.ts';
import {
  actorInWords,
  dateInWords,
  loadInWords,
  nameOf,
  noteInWords,
  riskInWords,
  STATE_WORDS,
  savingHeading,
  timeInWords,
} from '../wording.ts';
import { findingsInWords } from './findingsInWords.ts';
import { peaksInWords } from './peaksChart.ts';
import { stateInWords } from './stateInWords.ts';
import { waysToBuy } from './waysToBuy.ts';

/** What has to be read for the details: it comes a moment after the rest. */
export interface DetailsRead {
  readonly peaks?: Peaks;
  readonly from?: InstanceTypeFacts;
  readonly to?: InstanceTypeFacts;
  readonly bought: Result<InstanceComparison, string>;
}

/**
 * Everything about one suggestion: the figures with their source, the checks, what happened, how it
 * is used and how it can be bought.
 */
export function detailsModal(
  record: SuggestionRecord,
  docsUrl: string | undefined,
  read: DetailsRead | 'reading',
): ModalView {
  const { suggestion } = record;
  const state = stateInWords(record);
  const blocks: KnownBlock[] = [
    section(
      `*${nameOf(suggestion)}* · ${suggestion.instance.instanceId}\n${typesInWords(suggestion)}`,
    ),
    ...(state === undefined ? [] : [section(state)]),
    section(`*${savingHeading(suggestion.saving)}*\n${figures(suggestion)}`),
    context(escapeMrkdwn(suggestion.saving.source, 300)),
    section(`*Why*\n${evidence(suggestion)}`),
    ...(read === 'reading'
      ? [context('Reading its metrics and prices…')]
      : readInWords(record, read)),
    ...checks(suggestion, docsUrl),
    section(`*History*\n${history(record)}`),
  ];
  return modal('Details', blocks);
}

function readInWords({ suggestion: { change } }: SuggestionRecord, read: DetailsRead) {
  const { peaks, from, to, bought } = read;
  const type = change.kind === 'resize' ? change.to : change.from;
  return [
    section(peaks === undefined ? 'CloudWatch could not be asked.' : peaksInWords(peaks, from, to)),
    ...(to === undefined
      ? []
      : [context('By vCPUs and memory alone: a newer processor does more with a vCPU.')]),
    ...(bought.ok ? waysToBuy(bought.value) : [escapeMrkdwn(bought.error, 300)]).map(
      (text, index) => section(index === 0 ? `*Ways to buy ${type}*\n${text}` : text),
    ),
  ];
}

function typesInWords({ change }: Suggestion): string {
  const from = `${change.from} (${describeInstanceType(change.from)})`;
  return change.kind === 'idle'
    ? from
    : `${from} → ${change.to} (${describeInstanceType(change.to)})`;
}

function figures({ saving }: Suggestion): string {
  return [
    `At list: ${formatHourly(saving.fromHourly)} − ${formatHourly(saving.toHourly)}, 730 h a month = *${formatMoney(saving.list)}* a month`,
    ...cashInWords(saving.cash),
  ].join('\n');
}

function cashInWords(cash: CashSaving): readonly string[] {
  if (cash.kind === 'atList') return [`In cash: not known. ${escapeMrkdwn(cash.reason, 300)}`];
  const { monthly, stranded, later, uptime, hours } = cash;
  const seen = hours === 1 ? 'what runs now' : `the ${hours} hours that were seen`;
  return [
    `In cash: the bill before − after, for ${seen}, as a month = *${formatMoney(monthly)}* a month`,
    ...(uptime > ALWAYS ? [] : [`It ran in ${Math.round(uptime * 100)} % of those hours.`]),
    ...(stranded <= 0
      ? []
      : [`${formatMoney(stranded)} a month of what you have committed to would pay for nothing.`]),
    ...later.map(
      (each) =>
        `From ${dateInWords(each.from)}, when a commitment ends: ${formatMoney(each.monthly)} a month`,
    ),
  ];
}

const ALWAYS = 0.995;

function evidence({ evidence: seen }: Suggestion): string {
  const refreshed =
    seen.refreshedAt === undefined
      ? ''
      : `\nCompute Optimizer looked at it ${timeInWords(seen.refreshedAt)}.`;
  return `${loadInWords(seen)}, ${riskInWords(seen)}.${refreshed}`;
}

function checks({ preflight, change }: Suggestion, docsUrl: string | undefined): KnownBlock[] {
  if (change.kind === 'idle')
    return [section('*Checks*\nTrimtab does not stop or terminate anything by itself.')];
  return findingsInWords(preflight, docsUrl);
}

const MOST_ENTRIES = 10;

/** The newest first, so that what does not fit is the oldest. */
function history({ history: transitions, suggestion }: SuggestionRecord): string {
  const shown = transitions
    .slice(-MOST_ENTRIES)
    .toReversed()
    .map(
      (entry) =>
        `${timeInWords(entry.at)} · ${STATE_WORDS[entry.to]} · ${actorInWords(entry.by)}${noteInWords(entry)}`,
    );
  const more = transitions.length - shown.length;
  const rest = `… and ${more} older: \`/trimtab history ${suggestion.instance.instanceId}\``;
  return [...shown, ...(more > 0 ? [rest] : [])].join('\n');
}
