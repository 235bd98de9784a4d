import type { KnownBlock, ModalView } from '@slack/types';
import type { CashSaving } from '../../../domain/billing/cashSaving.ts';
import type { InstanceComparison } from '../../../domain/commitments/compareInstance.ts';
import { describeInstanceType } from '../../../domain/fleet/instanceTypeName.ts';
import type { InstanceTypeSpecs } from '../../../domain/fleet/instanceTypeSpecs.ts';
import type { PeakUtilization } from '../../../domain/fleet/peakUtilization.ts';
import type { SuggestionRecord } from '../../../domain/lifecycle/suggestionRecord.ts';
import { suggestedType } from '../../../domain/suggestions/suggestedType.ts';
import type { Suggestion } from '../../../domain/suggestions/suggestion.ts';
import type { Sentence } from '../../../shared/message.ts';
import type { Result } from '../../../shared/result.ts';
import { context, modal, section } from '../../blockKit/blocks.ts';
import { escapeMrkdwn } from '../../blockKit/mrkdwn.ts';
import type { Language } from '../../i18n/translator.ts';
import { purchaseOptions } from '../instance/purchaseOptions.ts';
import { peakUtilizationText } from '../instance/utilizationChart.ts';
import {
  actorText,
  changeText,
  loadText,
  nameOf,
  noteText,
  riskText,
  STATE_WORDS,
  savingHeading,
  sentenceOf,
  timeText,
} from '../wording.ts';
import { findingsText } from './findingsText.ts';
import { stateText } from './stateText.ts';

/** What has to be read for the details: it comes a moment after the rest. */
export interface DetailsRead {
  readonly peaks?: PeakUtilization;
  readonly from?: InstanceTypeSpecs;
  readonly to?: InstanceTypeSpecs;
  readonly bought: Result<InstanceComparison, Sentence>;
}

/**
 * Everything about one suggestion: the figures with their source, the checks, what happened, how it
 * is used and how it can be bought.
 */
export function detailsModal(
  record: SuggestionRecord,
  docsUrl: string | undefined,
  read: DetailsRead | 'reading',
  language: Language,
): ModalView {
  const { say, tell } = language;
  const { suggestion } = record;
  const state = stateText(record, language);
  const part = (heading: string, text: string) => section(`*${heading}*\n${text}`);
  const blocks: KnownBlock[] = [
    section(
      `*${nameOf(suggestion)}* · ${suggestion.instance.instanceId}\n${typesText(suggestion, language)}`,
    ),
    ...(state === undefined ? [] : [section(state)]),
    part(savingHeading(suggestion.saving, language), figures(suggestion, language)),
    context(escapeMrkdwn(tell(suggestion.saving.source), 300)),
    part(say('Why'), evidence(suggestion, language)),
    ...(read === 'reading'
      ? [context(say('Reading its metrics and prices…'))]
      : readText(record, read, language)),
    ...checks(suggestion, docsUrl, language),
    part(say('History'), history(record, language)),
  ];
  return modal(language, say('Details'), blocks);
}

function readText(
  { suggestion }: SuggestionRecord,
  { peaks, from, to, bought }: DetailsRead,
  language: Language,
) {
  const { say, tell } = language;
  const type = suggestedType(suggestion) ?? suggestion.from;
  const [first = '', ...others] = bought.ok
    ? purchaseOptions(bought.value, language)
    : [escapeMrkdwn(tell(bought.error), 300)];
  return [
    section(
      peaks === undefined
        ? say('CloudWatch could not be read.')
        : peakUtilizationText(peaks, from, to, language),
    ),
    ...(to === undefined
      ? []
      : [context(say('By vCPUs and memory alone: a newer processor does more with a vCPU.'))]),
    section(`${say('*Ways to buy {type}*', { type })}\n${first}`),
    ...others.map((text) => section(text)),
  ];
}

function typesText(suggestion: Suggestion, language: Language): string {
  if (suggestion.kind === 'advice') return changeText(suggestion, language);
  const described = (type: string) => `${type} (${language.tell(describeInstanceType(type))})`;
  return `${described(suggestion.from)} → ${described(suggestion.to)}`;
}

function figures({ saving }: Suggestion, language: Language): string {
  const { say, hourly, money } = language;
  return [
    say('At list: {from} − {to}, 730 h a month = *{list}* a month', {
      from: hourly(saving.fromHourly),
      to: hourly(saving.toHourly),
      list: money(saving.list),
    }),
    ...cashText(saving.cash, language),
  ].join('\n');
}

function cashText(cash: CashSaving, language: Language): readonly string[] {
  const { say, tell, money, percent, date } = language;
  if (cash.kind === 'atList') {
    return [`${say('In cash: not known.')} ${escapeMrkdwn(tell(cash.reason), 300)}`];
  }
  const { stranded, later, uptime, hours } = cash;
  const monthly = money(cash.monthly);
  return [
    hours === 1
      ? say(
          'In cash: the bill before − after, for what runs now, as a month = *{monthly}* a month',
          { monthly },
        )
      : say(
          'In cash: the bill before − after, for the {hours} hours that were seen, as a month = *{monthly}* a month',
          { hours, monthly },
        ),
    ...(uptime > ALWAYS
      ? []
      : [say('It ran in {share} of those hours.', { share: percent(uptime) })]),
    ...(stranded <= 0
      ? []
      : [
          say('{amount} a month of what you have committed to would pay for nothing.', {
            amount: money(stranded),
          }),
        ]),
    ...later.map((each) =>
      say('From {day}, when a commitment ends: {amount} a month', {
        day: date(each.from),
        amount: money(each.monthly),
      }),
    ),
  ];
}

const ALWAYS = 0.995;

function evidence({ kind, reason, evidence: seen }: Suggestion, language: Language): string {
  const load = loadText(seen, language);
  const figures = kind === 'advice' ? load : `${load}, ${riskText(seen, language)}`;
  const found = `${sentenceOf(reason, language)} ${figures}.`;
  return seen.refreshedAt === undefined
    ? found
    : `${found}\n${language.say('Compute Optimizer looked at it {time}.', {
        time: timeText(seen.refreshedAt),
      })}`;
}

function checks(
  suggestion: Suggestion,
  docsUrl: string | undefined,
  language: Language,
): KnownBlock[] {
  const { say } = language;
  if (suggestion.kind === 'advice') {
    const text = say('This is advice. Trimtab itself only changes instance types.');
    return [section(`*${say('What to do')}*\n${sentenceOf(suggestion.action, language)} ${text}`)];
  }
  return findingsText(suggestion.preflight, docsUrl, language);
}

const MOST_ENTRIES = 10;

/** The newest first, so that what does not fit is the oldest. */
function history(
  { history: transitions, suggestion }: SuggestionRecord,
  language: Language,
): string {
  const { say } = language;
  const shown = transitions
    .slice(-MOST_ENTRIES)
    .toReversed()
    .map(
      (entry) =>
        `${timeText(entry.at)} · ${say(STATE_WORDS[entry.to])} · ${actorText(entry.by)}${noteText(entry, language)}`,
    );
  const more = transitions.length - shown.length;
  const rest = say('… and {more} older: `/trimtab history {id}`', {
    more,
    id: suggestion.instance.instanceId,
  });
  return [...shown, ...(more > 0 ? [rest] : [])].join('\n');
}
