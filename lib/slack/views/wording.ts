import type { Instance } from '../../domain/fleet/instance.ts';
import type { DismissReason } from '../../domain/lifecycle/dismissReason.ts';
import type {
  Actor,
  KillSwitchState,
  SuggestionRecord,
  SuggestionState,
  Transition,
} from '../../domain/lifecycle/suggestionRecord.ts';
import { savingAmountOf } from '../../domain/suggestions/savingAmount.ts';
import type { Evidence, Saving, Suggestion } from '../../domain/suggestions/suggestion.ts';
import type { Sentence } from '../../shared/message.ts';
import { microUsd } from '../../shared/money.ts';
import { escapeMrkdwn, truncate } from '../blockKit/mrkdwn.ts';
import type { Text } from '../i18n/ko.ts';
import type { Language } from '../i18n/translator.ts';

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
export function savingHeading(saving: Pick<Saving, 'cash' | 'list'>, { say }: Language): string {
  return savingAmountOf(saving) < 0 ? say('What it costs') : say('What it saves');
}

/** `*$214* a month in cash, $280 at list`; or `costs *$70* a month more`. */
export function savingText(
  { cash, list }: Pick<Saving, 'cash' | 'list'>,
  language: Language,
): string {
  const { say, money } = language;
  const worth = savingAmountOf({ cash, list });
  const amount = money(microUsd(Math.abs(worth)));
  const now =
    worth < 0
      ? say('costs *{amount}* a month more', { amount })
      : say('*{amount}* a month', { amount });
  if (cash.kind === 'atList') return say('{now} at list', { now });
  const last = cash.later.at(-1);
  if (last !== undefined) {
    return say('{now} in cash, {later}', { now, later: laterText(last, worth, language) });
  }
  const same = worth < 0 || amount === money(list);
  return same ? now : say('{now} in cash, {list} at list', { now, list: money(list) });
}

/** What it is from the day on which the last commitment ends. */
function laterText(
  { from, monthly }: Extract<Saving['cash'], { kind: 'known' }>['later'][number],
  now: number,
  { say, money, date }: Language,
): string {
  const values = { amount: money(microUsd(Math.abs(monthly))), day: date(from) };
  if (now < 0 === monthly < 0) return say('{amount} from {day}', values);
  return monthly < 0
    ? say('and costs {amount} more from {day}', values)
    : say('and saves {amount} from {day}', values);
}

/** `m5.large → m7i.large`, or what advice is about: `m5.large, idle`. */
export function changeText(suggestion: Suggestion, { tell }: Language): string {
  return suggestion.kind === 'advice'
    ? escapeMrkdwn(tell(suggestion.title), 60)
    : `${suggestion.from} → ${suggestion.to}`;
}

/** What a suggestion is about in money. */
export function savingAmountText(
  { kind, saving }: Pick<Suggestion, 'kind' | 'saving'>,
  language: Language,
): string {
  const said = savingText(saving, language);
  if (kind !== 'upsize' || savingAmountOf(saving) < 0) return said;
  return language.say('saves {saving} all the same', { saving: said });
}

/** The same as a sentence. */
export function savingAmountMessage(
  of: Pick<Suggestion, 'kind' | 'saving'>,
  language: Language,
): string {
  const worth = savingAmountText(of, language);
  return of.kind !== 'upsize' && savingAmountOf(of.saving) >= 0
    ? language.say('Saves {worth}.', { worth })
    : language.say('It {worth}.', { worth });
}

/** `CPU at most 11%, memory at most 38% in 14 days`. */
export function loadText(
  { utilization, lookbackDays }: Pick<Evidence, 'utilization' | 'lookbackDays'>,
  { say, percent }: Language,
): string {
  const { cpuMax, memoryMax } = utilization;
  const cpu =
    cpuMax === undefined
      ? say('CPU unknown')
      : say('CPU at most {share}', { share: percent(cpuMax / 100) });
  const memory =
    memoryMax === undefined
      ? say('*memory unknown*')
      : say('memory at most {share}', { share: percent(memoryMax / 100) });
  return lookbackDays === undefined
    ? `${cpu}, ${memory}`
    : say('{cpu}, {memory} in {days} days', { cpu, memory, days: lookbackDays });
}

/**
 * Compute Optimizer's 0 to 4, in the words of its console
 * (docs/facts/ec2-resize.md#compute-optimizer).
 */
export function riskText({ performanceRisk, utilization }: Evidence, { say }: Language): string {
  if (performanceRisk === undefined) return say('risk unknown');
  const risk = say(RISKS[Math.min(4, Math.max(0, Math.ceil(performanceRisk)))] ?? 'risk unknown');
  return utilization.memoryMax === undefined ? say('{risk}, but blind to memory', { risk }) : risk;
}

const RISKS = [
  'risk very low',
  'risk low',
  'risk medium',
  'risk high',
  'risk very high',
] as const satisfies readonly Text[];

/** A state as one word or two, for histories and notifications. */
export const STATE_WORDS = {
  open: 'open',
  requested: 'asked for',
  approved: 'approved',
  resizing: 'changing',
  monitoring: 'done, being watched',
  done: 'done',
  rolledBack: 'rolled back',
  failed: 'failed',
  snoozed: 'snoozed',
  dismissed: 'dismissed',
  expired: 'out of date',
} as const satisfies Readonly<Record<SuggestionState['kind'], Text>>;

/** Why people dismiss. At most 75 characters each, for Slack. */
export const DISMISS_WORDS = {
  needsRoom: 'It needs this size',
  atPeaks: 'It is for peaks that were not in the look-back',
  mayNotStop: 'It may not be stopped',
  goesAway: 'It goes away soon, or is replaced',
  wrongFacts: 'The facts or the figures are wrong',
  other: 'Something else',
} as const satisfies Readonly<Record<DismissReason, Text>>;

/** What somebody said beside a transition; empty when nothing. */
export function noteText(
  { note, reason, why, assignedTo, until }: Transition,
  language: Language,
): string {
  const { say, tell } = language;
  const parts = [
    ...(reason === undefined ? [] : [say(DISMISS_WORDS[reason])]),
    ...(until === undefined ? [] : [say('until {day}', { day: dayText(until, language) })]),
    ...(assignedTo === undefined ? [] : [say('for {person}', { person: `<@${assignedTo}>` })]),
    ...(why === undefined ? [] : [escapeMrkdwn(tell(why), 200)]),
    ...(note === undefined ? [] : [escapeMrkdwn(note, 200)]),
  ];
  return parts.length === 0 ? '' : `: ${parts.join(': ')}`;
}

/** How long it is down, and whether its addresses stay; a stopped instance is down anyway. */
export function downtimeText(suggestion: Suggestion, { say }: Language): string {
  if (suggestion.runState === 'stopped') return say('stays stopped');
  return keepsAddresses(suggestion) ? say('about 4 min down, IP kept') : say('about 4 min down');
}

/**
 * The check of the public addresses found nothing; the private ones stay always
 * (docs/facts/ec2-resize.md#public-ipv4-address).
 */
export function keepsAddresses({ preflight }: Suggestion): boolean {
  return !preflight.some(({ check }) => check === 'public-ip');
}

/** What a rule or the workflow says, as one sentence that ends once. */
export function sentenceOf(reason: Sentence, { tell }: Language, longest = 400): string {
  return `${escapeMrkdwn(tell(reason), longest).replace(/[.\s]+$/, '')}.`;
}

export function actorText(actor: Actor): string {
  return actor.kind === 'bot' ? 'Trimtab' : `<@${actor.id}>`;
}

/** Who should look at it; undefined when it is everybody's. */
export function assignmentText(
  { assigned }: SuggestionRecord,
  { say }: Language,
): string | undefined {
  return assigned === undefined
    ? undefined
    : say(':bust_in_silhouette: Assigned to {person} by {by}, {time}.', {
        person: `<@${assigned.to}>`,
        by: actorText(assigned.by),
        time: timeText(assigned.at),
      });
}

/** That nothing is changed, who wants it so, and the way out. */
export function stoppedText({ by, at }: KillSwitchState, { say }: Language): string {
  return say(
    ':octagonal_sign: Trimtab is stopped by {by}, {time}: nothing is changed. `/trimtab start` lets it go on.',
    { by: actorText(by), time: timeText(at) },
  );
}

/** A time as each reader's own clock shows it. `iso` stands in where dates can't be drawn. */
export function timeText(iso: string): string {
  const seconds = Math.floor(Date.parse(iso) / 1000);
  return `<!date^${seconds}^{date_short_pretty} {time}|${iso.slice(0, 16).replace('T', ' ')} UTC>`;
}

/** The day of a time in each reader's own zone. */
export function dayText(iso: string, { date }: Language): string {
  const seconds = Math.floor(Date.parse(iso) / 1000);
  const fallback = `${date(iso.slice(0, 10))}, ${iso.slice(11, 16)} UTC`;
  return `<!date^${seconds}^{date_short_pretty}|${fallback}>`;
}

/** EC2's own states. */
export const RUN_STATES = {
  pending: 'pending',
  running: 'running',
  'shutting-down': 'shutting-down',
  terminated: 'terminated',
  stopping: 'stopping',
  stopped: 'stopped',
  unknown: 'unknown',
} as const satisfies Readonly<Record<Instance['state'], Text>>;
