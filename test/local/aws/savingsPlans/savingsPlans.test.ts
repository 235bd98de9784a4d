import {
  DescribeSavingsPlanRatesCommand,
  DescribeSavingsPlansCommand,
  DescribeSavingsPlansOfferingRatesCommand,
  type DescribeSavingsPlansOfferingRatesCommandInput,
  SavingsplansClient,
} from '@aws-sdk/client-savingsplans';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROD_ACCOUNT } from '../../../../local/aws/server/accounts.ts';
import { type LocalAws, startLocalAws } from '../../../../local/aws/server/localAws.ts';
import { aFleet, START, VIRGINIA } from '../aFleet.ts';
import { clientOptions } from '../clientOptions.ts';

const OWNED = {
  account: PROD_ACCOUNT,
  payment: 'Partial Upfront',
  years: 1,
  hourlyCommitment: '1.25000000',
  start: new Date('2026-06-01T00:00:00Z'),
  end: new Date('2027-06-01T00:00:00Z'),
} as const;

let aws: LocalAws;
let plans: SavingsplansClient;

beforeAll(async () => {
  const savingsPlans = [
    { ...OWNED, id: 'plan-1', plan: 'Compute' },
    { ...OWNED, id: 'plan-2', plan: 'EC2Instance', region: VIRGINIA, family: 'm5' },
    { ...OWNED, id: 'plan-3', plan: 'Compute', end: new Date('2026-10-01T00:00:00Z') },
  ] as const;
  aws = await startLocalAws({ fleet: aFleet({ savingsPlans }), start: START });
  plans = new SavingsplansClient(clientOptions(aws));
});
afterAll(() => aws.close());

function rates(input: DescribeSavingsPlansOfferingRatesCommandInput) {
  return plans.send(new DescribeSavingsPlansOfferingRatesCommand(input));
}

const M5_LARGE: DescribeSavingsPlansOfferingRatesCommandInput = {
  usageTypes: ['BoxUsage:m5.large'],
  operations: ['RunInstances'],
  filters: [{ name: 'region', values: ['us-east-1'] }],
};

test('owned plans are listed with state and payments, in pages', async () => {
  const first = await plans.send(new DescribeSavingsPlansCommand({ maxResults: 2 }));
  expect(first.savingsPlans).toMatchObject([
    {
      savingsPlanId: 'plan-1',
      state: 'active',
      commitment: '1.25000000',
      paymentOption: 'Partial Upfront',
    },
    { savingsPlanId: 'plan-2', ec2InstanceFamily: 'm5', region: 'us-east-1' },
  ]);
  const second = await plans.send(
    new DescribeSavingsPlansCommand({ maxResults: 2, nextToken: first.nextToken }),
  );
  expect(second.savingsPlans).toMatchObject([{ savingsPlanId: 'plan-3', state: 'retired' }]);
  expect(second.nextToken).toBeUndefined();
  const active = await plans.send(new DescribeSavingsPlansCommand({ states: ['active'] }));
  expect(active.savingsPlans).toHaveLength(2);
});

test('a usage type has a rate for both plans, both terms and every payment', async () => {
  const { searchResults = [] } = await rates(M5_LARGE);
  expect(searchResults).toHaveLength(12);
  const best = searchResults.find(
    ({ savingsPlanOffering }) =>
      savingsPlanOffering?.planType === 'EC2Instance' &&
      savingsPlanOffering.paymentOption === 'No Upfront' &&
      savingsPlanOffering.durationSeconds === 31_536_000,
  );
  expect(best).toMatchObject({ rate: '0.0604800000', unit: 'Hrs', usageType: 'BoxUsage:m5.large' });
  expect(best?.properties).toContainEqual({ name: 'productDescription', value: 'Linux/UNIX' });
  expect(new Set(searchResults.map((row) => row.savingsPlanOffering?.offeringId)).size).toBe(12);
});

test('rates come in pages of at most 1000 and can be narrowed', async () => {
  const wide: DescribeSavingsPlansOfferingRatesCommandInput = {
    filters: [
      { name: 'region', values: ['us-east-1'] },
      { name: 'productDescription', values: ['Linux/UNIX'] },
    ],
    savingsPlanTypes: ['Compute'],
  };
  const seen = new Set<string>();
  let nextToken: string | undefined;
  let pages = 0;
  do {
    const page = await rates({ ...wide, nextToken });
    for (const row of page.searchResults ?? []) {
      seen.add(`${row.savingsPlanOffering?.offeringId} ${row.usageType}`);
    }
    nextToken = page.nextToken;
    pages += 1;
  } while (nextToken !== undefined);
  expect(pages).toBeGreaterThan(1);
  expect(seen.size).toBeGreaterThan(1000);
  const { searchResults } = await rates({
    ...M5_LARGE,
    savingsPlanTypes: ['Compute'],
    savingsPlanPaymentOptions: ['All Upfront'],
  });
  expect(searchResults).toHaveLength(2);
});

test('an owned plan keeps the rates of its own terms', async () => {
  const own = await plans.send(
    new DescribeSavingsPlanRatesCommand({
      savingsPlanId: 'plan-2',
      filters: [{ name: 'usageType', values: ['BoxUsage:m5.large'] }],
    }),
  );
  expect(own.searchResults?.find(({ operation }) => operation === 'RunInstances')?.rate).toBe(
    '0.0576000000',
  );
  await expect(
    plans.send(new DescribeSavingsPlanRatesCommand({ savingsPlanId: 'plan-9' })),
  ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('a page that is too large, a bad token and another Region are refused', async () => {
  await expect(rates({ maxResults: 1001 })).rejects.toMatchObject({ name: 'ValidationException' });
  await expect(rates({ ...M5_LARGE, nextToken: 'x' })).rejects.toMatchObject({
    name: 'ValidationException',
  });
  await expect(
    new SavingsplansClient(clientOptions(aws, 'eu-west-1')).send(
      new DescribeSavingsPlansCommand({}),
    ),
  ).rejects.toMatchObject({ name: 'InvalidSignatureException' });
});
