import { type Commitment, hasUnknownUpfront } from '../../../domain/billing/commitment.ts';
import type { CommitmentUtilization } from '../../../domain/billing/commitmentUtilization.ts';
import { YEAR_SECONDS } from '../../../shared/dates.ts';
import { add, type MicroUsd } from '../../../shared/money.ts';
import type { ReadError } from '../../../shared/readError.ts';
import { context, type MessageView, section } from '../../blockKit/blocks.ts';
import { escapeMrkdwn } from '../../blockKit/mrkdwn.ts';
import { leftOut, MOST_ROWS, tableBlock } from '../../blockKit/table.ts';
import type { Text } from '../../i18n/ko.ts';
import type { Language } from '../../i18n/translator.ts';
import { readErrorsText } from '../../views/digest/dataGaps.ts';
import { termsText } from '../../views/instance/purchaseOptionText.ts';

/** The active commitments, how well they are used and when they end; largest loss first. */
export function commitmentsMessage(
  uses: readonly CommitmentUtilization[],
  hours: number,
  errors: readonly ReadError[],
  language: Language,
): MessageView {
  const { say, count } = language;
  const gaps = readErrorsText(errors, language);
  if (uses.length === 0) {
    const text = say('No active Reserved Instances or Savings Plans for EC2 in your accounts.');
    return { text, blocks: [section([text, ...gaps].join('\n'))] };
  }
  const isCostUnknown = uses.some(({ commitment }) => hasUnknownUpfront(commitment));
  const monthly = costText(add(...uses.map((use) => use.monthly)), isCostUnknown, language);
  const saves = savesText(add(...uses.map((use) => use.saves)), isCostUnknown, language);
  const commitments = count(uses.length, '{n} commitment', '{n} commitments');
  const table = tableBlock(
    HEADING.map((heading) => say(heading)),
    uses.slice(0, MOST_ROWS).map((use) => cellsOf(use, language)),
    [2, 3, 4, 5],
  );
  const summary = say(
    '*{commitments}* · {monthly} a month · saves {saves} a month compared with On-Demand',
    { commitments, monthly, saves },
  );
  return {
    text: say('{commitments}, {monthly} a month', { commitments, monthly }),
    blocks: [
      section([summary, ...warningsOf(uses, language), ...gaps].join('\n')),
      table,
      context(basis(hours, leftOut(uses, table), language)),
    ],
  };
}

const HEADING = [
  'Commitment',
  'Scope',
  'Per month',
  'Utilization',
  'Saves',
  'Ends',
] as const satisfies readonly Text[];

function cellsOf(
  { commitment, monthly, used, saves }: CommitmentUtilization,
  language: Language,
): readonly string[] {
  const { percent, date } = language;
  const isCostUnknown = hasUnknownUpfront(commitment);
  return [
    nameOfCommitment(commitment, language),
    placeOf(commitment, language),
    costText(monthly, isCostUnknown, language),
    percent(used),
    savesText(saves, isCostUnknown, language),
    date(commitment.end.slice(0, 10)),
  ];
}

/** `at least` without an upfront payment that is not known, so that what it saves is `at most`. */
function costText(amount: MicroUsd, isUnknown: boolean, { say, money }: Language): string {
  return isUnknown ? say('at least {amount}', { amount: money(amount) }) : money(amount);
}

function savesText(amount: MicroUsd, isUnknown: boolean, { say, money }: Language): string {
  return isUnknown ? say('at most {amount}', { amount: money(amount) }) : money(amount);
}

function basis(hours: number, more: number, { say }: Language): string {
  return [
    ...(more > 0 ? [say('{more} more with smaller losses: see the AWS console.', { more })] : []),
    hours === 1
      ? say('Based on what runs now.')
      : say('Based on {hours} hours of usage.', { hours }),
    say(
      'Compute Savings Plans also apply to Fargate and Lambda, whose usage is not included here.',
    ),
  ].join(' ');
}

function warningsOf(uses: readonly CommitmentUtilization[], language: Language): readonly string[] {
  const warned = uses.filter(({ warnings }) => warnings.length > 0);
  const shown = warned.slice(0, 5).flatMap((use) => warningsOfOne(use, language));
  const more = warned.length - Math.min(5, warned.length);
  return more > 0
    ? [...shown, language.say(':warning: {more} more warnings: see the table.', { more })]
    : shown;
}

function warningsOfOne(
  { commitment, used, daysLeft, warnings }: CommitmentUtilization,
  language: Language,
): readonly string[] {
  const { say, percent, date } = language;
  const name = escapeMrkdwn(nameOfCommitment(commitment, language));
  return warnings.map((warning) =>
    warning === 'ends soon'
      ? say(
          ':warning: {name} ends in {days} days, on {day}. The usage that it covers is then billed on demand.',
          { name, days: daysLeft, day: date(commitment.end.slice(0, 10)) },
        )
      : say(':warning: {name}: utilization is only {share}.', { name, share: percent(used) }),
  );
}

function nameOfCommitment(commitment: Commitment, language: Language): string {
  const { say, hourly } = language;
  if (commitment.kind === 'reserved') {
    const { count, instanceType, productDescription, durationSeconds, payment } = commitment;
    const years = Math.round((durationSeconds / YEAR_SECONDS) * 10) / 10;
    return say('Reserved: {count} × {type}, {system}, {terms}', {
      count,
      type: instanceType,
      system: productDescription,
      terms: termsText({ years, payment }, language),
    });
  }
  const { plan, family, hourlyCommitment } = commitment;
  const name = plan === 'Compute' ? 'Compute Savings Plan' : `EC2 Instance Savings Plan ${family}`;
  return `${name}, ${hourly(hourlyCommitment)}, ${termsText(commitment, language)}`;
}

function placeOf(commitment: Commitment, { say }: Language): string {
  const where =
    commitment.kind === 'reserved'
      ? (commitment.availabilityZone ?? commitment.region)
      : commitment.region;
  return `${where ?? say('all Regions')}, ${commitment.account}`;
}
