import { describe, expect, test } from 'vitest';
import type { CashSaving } from '../../../lib/domain/billing/cashSaving.ts';
import type {
  Commitment,
  ReservedInstances,
  UnclearCommitment,
} from '../../../lib/domain/billing/commitment.ts';
import { cashSavings } from '../../../lib/domain/billing/savings/cashSavings.ts';
import type { Usage, UsageKey } from '../../../lib/domain/billing/usage.ts';
import type { UsageChange } from '../../../lib/domain/billing/usageChange.ts';
import { priceBook, priceKeyText } from '../../../lib/domain/pricing/priceBook.ts';
import { region } from '../../../lib/shared/ids.ts';
import { inEnglish, sentence } from '../../../lib/shared/message.ts';
import type { ReadError } from '../../../lib/shared/readError.ts';
import {
  aComputePlan,
  aKey,
  aPrice,
  aPriceBook,
  aReservation,
  type Listed,
  OTHER,
  usageOf,
  usd,
} from '../../builders/aFleetBill.ts';

const LISTED: Readonly<Record<string, Listed>> = {
  'm5.2xlarge': [0.384, 0.28],
  'm5.xlarge': [0.192, 0.14],
  'm7i.xlarge': [0.2016, 0.15],
  'r5.xlarge': [0.252, 0.18],
};
const LARGE = aKey('m5.2xlarge');
const SMALL = aKey('m5.xlarge');
const NEWER = aKey('m7i.xlarge');
const MEMORY = aKey('r5.xlarge');
const KEYS = [LARGE, SMALL, NEWER, MEMORY];
const NOW = '2026-11-23T08:00:00.000Z';

describe('The cash saving of one change', () => {
  test('is the list saving where nothing is committed', () => {
    expect(saving([{ from: LARGE, to: SMALL }], [])).toMatchObject({
      kind: 'known',
      monthly: usd(0.192 * 730),
      stranded: 0,
      later: [],
      uptime: 1,
    });
  });

  test('is nothing until the reservation ends when nothing else can use it', () => {
    const owned = [aReservation(1, 'm5.2xlarge')];
    expect(saving([{ from: LARGE, to: SMALL }], owned)).toMatchObject({
      monthly: 0,
      // Half of its units pay for nothing any more: 0.60 / 2.
      stranded: usd(0.3 * 730),
      later: [{ from: '2027-01-01', monthly: usd(0.192 * 730) }],
    });
  });

  test('is what the freed units save elsewhere in the family (docs/facts/pricing-and-commitments.md#rightsizing-under-commitments)', () => {
    const owned = [aReservation(1, 'm5.2xlarge')];
    const usage = usageOf([LARGE, 1], [SMALL, 1]);
    expect(saving([{ from: LARGE, to: SMALL }], owned, usage)).toMatchObject({
      // Before, one xlarge and half of the 2xlarge were paid; the freed units pay for the rest.
      monthly: usd(0.192 * 730),
      stranded: 0,
    });
  });

  test('is below zero when the new family is not reserved and the old one was', () => {
    const owned = [aReservation(1, 'm5.2xlarge')];
    expect(saving([{ from: LARGE, to: NEWER }], owned)).toMatchObject({
      monthly: usd(-0.2016 * 730),
      stranded: usd(0.6 * 730),
    });
  });

  test('O6: under a plan that covers everything it is nothing until the plan ends', () => {
    const owned = [aComputePlan(0.28, KEYS, LISTED)];
    expect(saving([{ from: LARGE, to: SMALL }], owned)).toMatchObject({
      monthly: 0,
      stranded: usd(0.14 * 730),
      later: [{ from: '2027-01-01', monthly: usd(0.192 * 730) }],
    });
  });

  test('O6: what the plan is freed of pays for other usage', () => {
    const owned = [aComputePlan(0.28, KEYS, LISTED)];
    const usage = usageOf([LARGE, 1], [MEMORY, 1]);
    const made = saving([{ from: LARGE, to: SMALL }], owned, usage);
    // r5 saves the most: 0.18 of it was covered, and 0.10 of 0.28 of the 2xlarge.
    const before = (1 - 0.1 / 0.28) * 0.384;
    const after = (1 - 0.1 / 0.14) * 0.192;
    expect(made).toMatchObject({ kind: 'known', stranded: 0 });
    expect(made.kind === 'known' && made.monthly / 1e6).toBeCloseTo((before - after) * 730, 3);
  });

  test('falls in steps as commitments end', () => {
    const owned = [
      aReservation(1, 'm5.2xlarge', { id: 'a', recurringHourly: usd(0.2) }),
      aComputePlan(1, KEYS, LISTED, { end: '2028-01-01T00:00:00.000Z' }),
    ];
    expect(saving([{ from: LARGE, to: SMALL }], owned)).toMatchObject({
      monthly: 0,
      later: [{ from: '2028-01-01', monthly: usd(0.192 * 730) }],
    });
  });

  test('an instance that is off at night saves by day only', () => {
    const usage = usageOf([LARGE, 1, 0, 0, 1]);
    expect(saving([{ from: LARGE, to: SMALL }], [], usage)).toMatchObject({
      monthly: usd((0.192 * 730) / 2),
      uptime: 0.5,
    });
  });

  test('an instance that is new is taken to run on, as it does now', () => {
    const usage = usageOf([MEMORY, 1, 1, 1, 1], [LARGE, 0, 0, 0, 1]);
    expect(saving([{ from: LARGE, to: SMALL }], [], usage)).toMatchObject({
      monthly: usd(0.192 * 730),
      uptime: 1,
    });
  });

  test('an idle instance saves all that it is billed', () => {
    expect(saving([{ from: LARGE }], [])).toMatchObject({ monthly: usd(0.384 * 730) });
  });
});

describe('The saving of a set', () => {
  test('is not the sum: what one change frees, the next one can not free again', () => {
    // The example of docs/savings.md.
    const owned = [aReservation(3, 'm5.xlarge', { recurringHourly: usd(0.121) })];
    const usage = usageOf([LARGE, 2]);
    const change: UsageChange = { from: LARGE, to: SMALL };
    // 24 units are reserved and 32 run. One change leaves 24 running, two leave 16.
    expect(saving([change], owned, usage)).toMatchObject({ monthly: usd(0.192 * 730) });
    expect(saving([change, change], owned, usage)).toMatchObject({
      monthly: usd(140.16),
      stranded: usd(88.33),
      later: [{ from: '2027-01-01', monthly: usd(280.32) }],
    });
  });
});

describe('A modified reservation, whose upfront payment is not known', () => {
  // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ri-modifying.html
  const { upfront: _, ...modified } = aReservation(1, 'm5.2xlarge', {
    payment: 'All Upfront',
    recurringHourly: usd(0),
  });

  test('changes no saving, as it is paid before and after, but what is stranded is not known', () => {
    // The 16 units of the 2xlarge pay for all of it, and then for the 8 of an xlarge: on demand is
    // $0 before and after. Half of what was paid is stranded, and how much that is, is not known.
    const made = saving([{ from: LARGE, to: SMALL }], [modified]);
    expect(made).toMatchObject({ kind: 'known', monthly: 0 });
    expect(made).not.toHaveProperty('stranded');
  });

  test('leaves what it can not pay for as certain as it was', () => {
    const usage = usageOf([LARGE, 1], [MEMORY, 1]);
    // r5 is no m5: 0.252 on demand is gone, and nothing is stranded.
    expect(saving([{ from: MEMORY }], [modified], usage)).toMatchObject({
      monthly: usd(0.252 * 730),
      stranded: 0,
    });
  });

  test('is reached through a plan that pays for both', () => {
    const usage = usageOf([LARGE, 1], [MEMORY, 1]);
    const owned = [modified, aComputePlan(0.1, KEYS, LISTED)];
    expect(saving([{ from: MEMORY }], owned, usage)).not.toHaveProperty('stranded');
  });
});

describe('A queued purchase', () => {
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_PurchaseReservedInstancesOffering.html
  const owned = [aReservation(1, 'm5.2xlarge')];
  const renewal = aReservation(1, 'm5.2xlarge', {
    id: 'renewal',
    start: '2027-01-01T00:00:01.000Z',
    end: '2028-01-01T00:00:00.000Z',
  });
  const shrink = [{ from: LARGE, to: SMALL }];

  test('ends the promise on the day on which it starts', () => {
    // Without it: nothing until the reservation ends, and then 0.384 − 0.192 an hour.
    expect(saving(shrink, owned)).toMatchObject({
      later: [{ from: '2027-01-01', monthly: usd(0.192 * 730) }],
    });
    expect(saving(shrink, owned, undefined, { queued: [renewal] })).toMatchObject({
      monthly: 0,
      later: [],
      until: '2027-01-01',
    });
  });

  test('leaves what is saved until it starts', () => {
    const queued = [{ ...renewal, start: '2027-03-01T00:00:00.000Z' }];
    expect(saving(shrink, owned, undefined, { queued })).toMatchObject({
      later: [{ from: '2027-01-01', monthly: usd(0.192 * 730) }],
      until: '2027-03-01',
    });
  });

  test.each<[string, Partial<ReservedInstances>]>([
    ['of another family', { instanceType: 'r5.xlarge' }],
    ['for another platform', { productDescription: 'Windows' }],
    ['in another Region', { region: region.parse('eu-west-1') }],
  ])('changes nothing of what it can not pay for: %s', (_, over) => {
    const made = saving(shrink, owned, undefined, { queued: [{ ...renewal, ...over }] });
    expect(made).not.toHaveProperty('until');
    expect(made).toMatchObject({ later: [{ from: '2027-01-01' }] });
  });
});

describe('A commitment that can not be understood', () => {
  const error: ReadError = {
    kind: 'malformed',
    service: 'EC2',
    operation: 'DescribeReservedInstances',
    message: sentence('ri-odd is odd.'),
  };
  const odd: UnclearCommitment = {
    kind: 'unclear',
    account: SMALL.account,
    region: SMALL.region,
    family: 'm5',
    productDescription: 'Linux/UNIX',
    error,
  };
  const shrink = [{ from: LARGE, to: SMALL }];
  const remove = [{ from: MEMORY }];
  const usage = usageOf([LARGE, 1], [MEMORY, 1]);

  test('leaves the saving of what it may pay for unknown, and no other', () => {
    expect(reasonOf(saving(shrink, [], usage, { unclear: [odd] }))).toBe('ri-odd is odd.');
    expect(saving(remove, [], usage, { unclear: [odd] })).toMatchObject({
      monthly: usd(0.252 * 730),
    });
  });

  test.each<[string, Partial<UnclearCommitment>]>([
    ['in another Region', { region: region.parse('eu-west-1') }],
    ['of another family', { family: 'c5' }],
    ['for another platform', { productDescription: 'Windows' }],
  ])('reaches nothing %s', (_, over) => {
    const made = saving(shrink, [], usage, { unclear: [{ ...odd, ...over }] });
    // 0.384 − 0.192 an hour, on demand.
    expect(made).toMatchObject({ monthly: usd(0.192 * 730) });
  });

  test('of another account reaches only what is shared', () => {
    const unclear = [{ ...odd, account: OTHER }];
    expect(saving(shrink, [], usage, { unclear, sharing: false })).toMatchObject({
      monthly: usd(0.192 * 730),
    });
    expect(saving(shrink, [], usage, { unclear, sharing: true }).kind).toBe('atList');
  });

  test('also reaches what gets the plan that its usage leaves', () => {
    // Without the odd one, what r5 frees of the plan goes to m5: it may be paid for already.
    const owned = [aComputePlan(0.18, KEYS, LISTED)];
    expect(saving(remove, owned, usage, { unclear: [odd] }).kind).toBe('atList');
  });
});

describe('When it can not be known', () => {
  test('commitments that could not be read leave the list figure, with the reason', () => {
    const error = {
      kind: 'denied',
      service: 'EC2',
      operation: 'DescribeReservedInstances',
      message: sentence('The role may not read them.'),
    } as const;
    const savingOf = cashSavings({
      usage: usageOf([LARGE, 1]),
      commitments: { owned: [], queued: [], unclear: [], errors: [error] },
      priceBook: aPriceBook(KEYS, LISTED),
      sharing: true,
      now: NOW,
    });
    expect(reasonOf(savingOf([{ from: LARGE, to: SMALL }]))).toBe(
      "Commitments can't be read. The role may not read them.",
    );
  });

  test('a type without a price can not be what it becomes', () => {
    const made = saving([{ from: LARGE, to: aKey('m9z.xlarge') }], []);
    expect(reasonOf(made)).toContain('m9z.xlarge');
  });

  test('usage without a price that a plan may pay for leaves the list figure', () => {
    const unpriced = aKey('x1.32xlarge', { account: OTHER });
    const owned = [aComputePlan(0.28, KEYS, LISTED)];
    const usage = usageOf([LARGE, 1], [unpriced, 1]);
    const made = savingWithout(unpriced, [{ from: LARGE, to: SMALL }], owned, usage);
    expect(reasonOf(made)).toContain('x1.32xlarge');
  });

  test('but not when the plan makes no difference to this change', () => {
    const unpriced = aKey('x1.32xlarge', { account: OTHER });
    const owned = [aComputePlan(0.18, KEYS, LISTED)];
    const usage = usageOf([LARGE, 1], [MEMORY, 1], [unpriced, 1]);
    const made = savingWithout(unpriced, [{ from: LARGE, to: SMALL }], owned, usage);
    expect(made).toMatchObject({ kind: 'known', monthly: usd(0.192 * 730) });
  });
});

function saving(
  changes: readonly UsageChange[],
  owned: readonly Commitment[],
  usage: Usage = usageOf([LARGE, 1]),
  {
    queued = [],
    unclear = [],
    sharing = true,
  }: {
    readonly queued?: readonly Commitment[];
    readonly unclear?: readonly UnclearCommitment[];
    readonly sharing?: boolean;
  } = {},
) {
  return cashSavings({
    usage,
    commitments: { owned, queued, unclear, errors: [] },
    priceBook: aPriceBook(KEYS, LISTED),
    sharing,
    now: NOW,
  })(changes);
}

function savingWithout(
  unpriced: UsageKey,
  changes: readonly UsageChange[],
  owned: readonly Commitment[],
  usage: Usage,
) {
  const priced = KEYS.filter((key) => key !== unpriced);
  return cashSavings({
    usage,
    commitments: { owned, queued: [], unclear: [], errors: [] },
    priceBook: priceBook(
      new Map(
        priced.map((key) => [
          priceKeyText(key),
          { ok: true, value: aPrice(key, LISTED[key.instanceType]) },
        ]),
      ),
    ),
    sharing: true,
    now: NOW,
  })(changes);
}

/** Why it is not known, in words. */
function reasonOf(saving: CashSaving): string | undefined {
  return saving.kind === 'atList' ? inEnglish(saving.reason) : undefined;
}
