import type { DismissReason } from '../domain/dismissReason.ts';
import { formatMoney } from '../domain/formatMoney.ts';
import { microUsd } from '../domain/money.ts';
import type { Evidence, Saving, Suggestion } from '../domain/suggestion.ts';
import type {
  Actor,
  Stopped,
  SuggestionRecord,
  SuggestionState,
  Transition,
} from '../domain/suggestionRecord.ts';
import { worthOf } from '../domain/worth.ts';
import { escapeMrkdwn, truncate } from './mrkdwn.ts';

/** How facts are said. Everything here is mrkdwn, with the words of others escaped. */

export function nameOf(of: Named): string {
  return escapeMrkdwn(plainNameOf(of), 60);
}

/** The same where Slack reads no markup. */
export function plainNameOf({ name, instance }: Named): string {
  return name === undefined || name.trim() === '' ? instance.instanceId : truncate(name, 60);
}

type Named = Pick<Suggestion, 'name' | 'instance'>;

/** What stands above the figures of a change. */
export function savingHeading(saving: Pick<Saving, 'cash' | 'list'>): string {
  return worthOf(saving) < 0 ? 'What it costs' : 'What it saves';
}

/** `*$214* a month in cash, $280 at list`; or `costs *$70* a month more`. */
export function savingInWords({ cash, list }: Pick<Saving, 'cash' | 'list'>): string {
  const worth = worthOf({ cash, list });
  const amount = formatMoney(microUsd(Math.abs(worth)));
  const now = worth < 0 ? `costs *${amount}* a month more` : `*${amount}* a month`;
  if (cash.kind === 'atList') return `${now} at list`;
  const last = cash.later.at(-1);
  if (last !== undefined) return `${now} in cash, ${laterInWords(last, worth)}`;
  const same = worth < 0 || amount === formatMoney(list);
  return same ? now : `${now} in cash, ${formatMoney(list)} at list`;
}

/** What it is from the day on which the last commitment ends. */
function laterInWords(
  { from, monthly }: Extract<Saving['cash'], { kind: 'known' }>['later'][number],
  now: number,
): string {
  const amount = formatMoney(microUsd(Math.abs(monthly)));
  const day = `from ${dateInWords(from)}`;
  if (now < 0 && monthly < 0) return `${amount} ${day}`;
  if (now < 0) return `and saves ${amount} ${day}`;
  return monthly < 0 ? `and costs ${amount} more ${day}` : `${amount} ${day}`;
}

/** What a suggestion is about in money. */
export function worthInWords({ purpose, saving }: Pick<Suggestion, 'purpose' | 'saving'>): string {
  if (purpose === 'save' || worthOf(saving) < 0) return savingInWords(saving);
  return `saves ${savingInWords(saving)} all the same`;
}

/** The same as a sentence. */
export function worthAsSentence(of: Pick<Suggestion, 'purpose' | 'saving'>): string {
  const saves = of.purpose === 'save' && worthOf(of.saving) >= 0;
  return `${saves ? 'Saves' : 'It'} ${worthInWords(of)}.`;
}

/** `2027-03-01` as `1 Mar 2027`. */
export function dateInWords(date: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`));
}

/** `CPU at most 11 %, memory at most 38 % in 14 days`. */
export function loadInWords({ utilization, lookBackDays }: Evidence): string {
  const { cpuMax, memoryMax } = utilization;
  const cpu = cpuMax === undefined ? 'CPU unknown' : `CPU at most ${percent(cpuMax)}`;
  const memory =
    memoryMax === undefined ? '*memory unknown*' : `memory at most ${percent(memoryMax)}`;
  const days = lookBackDays === undefined ? '' : ` in ${lookBackDays} days`;
  return `${cpu}, ${memory}${days}`;
}

/** Compute Optimizer's 0 to 4, in the words of its console (domain.md B2). */
export function riskInWords({ performanceRisk, utilization }: Evidence): string {
  if (performanceRisk === undefined) return 'risk unknown';
  const words = ['very low', 'low', 'medium', 'high', 'very high'];
  const word = words[Math.min(4, Math.max(0, Math.ceil(performanceRisk)))] ?? 'unknown';
  return utilization.memoryMax === undefined ? `risk ${word}, but blind to memory` : `risk ${word}`;
}

/** A state as one word or two, for histories and notifications. */
export const STATE_WORDS: Readonly<Record<SuggestionState['kind'], string>> = {
  open: 'open',
  requested: 'asked for',
  approved: 'approved',
  resizing: 'changing',
  watching: 'done, being watched',
  done: 'done',
  rolledBack: 'rolled back',
  failed: 'failed',
  snoozed: 'snoozed',
  dismissed: 'dismissed',
  expired: 'out of date',
};

/** Why people dismiss. At most 75 characters each, for Slack. */
export const DISMISS_WORDS: Readonly<Record<DismissReason, string>> = {
  needsRoom: 'It needs this size',
  atPeaks: 'It is for peaks that were not in the look-back',
  mayNotStop: 'It may not be stopped',
  goesAway: 'It goes away soon, or is replaced',
  wrongFacts: 'The facts or the figures are wrong',
  other: 'Something else',
};

/** What somebody said beside a transition; empty when nothing. */
export function noteInWords({ note, reason, assignedTo, until }: Transition): string {
  const parts = [
    ...(reason === undefined ? [] : [DISMISS_WORDS[reason]]),
    ...(until === undefined ? [] : [`until ${dayInWords(until)}`]),
    ...(assignedTo === undefined ? [] : [`for <@${assignedTo}>`]),
    ...(note === undefined ? [] : [escapeMrkdwn(note, 200)]),
  ];
  return parts.length === 0 ? '' : `: ${parts.join(': ')}`;
}

/** How long it is down, and whether its addresses stay; a stopped instance is down anyway. */
export function downtimeInWords(suggestion: Suggestion): string {
  if (suggestion.runState === 'stopped') return 'stays stopped';
  return `about 4 min down${keepsAddresses(suggestion) ? ', IP kept' : ''}`;
}

/** The check of the public addresses found nothing; the private ones stay always (domain.md A2). */
export function keepsAddresses({ preflight }: Suggestion): boolean {
  return !preflight.some(({ check }) => check === 'public-ip');
}

/** A reason of AWS or of the workflow as one sentence that ends once. */
export function sentenceOf(reason: string): string {
  return `${escapeMrkdwn(reason, 400).replace(/[.\s]+$/, '')}.`;
}

export function actorInWords(actor: Actor): string {
  return actor.kind === 'bot' ? 'Trimtab' : `<@${actor.id}>`;
}

/** Who should look at it; undefined when it is everybody's. */
export function assignmentInWords({ assigned }: SuggestionRecord): string | undefined {
  return assigned === undefined
    ? undefined
    : `:bust_in_silhouette: Assigned to <@${assigned.to}> by ${actorInWords(assigned.by)}, ${timeInWords(assigned.at)}.`;
}

/** That nothing is changed, who wants it so, and the way out. */
export function stoppedInWords({ by, at }: Stopped): string {
  return `:octagonal_sign: Trimtab is stopped by ${actorInWords(by)}, ${timeInWords(at)}: nothing is changed. \`/trimtab start\` lets it go on.`;
}

/** A time as each reader's own clock shows it. `iso` stands in where dates can't be drawn. */
export function timeInWords(iso: string): string {
  const seconds = Math.floor(Date.parse(iso) / 1000);
  return `<!date^${seconds}^{date_short_pretty} {time}|${iso.slice(0, 16).replace('T', ' ')} UTC>`;
}

/** The day of a time in each reader's own zone. */
export function dayInWords(iso: string): string {
  const seconds = Math.floor(Date.parse(iso) / 1000);
  const fallback = `${dateInWords(iso.slice(0, 10))}, ${iso.slice(11, 16)} UTC`;
  return `<!date^${seconds}^{date_short_pretty}|${fallback}>`;
}

/** A share of 1: `30 %`, or with decimals `0.25 %`. */
export function percentOf(share: number, decimals = 0): string {
  return `${(share * 100).toFixed(decimals)} %`;
}

/** `1 instance`, `2 instances`. */
export function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

function percent(value: number): string {
  return `${Math.round(value)} %`;
}
