import { SavingsplansClient } from '@aws-sdk/client-savingsplans';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EVERYWHERE } from '../../../lib/aws/client/reader.ts';
import { readSavingsPlanRates } from '../../../lib/aws/commitments/savingsPlanRates.ts';
import { type AnsweringServer, answeringServer, json } from '../answeringServer.ts';

let server: AnsweringServer;
let rows: readonly object[] = [];

beforeAll(async () => {
  server = await answeringServer(() => json({ searchResults: rows, nextToken: '' }));
});

afterAll(() => server.close());

const KEY = { usageType: 'BoxUsage:m5.large', operation: 'RunInstances' };

function row(rate: string, offering: object = {}, fields: object = {}) {
  return {
    savingsPlanOffering: {
      paymentOption: 'No Upfront',
      planType: 'Compute',
      durationSeconds: 31_536_000,
      currency: 'USD',
      ...offering,
    },
    rate,
    unit: 'Hrs',
    ...KEY,
    ...fields,
  };
}

const read = () =>
  readSavingsPlanRates(
    new SavingsplansClient({ region: 'us-east-1', maxAttempts: 1 }),
    EVERYWHERE,
    [KEY],
  );

test('a rate is all in; upfront is the part that is paid at the start', async () => {
  rows = [
    row('0.0700'),
    row('0.0500', { planType: 'EC2Instance', paymentOption: 'Partial Upfront' }),
    row('0.0400', { paymentOption: 'All Upfront', durationSeconds: 94_608_000 }),
  ];
  const option = { kind: 'savings-plan', plan: 'Compute', years: 1, payment: 'No Upfront' };
  expect(await read()).toEqual({
    ok: true,
    value: [
      { ...KEY, rate: { option, hourly: 70_000, upfront: 0 } },
      {
        ...KEY,
        rate: {
          option: { ...option, plan: 'EC2Instance', payment: 'Partial Upfront' },
          hourly: 50_000,
          upfront: 219_000_000,
        },
      },
      {
        ...KEY,
        rate: {
          option: { ...option, years: 3, payment: 'All Upfront' },
          hourly: 40_000,
          upfront: 1_051_200_000,
        },
      },
    ],
  });
});

test('the same rate twice is one; two rates for one option are none', async () => {
  rows = [row('0.0700'), row('0.0700')];
  expect(await read()).toMatchObject({ value: [{ rate: { hourly: 70_000 } }] });
  rows = [row('0.0700'), row('0.0710')];
  expect(await read()).toEqual({ ok: true, value: [] });
});

test('rows of other usages, plans, terms and currencies are left out', async () => {
  rows = [
    row('0.07', {}, { usageType: 'EU-BoxUsage:m5.large' }),
    row('0.07', {}, { operation: 'RunInstances:0002' }),
    row('0.07', { planType: 'SageMaker' }),
    row('0.07', { durationSeconds: 1 }),
    row('0.07', { currency: 'CNY' }),
    row('a lot'),
  ];
  expect(await read()).toEqual({ ok: true, value: [] });
});
