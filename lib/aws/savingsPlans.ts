import {
  DescribeSavingsPlansCommand,
  type SavingsplansClient,
  type SavingsPlan as SentPlan,
} from '@aws-sdk/client-savingsplans';
import type { SavingsPlan } from '../domain/commitment.ts';
import { type AccountId, region } from '../domain/ids.ts';
import { parseUsd } from '../domain/money.ts';
import type { ReadError } from '../domain/readError.ts';
import type { Result } from '../domain/result.ts';
import { known } from './known.ts';
import { allItems } from './paging.ts';
import { reading } from './readError.ts';
import { paymentOf, yearsOf } from './term.ts';
import { UnreadableRecord } from './unreadableRecord.ts';

/**
 * The Compute and EC2 Instance Savings Plans that this account owns and that are active now. Other
 * kinds do not pay for EC2; those that others in the organisation share are not visible from here
 * (domain.md D2). One record that can't be understood fails the reader.
 */
export async function readSavingsPlans(
  client: SavingsplansClient,
  account: AccountId,
  now: Date,
): Promise<Result<readonly SavingsPlan[], ReadError>> {
  const what = { service: 'Savings Plans', operation: 'DescribeSavingsPlans', account };
  return reading(what, async () => {
    const sent = await allItems(
      (nextToken) =>
        client.send(
          new DescribeSavingsPlansCommand({ states: ['active'], maxResults: 1000, nextToken }),
        ),
      (page) => page.nextToken,
      (page) => page.savingsPlans,
    );
    return sent.flatMap((plan) => planOf(plan, account)).filter(({ end }) => new Date(end) > now);
  });
}

function planOf(sent: SentPlan, account: AccountId): readonly SavingsPlan[] {
  const plan = PLANS.find((each) => each === sent.savingsPlanType);
  if (plan === undefined) return [];
  const { savingsPlanId: id, ec2InstanceFamily: family } = sent;
  const start = isoTime(sent.start);
  const end = isoTime(sent.end);
  const payment = paymentOf(sent.paymentOption);
  const years = yearsOf(sent.termDurationInSeconds);
  const hourlyCommitment = parseUsd(sent.commitment ?? '');
  const where = region.safeParse(sent.region);
  if (
    id === undefined ||
    start === undefined ||
    end === undefined ||
    payment === undefined ||
    years === undefined ||
    hourlyCommitment === undefined ||
    sent.currency !== 'USD' ||
    (plan === 'EC2Instance' && (!where.success || family === undefined))
  ) {
    throw new UnreadableRecord(`Savings Plan ${id ?? ''} can't be understood`);
  }
  const bound = plan === 'EC2Instance' ? { region: where.data, family } : {};
  return [
    known({
      kind: 'savings-plan' as const,
      id,
      account,
      plan,
      region: bound.region,
      family: bound.family,
      payment,
      years,
      hourlyCommitment,
      start,
      end,
    }),
  ];
}

const PLANS = ['Compute', 'EC2Instance'] as const;

function isoTime(text: string | undefined): string | undefined {
  const time = new Date(text ?? '');
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
