import { describe, expect, test } from 'vitest';
import { type Bill, bill } from '../../../lib/domain/billing/bill.ts';
import type { BillLine } from '../../../lib/domain/billing/billLine.ts';
import type { Commitment } from '../../../lib/domain/billing/commitment.ts';
import type { Usage } from '../../../lib/domain/billing/usage.ts';
import { priceBook } from '../../../lib/domain/pricing/priceBook.ts';
import {
  aComputePlan,
  aKey,
  anInstancePlan,
  aPriceBook,
  aReservation,
  type Listed,
  OTHER,
  usageOf,
  usd,
} from '../../builders/aFleetBill.ts';

describe('Savings Plans, as in the guide (docs/facts/pricing-and-commitments.md#worked-examples)', () => {
  test('without a plan all of it is on demand', () => {
    expect(guideBill([]).total).toBe(usd(59.1));
  });

  test('V1: a plan that is large enough covers all and loses the rest', () => {
    const made = guideBill([aComputePlan(50, GUIDE_KEYS, GUIDE)]);
    expect(made.total).toBe(usd(50));
    expect(listCost(made, 'savings-plan')).toBe(usd(47.125));
    expect(listCost(made, 'unused')).toBe(usd(2.875));
  });

  test('V2: a small plan covers a part of the usage that saves most', () => {
    const made = guideBill([aComputePlan(2, GUIDE_KEYS, GUIDE)]);
    expect(listCost(made, 'on-demand')).toBe(56_242_857);
    expect(made.total).toBe(58_242_857);
  });

  test('V3: at the same percentage the lower rate goes first', () => {
    const made = guideBill([aComputePlan(19.6, GUIDE_KEYS, GUIDE)]);
    expect(listCost(made, 'on-demand')).toBe(usd(32.7));
    expect(listCost(made, 'unused')).toBe(0);
  });

  test('V4: reservations go before plans', () => {
    const owned = [aReservation(2, 'r5.4xlarge'), aComputePlan(18.2, GUIDE_KEYS, GUIDE)];
    expect(listCost(guideBill(owned), 'on-demand')).toBe(usd(32.7));
    expect(listCost(guideBill(owned), 'unused')).toBe(0);
  });

  test('V5: an EC2 Instance plan goes first and does not spill over', () => {
    const owned = [
      anInstancePlan(3, 'r5', GUIDE_KEYS, GUIDE),
      aComputePlan(16.8, GUIDE_KEYS, GUIDE),
    ];
    expect(listCost(guideBill(owned), 'on-demand')).toBe(usd(32.7));
    expect(listCost(guideBill(owned), 'unused')).toBe(usd(0.6));
  });
});

/** Fargate and Lambda of the guide's example stand here as types of their own. */
const GUIDE: Readonly<Record<string, Listed>> = {
  'r5.4xlarge': [1, 0.7, 0.6],
  'm5.24xlarge': [10, 8.2, 7.8],
  'vcpu.one': [0.04, 0.03],
  'gigabyte.one': [0.004, 0.003],
  'lambda.million': [15, 12.75],
  'requests.million': [0.2, 0.2],
};

const GUIDE_HOUR = usageOf(
  [aKey('r5.4xlarge'), 4],
  [aKey('m5.24xlarge', { operation: 'RunInstances:0002', tenancy: 'Dedicated' }), 1],
  [aKey('vcpu.one'), 400],
  [aKey('gigabyte.one'), 1600],
  [aKey('lambda.million'), 1.5],
  [aKey('requests.million'), 1],
);
const GUIDE_KEYS = GUIDE_HOUR.keys;

function guideBill(owned: readonly Commitment[]): Bill {
  return bill({
    usage: GUIDE_HOUR,
    commitments: { owned },
    priceBook: aPriceBook(GUIDE_KEYS, GUIDE),
    sharing: true,
  });
}

describe('Size-flexible reservations, as in the guide (docs/facts/pricing-and-commitments.md#worked-examples)', () => {
  test('R1: the smallest sizes are covered first', () => {
    const usage = usageOf([aKey('m3.xlarge'), 2], [aKey('m3.large'), 2]);
    const made = billOf(usage, [aReservation(1, 'm3.2xlarge')]);
    expect([covered(made, 'm3.large'), covered(made, 'm3.xlarge')]).toEqual([2, 1]);
  });

  test.each([
    ['R2', 1, 'c4.large', 1, 'c4.xlarge', 0.5],
    ['R3', 4, 'm4.large', 2, 'm4.xlarge', 2],
    ['R3, as the guide counts it', 4, 'm4.xlarge', 2, 'm4.2xlarge', 2],
    ['R4', 1, 't2.medium', 2, 't2.small', 2],
    ['R4', 1, 't2.medium', 1, 't2.large', 0.5],
    ['R5', 1, 'i3.metal', 1, 'i3.16xlarge', 1],
    ['R5', 1, 'i3.metal', 2, 'i3.8xlarge', 2],
    ['R5', 1, 'i3.metal', 4, 'i3.4xlarge', 4],
  ])('%s: %i × %s against %i × %s', (_, count, owned, running, as, hours) => {
    const made = billOf(usageOf([aKey(as), running]), [aReservation(count, owned)]);
    expect(covered(made, as)).toBe(hours);
  });

  // m6i.metal has 128 vCPUs as m6i.32xlarge: 32 × 8 = 256 units; four m6i.8xlarge use 4 × 64 = 256.
  // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/apply_ri.html
  test.each(['m6i.metal', 'm6i.32xlarge', 'm6i.metal-32xl'])(
    '%s pays for four m6i.8xlarge',
    (owned) => {
      const made = billOf(usageOf([aKey('m6i.8xlarge'), 4]), [
        aReservation(1, owned, { recurringHourly: usd(3.87) }),
      ]);
      expect(covered(made, 'm6i.8xlarge')).toBe(4);
      // $3.87 × 730 = $2,825.10 a month; on demand it would be 4 × $1.536 × 730 = $4,485.12.
      expect(made.total).toBe(usd(3.87));
    },
  );

  test('R6: a Windows reservation fits its own size only', () => {
    const usage = usageOf([aKey('m5.large', { operation: 'RunInstances:0002' }), 2]);
    const owned = aReservation(1, 'm5.xlarge', { productDescription: 'Windows' });
    expect(covered(billOf(usage, [owned]), 'm5.large')).toBe(0);
    expect(listCost(billOf(usage, [owned]), 'unused')).toBe(usd(0.6));
  });

  test.each(['g5', 'p5', 'inf1'])('the family %s is not flexible', (family) => {
    const usage = usageOf([aKey(`${family}.xlarge`), 2]);
    const made = billOf(usage, [aReservation(1, `${family}.2xlarge`)]);
    expect(covered(made, `${family}.xlarge`)).toBe(0);
  });

  test('an old reservation for the VPC is one for Linux', () => {
    const owned = aReservation(1, 'm4.large', { productDescription: 'Linux/UNIX (Amazon VPC)' });
    expect(covered(billOf(usageOf([aKey('m4.large'), 1]), [owned]), 'm4.large')).toBe(1);
  });
});

describe('Whose usage a commitment pays for', () => {
  const usage = usageOf([aKey('m5.large', { account: OTHER }), 1], [aKey('m5.large'), 1]);

  test('the account that owns it goes first', () => {
    const made = billOf(usage, [aReservation(1, 'm5.large')]);
    expect(made.lines.find(({ kind }) => kind === 'reserved')).toMatchObject({
      key: { account: aKey('m5.large').account },
    });
  });

  test('what it leaves pays for the others', () => {
    expect(covered(billOf(usage, [aReservation(2, 'm5.large')]), 'm5.large')).toBe(2);
  });

  test('without sharing what it leaves is lost', () => {
    const made = bill({
      usage,
      commitments: { owned: [aReservation(2, 'm5.large')] },
      priceBook: aPriceBook(usage.keys),
      sharing: false,
    });
    expect(covered(made, 'm5.large')).toBe(1);
    expect(listCost(made, 'unused')).toBe(usd(0.6));
  });

  test('a zonal reservation stays in its zone, and goes before a regional one', () => {
    const elsewhere = aReservation(1, 'm5.large', { availabilityZone: 'us-east-1b' });
    const here = aReservation(1, 'm5.large', { id: 'zonal', availabilityZone: 'us-east-1a' });
    const one = usageOf([aKey('m5.large'), 1]);
    expect(covered(billOf(one, [elsewhere]), 'm5.large')).toBe(0);
    const made = billOf(one, [aReservation(1, 'm5.large'), here]);
    expect(made.lines).toMatchObject([{ commitment: 'zonal' }, { kind: 'unused' }]);
  });
});

describe('What can not be known', () => {
  test('usage without a price is not in the bill, and the reason is given', () => {
    const usage = usageOf([aKey('m5.large'), 1]);
    const made = bill({
      usage,
      commitments: { owned: [] },
      priceBook: priceBook(new Map()),
      sharing: true,
    });
    expect(made.total).toBe(0);
    expect(made.unpriced).toMatchObject([
      { seconds: 3600, reason: expect.objectContaining({ english: expect.any(String) }) },
    ]);
  });

  test('a flexible reservation of a size without units is a doubt', () => {
    const usage = usageOf([aKey('m9.metal'), 1]);
    expect(billOf(usage, [aReservation(1, 'm9.large')]).doubts).toHaveLength(1);
  });

  test('half seconds are a mistake of the caller', () => {
    const usage = usageOf([aKey('m5.large'), 1 / 7]);
    expect(() => billOf(usage, [])).toThrow(RangeError);
  });
});

test('an hour does not lend to the next', () => {
  const usage = usageOf([aKey('m5.large'), 0, 2]);
  const made = billOf(usage, [aReservation(1, 'm5.large')]);
  expect(listCost(made, 'unused')).toBe(usd(0.6));
  expect(listCost(made, 'on-demand')).toBe(usd(1));
  expect(made.total).toBe(usd(2.2));
});

test('an upfront payment is spread over a term of any length', () => {
  // Bought on the Marketplace: 64,800,000 s are 18,000 h. An upfront payment of $900 is $0.05 an
  // hour (over one year it would be $0.103, over three $0.034), and $0.01 recurs.
  const bought = aReservation(1, 'm5.large', {
    recurringHourly: usd(0.01),
    upfront: usd(900),
    durationSeconds: 64_800_000,
  });
  expect(billOf(usageOf([aKey('m5.large'), 1]), [bought]).total).toBe(usd(0.06));
  // A second less than three years: 900 × 3,600 ÷ 94,607,999 = $0.034247.
  expect(
    billOf(usageOf([aKey('m5.large'), 1]), [{ ...bought, durationSeconds: 94_607_999 }]).total,
  ).toBe(usd(0.044247));
});

test('an upfront payment is spread over the hours of the term', () => {
  const owned = aReservation(1, 'm5.large', { recurringHourly: usd(0), upfront: usd(8760) });
  expect(billOf(usageOf([aKey('m5.large'), 1, 1]), [owned]).total).toBe(usd(2));
});

function billOf(usage: Usage, owned: readonly Commitment[]): Bill {
  return bill({ usage, commitments: { owned }, priceBook: aPriceBook(usage.keys), sharing: true });
}

function listCost({ lines }: Bill, kind: BillLine['kind']): number {
  return lines.filter((line) => line.kind === kind).reduce((sum, { cost }) => sum + cost, 0);
}

/** Instance-hours of a type that a commitment has paid. */
function covered({ lines }: Bill, instanceType: string): number {
  const seconds = lines.flatMap((line) =>
    (line.kind === 'reserved' || line.kind === 'savings-plan') &&
    line.key.instanceType === instanceType
      ? [line.seconds]
      : [],
  );
  return seconds.reduce((sum, each) => sum + each, 0) / 3600;
}
