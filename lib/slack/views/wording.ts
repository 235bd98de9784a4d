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
  return savingAmountOf(saving) < 0 ? say('Cost') : say('Saving');
}

/** How a saving begins: as a sentence, within one, or about several suggestions. */
type SavingForm = keyof typeof SAVES;

const SAVES = {
  sentence: 'Saves *{amount}* a month',
  phrase: 'saves *{amount}* a month',
  plural: 'save *{amount}* a month',
} as const satisfies Readonly<Record<string, Text>>;

const COSTS = {
  sentence: 'Costs *{amount}* more a month',
  phrase: 'costs *{amount}* more a month',
  plural: 'cost *{amount}* more a month',
} as const satisfies Readonly<Record<SavingForm, Text>>;

/** `Saves *$214* a month on your bill ($280 at list price)`, or `Costs *$70* more a month`. */
export function savingText(
  { cash, list }: Pick<Saving, 'cash' | 'list'>,
  language: Language,
  form: SavingForm = 'sentence',
): string {
  const { say, money } = language;
  const monthly = savingAmountOf({ cash, list });
  const amount = money(microUsd(Math.abs(monthly)));
  const now = say(monthly < 0 ? COSTS[form] : SAVES[form], { amount });
  if (cash.kind === 'atList') return say('{now} at list price', { now });
  const last = cash.later.at(-1);
  if (last !== undefined) {
    return say('{now} on your bill, {later}', { now, later: laterText(last, monthly, language) });
  }
  const same = monthly < 0 || amount === money(list);
  return same ? now : say('{now} on your bill ({list} at list price)', { now, list: money(list) });
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
    ? say('then costs {amount} more from {day}', values)
    : say('then saves {amount} from {day}', values);
}

/** `m5.large → m7i.large`, or what advice is about: `m5.large, idle`. */
export function changeText(suggestion: Suggestion, { tell }: Language): string {
  return suggestion.kind === 'advice'
    ? escapeMrkdwn(tell(suggestion.title), 60)
    : `${suggestion.from} → ${suggestion.to}`;
}

/** `CPU peak 11%, memory peak 38% in 14 days`. */
export function loadText(
  { utilization, lookbackDays }: Pick<Evidence, 'utilization' | 'lookbackDays'>,
  { say, percent }: Language,
): string {
  const { cpuMax, memoryMax } = utilization;
  const cpu =
    cpuMax === undefined
      ? say('CPU not measured')
      : say('CPU peak {share}', { share: percent(cpuMax / 100) });
  const memory =
    memoryMax === undefined
      ? say('*memory not measured*')
      : say('memory peak {share}', { share: percent(memoryMax / 100) });
  return lookbackDays === undefined
    ? `${cpu}, ${memory}`
    : say('{cpu}, {memory} in {days} days', { cpu, memory, days: lookbackDays });
}

/**
 * Compute Optimizer's 0 to 4, in the words of its console
 * (docs/facts/ec2-resize.md#compute-optimizer).
 */
export function riskWords({ performanceRisk }: Evidence, { say }: Language): string {
  if (performanceRisk === undefined) return say('unknown risk');
  return say(RISKS[Math.min(4, Math.max(0, Math.ceil(performanceRisk)))] ?? 'unknown risk');
}

/** The risk, and that memory was not measured. */
export function riskText(evidence: Evidence, language: Language): string {
  const risk = riskWords(evidence, language);
  return evidence.performanceRisk === undefined || evidence.utilization.memoryMax !== undefined
    ? risk
    : language.say('{risk} (memory not measured)', { risk });
}

const RISKS = [
  'very low risk',
  'low risk',
  'medium risk',
  'high risk',
  'very high risk',
] as const satisfies readonly Text[];

/** Tag keys by which companies say whose an instance is, in any case. */
const OWNER_KEYS = ['owner', 'contact'];
const TEAM_KEYS = ['team', 'squad'];
const ENVIRONMENT_KEYS = ['environment', 'env', 'stage'];

/** `owner ada`, `team search`, `prod`, by the tags of the instance. */
export function ownershipOf(
  { tags }: Pick<Suggestion, 'tags'>,
  { say }: Language,
): readonly string[] {
  const tagOf = (keys: readonly string[]) => {
    const found = Object.entries(tags).find(([key]) => keys.includes(key.toLowerCase()));
    return found === undefined || found[1].trim() === '' ? undefined : escapeMrkdwn(found[1], 30);
  };
  const [owner, team, environment] = [OWNER_KEYS, TEAM_KEYS, ENVIRONMENT_KEYS].map(tagOf);
  return [
    ...(owner === undefined && team === undefined ? [say('no owner tag')] : []),
    ...(owner === undefined ? [] : [say('owner {owner}', { owner })]),
    ...(team === undefined ? [] : [say('team {team}', { team })]),
    ...(environment === undefined ? [] : [environment]),
  ];
}

/** A state as one word or two, for histories and notifications. */
export const STATE_WORDS = {
  open: 'open',
  requested: 'requested',
  approved: 'approved',
  resizing: 'in progress',
  monitoring: 'done, monitoring',
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
  atPeaks: 'It is sized for peaks outside the look-back period',
  mayNotStop: 'It must not be stopped',
  goesAway: 'It will be terminated or replaced soon',
  wrongFacts: 'The data or the figures are wrong',
  other: 'Other',
} as const satisfies Readonly<Record<DismissReason, Text>>;

/** The reason or note of a transition; empty without one. */
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

/** Who should review it; undefined while it is unassigned. */
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

/** That changes are stopped, by whom and since when, and how to resume. */
export function stoppedText({ by, at }: KillSwitchState, { say }: Language): string {
  return say(
    ':octagonal_sign: Trimtab was stopped by {by}, {time}: no change starts. `/trimtab start` resumes.',
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
