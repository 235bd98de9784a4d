import type { KnownBlock } from '@slack/types';
import type { InstanceComparison } from '../../../domain/commitments/compareInstance.ts';
import type { Instance } from '../../../domain/fleet/instance.ts';
import type { OptionRow } from '../../../domain/pricing/purchaseOptions.ts';
import { context, type MessageView, section } from '../../blockKit/blocks.ts';
import { barChart } from '../../blockKit/chart.ts';
import { escapeMrkdwn } from '../../blockKit/mrkdwn.ts';
import { tableBlock } from '../../blockKit/table.ts';
import type { Text } from '../../i18n/ko.ts';
import type { Language } from '../../i18n/translator.ts';
import { purchaseChart } from '../../views/instance/purchaseOptions.ts';
import { purchaseOptionText } from '../../views/instance/purchaseOptionText.ts';
import { nameOf, sentenceOf } from '../../views/wording.ts';

/** The purchase options of one instance, and the recommended one. */
export function compareMessage(
  instance: Instance,
  compared: InstanceComparison,
  language: Language,
): MessageView {
  const { say } = language;
  const { rows, recommended, price, spot } = compared;
  const title = nameOf({
    instance,
    ...(instance.name === undefined ? {} : { name: instance.name }),
  });
  const option = purchaseOptionText(recommended.option, language);
  const body: KnownBlock[] = [
    section(
      `${say('*{title}* · {id} · {type} in {region}', {
        title,
        id: instance.instanceId,
        type: instance.instanceType,
        region: instance.region,
      })}\n${ranText(compared, language)}`,
    ),
    section(
      `${say('*Recommended: {option}*', { option })}\n${sentenceOf(recommended.reason, language)}`,
    ),
    tableBlock(
      HEADING.map((heading) => say(heading)),
      rows.map((row) => cellsOf(row, language)),
      [1, 2, 3, 4, 5, 6],
    ),
    section(`${say(VERDICTS[spot.kind])}\n${spotText(compared, language)}`),
    context(
      say(
        'For all 730 hours of a month. A commitment is paid for every hour, whether the instance runs or not: below the break-even usage, On-Demand is cheaper.',
      ),
      sourceOf(price, language),
    ),
  ];
  return {
    text: say('{title}: {option} recommended', { title, option }),
    blocks: [...body, barChart(purchaseChart(compared, language))],
    // The table has every figure of the chart.
    plain: body,
  };
}

function ranText({ hours, uptime, covered }: InstanceComparison, language: Language): string {
  const { say, percent } = language;
  if (hours === 1) return say('Based on its state now: no hourly usage has been collected yet.');
  return say(
    'It ran {uptime} of the {hours} hours observed; commitments cover {covered} of this usage.',
    { hours, uptime: percent(uptime), covered: percent(covered) },
  );
}

const HEADING = [
  'Option',
  'Per hour',
  'Upfront',
  'Per month',
  'Saves',
  'Break-even usage',
  'Payback',
] as const satisfies readonly Text[];

const VERDICTS = {
  suitable: '*Spot: suitable*',
  not: '*Spot: not suitable*',
  unknown: '*Spot: not known*',
} as const satisfies Readonly<Record<InstanceComparison['spot']['kind'], Text>>;

function cellsOf(row: OptionRow, language: Language): readonly string[] {
  const { hourly, money, percent, count } = language;
  const { option, upfront, monthly, saving, breakEvenUse, paybackMonths } = row;
  return [
    purchaseOptionText(option, language),
    hourly(row.hourly),
    upfront === 0 ? '–' : money(upfront),
    money(monthly),
    option.kind === 'on-demand' ? '–' : percent(saving),
    breakEvenUse === undefined ? '–' : percent(breakEvenUse),
    paybackMonths === undefined ? '–' : count(Math.ceil(paybackMonths), '{n} month', '{n} months'),
  ];
}

function spotText({ spot }: InstanceComparison, language: Language): string {
  const { say, hourly, money } = language;
  const expected =
    spot.expected === undefined || spot.kind === 'not'
      ? []
      : [
          say('30-day average {hourly}: saves {saving} a month, interruptions included.', {
            hourly: hourly(spot.expected.hourly),
            saving: money(spot.expected.monthlySaving),
          }),
        ];
  return [...spot.reasons.map((reason) => sentenceOf(reason, language)), ...expected].join(' ');
}

function sourceOf(
  { publicationDate, sku }: InstanceComparison['price'],
  { say }: Language,
): string {
  return say('AWS price list of {day}, SKU {sku}.', {
    day: publicationDate.slice(0, 10),
    sku: escapeMrkdwn(sku, 40),
  });
}
