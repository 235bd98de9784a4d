import { describe, expect, it } from 'vitest';
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
import type { Query, ReportFilter } from '../../../lib/slack/job.ts';
import { anInstance } from '../../builders/anInstance.ts';
import { AT, aSuggestion } from '../../builders/aSuggestion.ts';
import { MAY_CHANGE } from '../../builders/changeScope.ts';
import { ENGLISH } from '../../builders/english.ts';

const FLEET = [
  anInstance({ name: 'api' }),
  anInstance({ name: 'db', instanceType: 'r5.large', tags: { env: 'test' } }),
  anInstance({ name: 'web', region: region.parse('eu-west-1') }),
  anInstance({ name: 'lab', account: accountId.parse('444455556666'), state: 'stopped' }),
];

describe('a report', () => {
  it.each<[ReportFilter[], readonly string[]]>([
    [[], ['api', 'db', 'web', 'lab']],
    [[{ by: 'account', value: '444455556666' }], ['lab']],
    [[{ by: 'region', value: 'eu-west-1' }], ['web']],
    [[{ by: 'family', value: 'R5' }], ['db']],
    [[{ by: 'tag', key: 'env', value: 'test' }], ['db']],
    [
      [
        { by: 'family', value: 'm5' },
        { by: 'region', value: 'us-east-1' },
        { by: 'tag', key: 'env', value: 'prod' },
      ],
      ['api', 'lab'],
    ],
  ])('with %j shows what fits all of it', async (filters, names) => {
    const answer = await query({ kind: 'report', filters, sort: 'cost', asFile: false });
    const shown = ['api', 'db', 'web', 'lab'].filter((name) => answer.includes(`"text":"${name}"`));
    expect(shown).toEqual(names);
  });

  it('counts what it can price, and says what it can not', async () => {
    const answer = await query({ kind: 'report', filters: [], sort: 'cost', asFile: false });
    expect(answer).toContain('*4 instances* · $70 a month at list · 2 without a list price');
    expect(answer).toContain('no price');
  });

  it('of nothing says so', async () => {
    const answer = await query({
      kind: 'report',
      filters: [{ by: 'region', value: '<!here>' }],
      sort: 'cost',
      asFile: false,
    });
    expect(answer).toContain('No instance has region &lt;!here&gt;');
  });

  it('is forgiving about case, and guesses what a typo in a value means', async () => {
    const report = (filter: Extract<Query, { kind: 'report' }>['filters'][number]) =>
      query({ kind: 'report', filters: [filter], sort: 'cost', asFile: false });
    expect(await report({ by: 'region', value: 'US-EAST-1' })).toContain('"text":"api"');
    expect(await report({ by: 'region', value: 'us-aest-1' })).toContain(
      'Did you mean `region=us-east-1`?',
    );
    expect(await report({ by: 'tag', key: 'env', value: 'prodd' })).toContain(
      'Did you mean `tag=env:prod`?',
    );
    expect(await report({ by: 'account', value: 'somewhere else' })).not.toContain('Did you mean');
  });

  it('before anything was collected says so', async () => {
    const answer = await query({ kind: 'report', filters: [], sort: 'cost', asFile: false }, []);
    expect(answer).toContain('Nothing has been collected yet');
  });
});

describe('the card of an instance', () => {
  const id = 'i-0123456789abcdef0';

  it('says what it is and what it costs', async () => {
    const answer = await query({ kind: 'instance', which: id }, FLEET.slice(0, 1));
    expect(answer).toContain('*api* · i-0123456789abcdef0 · running');
    expect(answer).toContain('On demand: $0.0960/h, $70 a month');
    expect(answer).not.toContain('approve');
  });

  it('has the suggestion that is open rather than an old one', async () => {
    const old = expire(createRecord(aSuggestion(), AT), '2026-11-22T08:00:00.000Z');
    if (!old.ok) throw new Error(inEnglish(old.error.message));
    const open = createRecord(aSuggestion({ name: 'the open one' }), AT);
    const answer = await query({ kind: 'instance', which: id }, FLEET, [old.value, open]);
    expect(answer).toContain('the open one');
    expect(answer).toContain('"action_id":"approve"');
  });

  it('is found by its name where only one has it', async () => {
    expect(await query({ kind: 'instance', which: 'api' })).toContain('*api* · i-');
    expect(
      await query({ kind: 'instance', which: 'pai' }, [anInstance({ name: 'api' })]),
    ).toContain('I have not seen `pai`');
    expect(
      await query({ kind: 'instance', which: 'api-prod1' }, [anInstance({ name: 'api-prod-1' })]),
    ).toContain('Did you mean `api-prod-1`?');
  });

  it('asks which one where several have the name, with the ids', async () => {
    const ids = ['i-0aaaaaaaaaaaaaaaa', 'i-0bbbbbbbbbbbbbbbb'].map((id) => instanceId.parse(id));
    const twins = ids.map((id) => anInstance({ instanceId: id, name: 'twin' }));
    const answer = await query({ kind: 'compare', which: 'twin' }, twins);
    expect(answer).toMatch(/2 instances have the name twin.*i-0a{16}.*i-0b{16}/);
  });

  it('that nobody has seen says how to go on', async () => {
    const unknown = instanceId.parse('i-00000000');
    const answer = await query({ kind: 'instance', which: unknown });
    expect(answer).toContain('I have not seen `i-00000000`');
    expect(answer).toContain('Check the id');
  });
});

/** The answer as JSON text, with a price list that knows m5.large in us-east-1 alone. */
async function query(
  question: Query,
  instances: readonly Instance[] = FLEET,
  records: readonly SuggestionRecord[] = [],
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
    switches: async () => [],
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
      const commitments = { owned: [], errors: [] };
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
    lookAgain: async ({ account, region: where }) => ({
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
  return JSON.stringify(await answerQuery(question, deps, ENGLISH));
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
