import { describe, expect, it } from 'vitest';
import { parseConfiguration } from '../../../lib/config/loadConfiguration.ts';
import { cashSavings } from '../../../lib/domain/billing/savings/cashSavings.ts';
import { representativeHours } from '../../../lib/domain/billing/usageHistory.ts';
import type { Instance } from '../../../lib/domain/fleet/instance.ts';
import type { SuggestionRecord } from '../../../lib/domain/lifecycle/suggestionRecord.ts';
import { createRecord, expire } from '../../../lib/domain/lifecycle/triage.ts';
import { priceBook, priceKeyText } from '../../../lib/domain/pricing/priceBook.ts';
import { accountId, instanceId, region } from '../../../lib/shared/ids.ts';
import { inEnglish } from '../../../lib/shared/message.ts';
import { microUsd } from '../../../lib/shared/money.ts';
import { ok } from '../../../lib/shared/result.ts';
import { answerQuery } from '../../../lib/slack/commands/answerQuery.ts';
import type { QueryDeps } from '../../../lib/slack/commands/deps.ts';
import { anInstance } from '../../builders/anInstance.ts';
import { AT, aKnownSaving, aSuggestion } from '../../builders/aSuggestion.ts';
import { MAY_CHANGE } from '../../builders/changeScope.ts';
import { ENGLISH } from '../../builders/english.ts';

const FLEET = [
  anInstance({ name: 'api' }),
  anInstance({ name: 'db', instanceType: 'r5.large', tags: { env: 'test' } }),
  anInstance({ name: 'web', region: region.parse('eu-west-1') }),
  anInstance({ name: 'lab', account: accountId.parse('444455556666'), state: 'stopped' }),
];

describe('a report', () => {
  it.each<[string, readonly string[]]>([
    ['report', ['api', 'db', 'web', 'lab']],
    ['report account=444455556666', ['lab']],
    ['report region=eu-west-1', ['web']],
    ['report family=R5', ['db']],
    ['report tag=env:test', ['db']],
    ['report family=m5 region=us-east-1 tag=env:prod', ['api', 'lab']],
  ])('%s shows the instances that match every filter', async (command, names) => {
    const answer = await query(command);
    const shown = ['api', 'db', 'web', 'lab'].filter((name) => answer.includes(`"text":"${name}"`));
    expect(shown).toEqual(names);
  });

  it('counts what it can price, and says what it can not', async () => {
    const answer = await query('report');
    expect(answer).toContain('*4 instances* · $70 a month at list price · 2 without a list price');
    expect(answer).toContain('no price');
  });

  it('of nothing says so', async () => {
    const answer = await query('report region=<!here>');
    expect(answer).toContain('No instance matches Region &lt;!here&gt;');
  });

  it('is forgiving about case, and guesses what a typo in a value means', async () => {
    expect(await query('report region=US-EAST-1')).toContain('"text":"api"');
    expect(await query('report region=us-aest-1')).toContain('Did you mean `region=us-east-1`?');
    expect(await query('report tag=env:prodd')).toContain('Did you mean `tag=env:prod`?');
    expect(await query('report account="somewhere else"')).not.toContain('Did you mean');
  });

  it('before anything was collected says so', async () => {
    const answer = await query('report', []);
    expect(answer).toContain('No data yet');
  });
});

describe('the largest savings', () => {
  const records = [10, 30, 20].map((dollars) =>
    createRecord(
      aSuggestion({
        name: `saves-${dollars}`,
        saving: { ...aSuggestion().saving, cash: aKnownSaving(dollars * 1_000_000) },
      }),
      AT,
    ),
  );

  it('are listed in their order, as many as are asked for', async () => {
    const answer = await query('top 2', FLEET, records);
    expect(answer).toMatch(/2 of 3 open suggestions.*1\. \*saves-30\*.*2\. \*saves-20\*/);
    expect(answer).not.toContain('saves-10');
  });

  it('are all listed when there are fewer', async () => {
    expect(await query('top', FLEET, records)).toContain('3 of 3 open suggestions');
    expect(await query('top', FLEET, [])).toContain('No open suggestions.');
  });

  it('leave out what is no longer open', async () => {
    const [first, ...others] = records;
    const expired = first && expire(first, '2026-11-22T08:00:00.000Z');
    if (expired?.ok !== true) throw new Error('not expired');
    const answer = await query('top', FLEET, [expired.value, ...others]);
    expect(answer).toContain('2 of 2 open suggestions');
  });
});

describe('the button that shares an answer', () => {
  it('carries the command as it was typed', async () => {
    expect(await query('report Region=us-east-1')).toContain('"value":"report Region=us-east-1"');
  });

  it.each(['settings', 'open'])('is not on %s', async (command) => {
    expect(await query(command)).not.toContain('"action_id":"share"');
  });
});

describe('the settings', () => {
  it('are shown in full to approvers alone', async () => {
    expect(await query('settings', FLEET, [], true)).toContain('Limits');
    expect(await query('settings')).not.toContain('Limits');
  });
});

describe('a job that is not a query', () => {
  it.each(['stop', 'start', 'help'])('%s is refused by the worker', async (command) => {
    expect(await query(command)).toContain('This button does not belong to Trimtab.');
  });
});

describe('the card of an instance', () => {
  const id = 'i-0123456789abcdef0';

  it('says what it is and what it costs', async () => {
    const answer = await query(`instance ${id}`, FLEET.slice(0, 1));
    expect(answer).toContain('*api* · i-0123456789abcdef0 · running');
    expect(answer).toContain('On-Demand: $0.0960/h, $70 a month');
    expect(answer).not.toContain('approve');
  });

  it('has the suggestion that is open rather than an old one', async () => {
    const old = expire(createRecord(aSuggestion(), AT), '2026-11-22T08:00:00.000Z');
    if (!old.ok) throw new Error(inEnglish(old.error.message));
    const open = createRecord(aSuggestion({ name: 'the open one' }), AT);
    const answer = await query(`instance ${id}`, FLEET, [old.value, open]);
    expect(answer).toContain('the open one');
    expect(answer).toContain('"action_id":"approve"');
  });

  it('is found by its name where only one has it', async () => {
    expect(await query('instance api')).toContain('*api* · i-');
    expect(await query('instance pai', [anInstance({ name: 'api' })])).toContain(
      'No instance `pai` in 1 account, 1 Region.',
    );
    expect(await query('instance api-prod1', [anInstance({ name: 'api-prod-1' })])).toContain(
      'Did you mean `api-prod-1`?',
    );
  });

  it('asks which one where several have the name, with the ids', async () => {
    const ids = ['i-0aaaaaaaaaaaaaaaa', 'i-0bbbbbbbbbbbbbbbb'].map((id) => instanceId.parse(id));
    const twins = ids.map((id) => anInstance({ instanceId: id, name: 'twin' }));
    const answer = await query('compare twin', twins);
    expect(answer).toMatch(/2 instances have the name twin.*i-0a{16}.*i-0b{16}/);
  });

  it('that is in no inventory says what to do', async () => {
    const unknown = instanceId.parse('i-00000000');
    const answer = await query(`instance ${unknown}`);
    expect(answer).toContain('No instance `i-00000000` in 2 accounts, 2 Regions.');
    expect(answer).toContain('Check the ID');
  });
});

/** The answer as JSON text, with a price list that knows m5.large in us-east-1 alone. */
async function query(
  command: string,
  instances: readonly Instance[] = FLEET,
  records: readonly SuggestionRecord[] = [],
  isApprover = false,
): Promise<string> {
  const inventories = instances.map((seen) => ({
    account: seen.account,
    region: seen.region,
    takenAt: AT,
    instances: [seen],
    instanceTypes: [],
    offeredIn: {},
    errors: [],
  }));
  const deps: QueryDeps = {
    inventories: async () => inventories,
    prices: async () => PRICES,
    killSwitchChanges: async () => [],
    config: CONFIGURATION,
    records: async () => records,
    typesIn: async () => ok([]),
    quotaHeadroom: async () => ({ quota: {}, errors: [] }),
    userDataBytes: async () => 12,
    peaks: async () => ({ days: [] }),
    mainChannel: 'C0COSTS',
    recipients: async () => () => undefined,
    ledger: async () => [],
    ancillaryPrices: async () => undefined,
    now: () => new Date(AT),
    money: async () => {
      const usage = representativeHours([], inventories, AT);
      const commitments = { owned: [], queued: [], unclear: [], errors: [] };
      const terms = { usage, commitments, priceBook: PRICES, sharing: true };
      return {
        ...terms,
        ancillaryPrices: new Map(),
        samples: [],
        errors: [],
        cashSavingOf: cashSavings({ ...terms, now: AT }),
      };
    },
    settings: {
      terms: { years: 1, payment: 'No Upfront' },
      risk: { usageMargin: 0, minUtilization: 0 },
      lookbackDays: 30,
    },
    readAgain: async ({ account, region: where }) => ({
      account,
      region: where,
      takenAt: AT,
      instances: instances.slice(0, 1),
      instanceTypes: [],
      offeredIn: {},
      errors: [],
    }),
    changeScope: MAY_CHANGE,
    docsUrl: undefined,
    accountNames: {},
  };
  const asker = { language: ENGLISH, isApprover: async () => isApprover };
  return JSON.stringify(await answerQuery(command, asker, deps, { offersShare: true }));
}

const KEY = {
  region: region.parse('us-east-1'),
  instanceType: 'm5.large',
  operation: 'RunInstances',
  tenancy: 'Shared',
} as const;

const PRICES = priceBook(
  new Map([
    [
      priceKeyText(KEY),
      ok({
        key: KEY,
        sku: 'ABCDEF',
        usageType: 'BoxUsage:m5.large',
        publicationDate: '2026-11-20',
        onDemand: microUsd(96_000),
        rates: [],
      }),
    ],
  ]),
);

const CONFIGURATION = aConfiguration();

function aConfiguration() {
  const parsed = parseConfiguration(
    `slack: { teamId: T0TRIMTAB, channel: C0COSTS, approvers: { users: [U0ALICE] } }
accounts: [{ id: "111122223333", name: prod }]`,
    'the test',
  );
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}
