import type { KnownBlock, ModalView } from '@slack/types';
import type { CashSaving } from '../../../domain/billing/cashSaving.ts';
import type { InstanceComparison } from '../../../domain/commitments/compareInstance.ts';
import { describeInstanceType } from '../../../domain/fleet/instanceTypeName.ts';
import type { InstanceTypeSpecs } from '../../../domain/fleet/instanceTypeSpecs.ts';
import type { PeakUtilization } from '../../../domain/fleet/peakUtilization.ts';
import type { SuggestionRecord } from '../../../domain/lifecycle/suggestionRecord.ts';
import { suggestedType } from '../../../domain/suggestions/suggestedType.ts';
import type { Suggestion } from '../../../domain/suggestions/suggestion.ts';
import type { InstanceRef } from '../../../shared/ids.ts';
import type { Sentence } from '../../../shared/message.ts';
import type { MicroUsd } from '../../../shared/money.ts';
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
 * Everything about one suggestion: why it is safe (checks and utilization) first, then what it saves,
 * how the new type can be purchased, and the history.
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
      `*${nameOf(suggestion)}* · ${suggestion.instance.instanceId}\n${typesText(suggestion, language)}\n${consoleLink(suggestion.instance, language)}`,
    ),
    ...(state === undefined ? [] : [section(state)]),
    part(say('Why'), evidence(suggestion, language)),
    ...checks(suggestion, docsUrl, language),
    ...(read === 'reading'
      ? [context(say('Loading metrics and prices…'))]
      : utilizationBlocks(read, language)),
    part(savingHeading(suggestion.saving, language), figures(suggestion, language)),
    context(escapeMrkdwn(tell(suggestion.saving.source), 300)),
    ...(read === 'reading' ? [] : purchaseBlocks(suggestion, read, language)),
    part(say('History'), history(record, language)),
  ];
  return modal(language, say('Details'), blocks);
}

function utilizationBlocks({ peaks, from, to }: DetailsRead, language: Language): KnownBlock[] {
  const { say } = language;
  return [
    section(
      peaks === undefined
        ? say('CloudWatch could not be read.')
        : peakUtilizationText(peaks, from, to, language),
    ),
    ...(to === undefined
      ? []
      : [
          context(
            say('Estimated from vCPUs and memory alone. A newer processor does more per vCPU.'),
          ),
        ]),
  ];
}

function purchaseBlocks(
  suggestion: Suggestion,
  { bought }: DetailsRead,
  language: Language,
): KnownBlock[] {
  const { say, tell } = language;
  const heading = say('*Purchase options for {type}*', {
    type: suggestedType(suggestion) ?? suggestion.from,
  });
  if (!bought.ok) return [section(`${heading}\n${escapeMrkdwn(tell(bought.error), 300)}`)];
  const { instanceId } = suggestion.instance;
  return purchaseOptions(bought.value, heading, instanceId, language);
}

/** The page of the instance in the EC2 console of its Region. */
function consoleLink({ instanceId, region }: InstanceRef, { say }: Language): string {
  const url = `https://${region}.console.aws.amazon.com/ec2/home?region=${region}#InstanceDetails:instanceId=${instanceId}`;
  return `<${url}|${say('Open in the EC2 console')}>`;
}

function typesText(suggestion: Suggestion, language: Language): string {
  if (suggestion.kind === 'advice') return changeText(suggestion, language);
  const described = (type: string) => `${type} (${language.tell(describeInstanceType(type))})`;
  return `${described(suggestion.from)} → ${described(suggestion.to)}`;
}

function figures({ saving }: Suggestion, language: Language): string {
  const { say, hourly, money } = language;
  return [
    say('List price: {from} − {to}, 730 hours = *{list}* a month', {
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
    return [`${say('On your bill: not known.')} ${escapeMrkdwn(tell(cash.reason), 300)}`];
  }
  const { stranded, later, until, uptime, hours } = cash;
  const monthly = money(cash.monthly);
  return [
    hours === 1
      ? say('On your bill: *{monthly}* a month less, based on what runs now', { monthly })
      : say('On your bill: *{monthly}* a month less ({hours} hours observed)', { hours, monthly }),
    ...(uptime > ALWAYS
      ? []
      : [say('It ran in {share} of these hours.', { share: percent(uptime) })]),
    ...strandedText(stranded, language),
    ...later.map((each) =>
      say('From {day}, when a commitment ends: {amount} a month less', {
        day: date(each.from),
        amount: money(each.monthly),
      }),
    ),
    ...(until === undefined
      ? []
      : [
          say('From {day}, when a queued purchase starts: not known', {
            day: date(until),
          }),
        ]),
  ];
}

function strandedText(stranded: MicroUsd | undefined, { say, money }: Language): readonly string[] {
  if (stranded === undefined) {
    return [
      say(
        'A modified reservation may pay for less than before: what that part of it costs is not known, as AWS lists it at $0.',
      ),
    ];
  }
  if (stranded <= 0) return [];
  return [
    say('{amount} a month of your commitments would go unused.', { amount: money(stranded) }),
  ];
}

const ALWAYS = 0.995;

function evidence({ kind, reason, evidence: seen }: Suggestion, language: Language): string {
  const load = loadText(seen, language);
  const figures = kind === 'advice' ? load : `${load}, ${riskText(seen, language)}`;
  const found = `${sentenceOf(reason, language)} ${figures}.`;
  return seen.refreshedAt === undefined
    ? found
    : `${found}\n${language.say('Compute Optimizer analysis: {time}.', {
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
  const rest = say('{more} older entries: `/trimtab history {id}`', {
    more,
    id: suggestion.instance.instanceId,
  });
  return [...shown, ...(more > 0 ? [rest] : [])].join('\n');
}
