import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BillingContext } from '../../../lib/domain/billing/billingContext.ts';
import { commitmentUtilization } from '../../../lib/domain/billing/commitmentUtilization.ts';
import { cashSavings } from '../../../lib/domain/billing/savings/cashSavings.ts';
import { representativeHours, usageKeyOf } from '../../../lib/domain/billing/usageHistory.ts';
import { compareInstance } from '../../../lib/domain/commitments/compareInstance.ts';
import { fleetCostPlan, type PlanSettings } from '../../../lib/domain/commitments/fleetCostPlan.ts';
import type { Inventory } from '../../../lib/domain/fleet/inventory.ts';
import { type AccountId, accountId } from '../../../lib/shared/ids.ts';
import { inEnglish } from '../../../lib/shared/message.ts';
import { microUsd } from '../../../lib/shared/money.ts';
import { truncateMrkdwn } from '../../../lib/slack/blockKit/mrkdwn.ts';
import { commitmentsMessage } from '../../../lib/slack/commands/commitments/message.ts';
import { compareMessage } from '../../../lib/slack/commands/compare/message.ts';
import { planMessage } from '../../../lib/slack/commands/plan/message.ts';
import { validateBlocks } from '../../../local/slack/blockKit/blockKit.ts';
import { aComputePlan, aPriceBook, aReservation } from '../../builders/aFleetBill.ts';
import { anInstance } from '../../builders/anInstance.ts';
import { AT } from '../../builders/aSuggestion.ts';
import { ENGLISH } from '../../builders/english.ts';
import { hostileSentence, hostileText, languages } from '../someRecords.ts';

const LISTED = { 'm5.large': [0.096, 0.07, 0.06], 'c5.large': [0.085, 0.06, 0.05] } as const;
const SETTINGS: PlanSettings = {
  terms: { years: 1, payment: 'No Upfront' },
  risk: { usageMargin: 0.1, minUtilization: 0 },
  lookbackDays: 30,
};

const fleets = fc
  .record({
    names: fc.array(hostileText, { minLength: 1, maxLength: 6 }),
    type: fc.constantFrom('m5.large', 'c5.large'),
    plan: fc.integer({ min: 1, max: 300 }),
    reservations: fc.integer({ min: 0, max: 130 }),
  })
  .map(({ names, type, plan, reservations }) => {
    const instances = names.map((name) => anInstance({ name, instanceType: type }));
    const first = instances[0] ?? anInstance();
    const inventory: Inventory = {
      account: first.account,
      region: first.region,
      takenAt: AT,
      instances,
      instanceTypes: [],
      offeredIn: {},
      errors: [],
    };
    const keys = instances.flatMap((each) => usageKeyOf(each) ?? []);
    const owned = [
      aComputePlan(plan / 1000, keys, LISTED, { account: first.account }),
      ...Array.from({ length: reservations }, (_, index) =>
        aReservation(1, 'm5.large', { id: `ri-${index}`, account: first.account }),
      ),
    ];
    return { inventories: [inventory], instance: first, money: moneyOf([inventory], keys, owned) };
  });

function moneyOf(
  inventories: readonly Inventory[],
  keys: Parameters<typeof aPriceBook>[0],
  owned: BillingContext['commitments']['owned'],
): BillingContext {
  const usage = representativeHours([], inventories, AT);
  const commitments = { owned, queued: [], unclear: [], errors: [] };
  const terms = { usage, commitments, priceBook: aPriceBook(keys, LISTED), sharing: true };
  return {
    ...terms,
    ancillaryPrices: new Map(),
    samples: [],
    errors: [],
    cashSavingOf: cashSavings({ ...terms, now: AT }),
  };
}

describe('Slack takes', () => {
  it('every plan, drawn and plain, whatever accounts are called', () => {
    fc.assert(
      fc.property(
        fleets,
        hostileText,
        fc.option(fc.nat()),
        languages,
        ({ inventories, money }, name, asked, language) => {
          const names: Record<AccountId, string> = { [accountId.parse('111122223333')]: name };
          const view = {
            plan: fleetCostPlan(inventories, [], money, SETTINGS, AT),
            settings: SETTINGS,
            errors: [],
            accountNames: names,
            ...(asked === null ? {} : { whatIf: microUsd(asked) }),
          };
          const made = planMessage(view, language);
          expect(validateBlocks('message', made.blocks)).toEqual([]);
          expect(validateBlocks('message', made.plain, { oldWorkspace: true })).toEqual([]);
        },
      ),
    );
  });

  it('every comparison, whatever the instance is called', () => {
    fc.assert(
      fc.property(fleets, languages, ({ inventories, money, instance }, language) => {
        const compared = compareInstance(instance, inventories, money);
        if (!compared.ok) throw new Error(inEnglish(compared.error));
        const made = compareMessage(instance, compared.value, language);
        expect(validateBlocks('message', made.blocks)).toEqual([]);
        expect(JSON.stringify(made.blocks)).not.toMatch(/<!(channel|here)>/);
      }),
    );
  });

  it('any number of commitments', () => {
    fc.assert(
      fc.property(fleets, hostileText, languages, ({ money }, text, language) => {
        const message = hostileSentence(text);
        const error = { kind: 'denied', service: 'EC2', operation: 'Describe', message } as const;
        const made = commitmentsMessage(commitmentUtilization(money, AT), 1, [error], language);
        expect(validateBlocks('message', made.blocks)).toEqual([]);
      }),
    );
  });
});

it('a plan from what runs now says that it should rest on more', () => {
  const [fleet] = fc.sample(fleets, { numRuns: 1, seed: 1 });
  if (fleet === undefined) throw new Error('no sample');
  const plan = fleetCostPlan(fleet.inventories, [], fleet.money, SETTINGS, AT);
  const made = planMessage({ plan, settings: SETTINGS, errors: [], accountNames: {} }, ENGLISH);
  expect(JSON.stringify(made.blocks)).toContain('on 30 days of usage');
  expect(JSON.stringify(made.blocks)).not.toContain('-$');
  expect(truncateMrkdwn(made.text, 100)).toMatch(/^The bill could fall from \$/);
});
