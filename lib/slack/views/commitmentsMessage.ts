import type { Commitment } from '../../domain/commitment.ts';
import type { CommitmentUse } from '../../domain/commitmentUse.ts';
import { formatHourly, formatMoney } from '../../domain/formatMoney.ts';
import { add } from '../../domain/money.ts';
import type { ReadError } from '../../domain/readError.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';
import { context, type MessageView, section } from '../view.ts';
import { dateInWords, percentOf } from '../wording.ts';
import { firstErrorsInWords } from './blindSpots.ts';
import { leftOut, MOST_ROWS, tableBlock } from './tableBlock.ts';

/** What is owned, how well it is used, and when it ends: what loses most first. */
export function commitmentsMessage(
  uses: readonly CommitmentUse[],
  hours: number,
  errors: readonly ReadError[],
): MessageView {
  const blind = firstErrorsInWords(errors);
  if (uses.length === 0) {
    const text = 'No Reserved Instances and no Savings Plans for EC2 are active in your accounts.';
    return { text, blocks: [section([text, ...blind].join('\n'))] };
  }
  const monthly = add(...uses.map((use) => use.monthly));
  const saves = add(...uses.map((use) => use.saves));
  const summary = `*${uses.length} commitments* · ${formatMoney(monthly)} a month · saving ${formatMoney(saves)} a month compared with on demand`;
  const table = tableBlock(HEADING, uses.slice(0, MOST_ROWS).map(cellsOf), [2, 3, 4, 5]);
  const more = leftOut(uses, table);
  return {
    text: `${uses.length} commitments, ${formatMoney(monthly)} a month`,
    blocks: [
      section([summary, ...warningsOf(uses), ...blind].join('\n')),
      table,
      context(
        `${more > 0 ? `And ${more} more, which lose less: the AWS console has all of them. ` : ''}${hours === 1 ? 'By what runs now' : `By ${hours} hours of usage`}. A Compute Savings Plan also pays for Fargate and Lambda, which are not seen here.`,
      ),
    ],
  };
}

const HEADING = ['What', 'Where', 'A month', 'Used', 'Saves', 'Ends'];

function cellsOf({ commitment, monthly, used, saves }: CommitmentUse): readonly string[] {
  return [
    nameOfCommitment(commitment),
    placeOf(commitment),
    formatMoney(monthly),
    percentOf(used),
    formatMoney(saves),
    dateInWords(commitment.end.slice(0, 10)),
  ];
}

function warningsOf(uses: readonly CommitmentUse[]): readonly string[] {
  const warned = uses.filter(({ warnings }) => warnings.length > 0);
  const shown = warned.slice(0, 5).map(warningOf);
  const more = warned.length - shown.length;
  return [...shown, ...(more > 0 ? [`:warning: And ${more} more to look at in the table.`] : [])];
}

function warningOf({ commitment, used, daysLeft, warnings }: CommitmentUse): string {
  const name = nameOfCommitment(commitment);
  const parts = warnings.map((warning) =>
    warning === 'ends soon'
      ? `ends in ${daysLeft} days, on ${dateInWords(commitment.end.slice(0, 10))}: what it pays for is then billed on demand`
      : `only ${percentOf(used)} of it is used`,
  );
  return `:warning: ${escapeMrkdwn(name)} ${parts.join(', and ')}.`;
}

function nameOfCommitment(commitment: Commitment): string {
  if (commitment.kind === 'reserved') {
    const { count, instanceType, productDescription, years, payment } = commitment;
    return `${count} × ${instanceType} reserved, ${productDescription}, ${years} y, ${payment}`;
  }
  const { plan, family, hourlyCommitment, years, payment } = commitment;
  const name = plan === 'Compute' ? 'Compute Savings Plan' : `EC2 Instance Savings Plan ${family}`;
  return `${name}, ${formatHourly(hourlyCommitment)}, ${years} y, ${payment}`;
}

function placeOf(commitment: Commitment): string {
  const where =
    commitment.kind === 'reserved'
      ? (commitment.availabilityZone ?? commitment.region)
      : (commitment.region ?? 'everywhere');
  return `${where}, ${commitment.account}`;
}
