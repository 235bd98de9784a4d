import type { KnownBlock } from '@slack/types';
import type { InstanceComparison } from '../../domain/compareInstance.ts';
import { formatHourly, formatMoney } from '../../domain/formatMoney.ts';
import type { Observation } from '../../domain/observation.ts';
import type { OptionRow } from '../../domain/purchaseOptions.ts';
import { barChart } from '../chart.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';
import { context, type MessageView, section } from '../view.ts';
import { nameOf, percentOf, sentenceOf } from '../wording.ts';
import { optionInWords } from './optionInWords.ts';
import { tableBlock } from './tableBlock.ts';
import { purchaseChart } from './waysToBuy.ts';

/** Every way to buy one instance, and the one to take. */
export function compareMessage(instance: Observation, compared: InstanceComparison): MessageView {
  const { rows, recommended, uptime, covered, hours, price, spot } = compared;
  const title = nameOf({
    instance,
    ...(instance.name === undefined ? {} : { name: instance.name }),
  });
  const seen = hours === 1 ? 'It is judged as it runs now.' : `In ${hours} hours seen it`;
  const ran =
    hours === 1
      ? seen
      : `${seen} ran ${percentOf(uptime)} of the time; commitments pay for ${percentOf(covered)} of its kind.`;
  const body: KnownBlock[] = [
    section(
      `*${title}* · ${instance.instanceId} · ${instance.instanceType} in ${instance.region}\n${ran}`,
    ),
    section(`*Take: ${optionInWords(recommended.option)}*\n${recommended.reason}`),
    tableBlock(HEADING, rows.map(cellsOf), [1, 2, 3, 4, 5, 6]),
    section(`*Spot: ${VERDICTS[spot.kind]}*\n${spotInWords(compared)}`),
    context(
      `For all 730 hours of a month. A commitment is paid in every hour, whether the instance runs or not; below its break-even share of the hours, on demand is cheaper. ${sourceOf(price)}`,
    ),
  ];
  return {
    text: `${title}: take ${optionInWords(recommended.option)}`,
    blocks: [...body, barChart(purchaseChart(compared))],
    // The table has every figure of the chart.
    plain: body,
  };
}

const HEADING = ['Option', 'An hour', 'Upfront', 'A month', 'Saves', 'Break-even use', 'Paid back'];

const VERDICTS = {
  suitable: 'it could be',
  not: 'no',
  unknown: 'perhaps',
} as const;

function cellsOf(row: OptionRow): readonly string[] {
  const { option, hourly, upfront, monthly, saving, breakEvenUse, paybackMonths } = row;
  return [
    optionInWords(option),
    formatHourly(hourly),
    upfront === 0 ? '–' : formatMoney(upfront),
    formatMoney(monthly),
    option.kind === 'on-demand' ? '–' : percentOf(saving),
    breakEvenUse === undefined ? '–' : percentOf(breakEvenUse),
    paybackMonths === undefined ? '–' : `${Math.ceil(paybackMonths)} months`,
  ];
}

function spotInWords({ spot }: InstanceComparison): string {
  const money =
    spot.expected === undefined || spot.kind === 'not'
      ? []
      : [
          `On average ${formatHourly(spot.expected.hourly)} in 30 days: ${formatMoney(spot.expected.monthlySaving)} a month less, interruptions counted.`,
        ];
  return [...spot.reasons.map(sentenceOf), ...money].join(' ');
}

function sourceOf({ publicationDate, sku }: InstanceComparison['price']): string {
  return `AWS price list of ${publicationDate.slice(0, 10)}, SKU ${escapeMrkdwn(sku, 40)}.`;
}
