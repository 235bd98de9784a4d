import { describe, expect, it } from 'vitest';
import type { Inventory } from '../../../lib/domain/fleet/inventory.ts';
import { createRecord } from '../../../lib/domain/lifecycle/triage.ts';
import { comparePurchaseOptions } from '../../../lib/domain/pricing/purchaseOptions.ts';
import type { Suggestion } from '../../../lib/domain/suggestions/suggestion.ts';
import { startOfDay } from '../../../lib/shared/dates.ts';
import { accountId } from '../../../lib/shared/ids.ts';
import { sentence } from '../../../lib/shared/message.ts';
import { microUsd, NO_MONEY } from '../../../lib/shared/money.ts';
import { err, ok } from '../../../lib/shared/result.ts';
import type { MessageView } from '../../../lib/slack/blockKit/blocks.ts';
import { findMessage } from '../../../lib/slack/commands/find/message.ts';
import { historyMessage } from '../../../lib/slack/commands/history/message.ts';
import { instanceMessage } from '../../../lib/slack/commands/instance/message.ts';
import { reportMessage } from '../../../lib/slack/commands/report/message.ts';
import { snoozeSubmission } from '../../../lib/slack/listeners/views/submissions.ts';
import { digestMessage } from '../../../lib/slack/views/digest/digestMessage.ts';
import { purchaseOptions } from '../../../lib/slack/views/instance/purchaseOptions.ts';
import { suggestionCard } from '../../../lib/slack/views/suggestion/suggestionCard.ts';
import { aDigest } from '../../builders/aDigest.ts';
import { aKey, aPrice, usd } from '../../builders/aFleetBill.ts';
import { anInstance } from '../../builders/anInstance.ts';
import { AT, aKnownSaving, aSuggestion, someAdvice } from '../../builders/aSuggestion.ts';
import { ENGLISH } from '../../builders/english.ts';
import { typeSpecs } from '../../builders/typeSpecs.ts';
import { VIRGINIA } from '../someRecords.ts';

const PRICE = aPrice(aKey('m5.large'));

describe('a digest', () => {
  it('counts the accounts of what runs, and the instances without a clear price', () => {
    const ids = ['111122223333', '222233334444', '333344445555'].map((id) => accountId.parse(id));
    const [first] = ids;
    const text = said(
      aDigestMessage({
        accounts: ids.map((id) => ({ id, name: id })),
        inventories: [
          anInventory([anInstance({ account: first ?? accountId.parse('111122223333') })]),
        ],
        withoutPrice: ['a', 'b', 'c'].map((instance) => ({
          instance,
          reason: sentence('Two prices.'),
        })),
      }),
    );
    expect(text).toContain('*1 running* in 1 account and 1 Region');
    expect(text).toContain('3 without a clear price');
  });
});

describe('a card', () => {
  const cardOf = (suggestion: Suggestion) =>
    JSON.stringify(suggestionCard(createRecord(suggestion, AT), 'card', {}, ENGLISH));
  const card = (differences: Parameters<typeof aSuggestion>[0]) => cardOf(aSuggestion(differences));

  it('of advice has what its rule says, and nothing to approve', () => {
    const advice = cardOf(someAdvice());
    expect(advice).toContain('m5.xlarge, idle');
    expect(advice).toContain(
      'Almost no CPU or network use in 14 days. If it is no longer needed, stop or terminate it yourself.',
    );
    expect(advice).not.toContain('Approve');
  });

  it('says that the IP is kept where the checks found no other', () => {
    const changes = {
      check: 'public-ip',
      verdict: 'warn',
      sentence: sentence('It changes.'),
    } as const;
    expect(card({})).toContain('about 4 min down, IP kept');
    expect(card({ preflight: [changes] })).not.toContain('IP kept');
    expect(card({ runState: 'stopped' })).toContain('stays stopped');
  });

  it('has its buttons below it, the same in both forms', () => {
    const record = createRecord(aSuggestion(), AT);
    const [card, plain] = (['card', 'plain'] as const).map((form) =>
      suggestionCard(record, form, {}, ENGLISH).filter(({ type }) => type === 'actions'),
    );
    expect(card).toEqual(plain);
    expect(JSON.stringify(card)).toMatch(/Approve….*Details.*Snooze….*Dismiss….*Assign…/);
  });

  it('that costs more says so, without a minus', () => {
    const saving = { ...aSuggestion().saving, cash: aKnownSaving(-70_000_000) };
    expect(card({ saving })).toContain('Costs *$70* more a month');
  });
});

describe('find', () => {
  const found = [{ facts: typeSpecs(), price: PRICE }];

  it('says how many were priced where not all were', () => {
    const text = said(
      findMessage({ wish: {}, region: VIRGINIA, found, fitting: 700, asked: 60 }, ENGLISH),
    );
    expect(text).toContain('*700 types in us-east-1* with any size. The 60 closest');
    expect(text).toContain('59 types without a single price are left out');
    const all = said(
      findMessage({ wish: {}, region: VIRGINIA, found, fitting: 1, asked: 1 }, ENGLISH),
    );
    expect(all).toContain('*1 type in us-east-1* with any size, cheapest first');
  });

  it('shows what EC2 does not say as unknown, and not as nothing', () => {
    const { vcpus: _, memoryMiB: __, ...facts } = typeSpecs();
    const text = said(
      findMessage(
        {
          wish: {},
          region: VIRGINIA,
          found: [{ facts, price: PRICE }],
          fitting: 1,
          asked: 1,
        },
        ENGLISH,
      ),
    );
    expect(text.match(/"unknown"/g)).toHaveLength(2);
  });
});

describe('tables and histories', () => {
  const rows = Array.from({ length: 300 }, (_, index) => ({
    instance: anInstance({ name: `${index}`.padEnd(80, 'x') }),
    cost: ok(microUsd(1)),
  }));

  it('leave out what Slack would not take, and say how much', () => {
    const filters = [{ by: 'tag', key: 'team', value: 'data platform' }] as const;
    const { blocks, plain = [] } = reportMessage(rows, filters, AT, '', ENGLISH);
    for (const [form, most] of [
      [blocks, 10_000],
      [plain, 5_000],
    ] as const) {
      const table = form.find(({ type }) => type === 'data_table' || type === 'table');
      const shown = table !== undefined && 'rows' in table ? table.rows.flat() : [];
      const characters = shown.map((cell) => ('text' in cell ? cell.text.length : 0));
      expect(characters.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(most);
      const more = 300 - (shown.length / 5 - 1);
      expect(JSON.stringify(form)).toContain(`${more} more: `);
      expect(JSON.stringify(form)).toContain('/trimtab report tag=\\"team:data platform\\" csv');
    }
  });

  it('show as many entries as fit in a message, and where the others are', () => {
    const entry = { at: AT, by: { kind: 'bot' }, to: 'open', suggestion: aSuggestion() } as const;
    expect(said(historyMessage(Array(50).fill(entry), [], [], undefined, ENGLISH))).not.toContain(
      'older',
    );
    const long = {
      ...entry,
      requests: Array(20).fill({ operation: 'StopInstances', requestId: '1' }),
    };
    const text = said(historyMessage(Array(60).fill(long), [], [], undefined, ENGLISH));
    const shown = text.match(/ · open · Trimtab/g)?.length ?? 0;
    expect(shown).toBeGreaterThan(15);
    expect(text).toContain(`${60 - shown} older: \`/trimtab history export\` lists all`);
  });
});

describe('the use of an instance', () => {
  const days = Array.from({ length: 14 }, (_, day) => ({
    date: `2026-11-${10 + day}`,
    cpu: 40,
    ...(day === 3 ? {} : { memory: 60 }),
  }));
  const view = instanceMessage(
    {
      instance: anInstance(),
      price: err({ kind: 'unread', message: sentence('None.'), candidates: [] }),
      side: undefined,
      peaks: { days },
      accountNames: {},
    },
    ENGLISH,
  );

  it('is said in words next to the chart, and without it', () => {
    for (const form of [view.blocks, view.plain]) {
      expect(JSON.stringify(form)).toMatch(/CPU\s+[▁▂▃▄▅▆▇█]{14}\s+peak 40%/);
    }
  });

  it('has no line where a day was not seen, and says so', () => {
    expect(said(view)).toContain('No memory line: no data on 1 of 14 days.');
    expect(said(view)).not.toContain('no line for CPU');
  });
});

it('six purchase options are shown, and where all of them are', () => {
  const terms = ([1, 3] as const).flatMap((years) =>
    (['No Upfront', 'Partial Upfront', 'All Upfront'] as const).map((payment) => ({
      years,
      payment,
    })),
  );
  const rates = terms.flatMap((term) => [
    ...(['standard', 'convertible'] as const).map((offeringClass) => ({
      option: { kind: 'reserved' as const, offeringClass, ...term },
      hourly: usd(0.5),
      upfront: NO_MONEY,
    })),
    ...(['Compute', 'EC2Instance'] as const).map((plan) => ({
      option: { kind: 'savings-plan' as const, plan, ...term },
      hourly: usd(0.5),
      upfront: NO_MONEY,
    })),
  ]);
  const compared = comparePurchaseOptions({
    price: { ...PRICE, rates },
    uptime: 1,
    covered: 0,
    spot: { kind: 'not', reasons: [] },
  });
  const instance = { uptime: 1, covered: 0, hours: 336, price: PRICE };
  const spot = { kind: 'not', reasons: [] } as const;
  const view = { ...compared, ...instance, spot };
  const text = said({ text: '', blocks: purchaseOptions(view, '*Options*', 'i-1', ENGLISH) });
  expect(text.match(/a month/g)).toHaveLength(6);
  expect(text).toMatch(/On-Demand.*a month.*All 25 options: `\/trimtab compare i-1`/s);
});

describe('a snooze', () => {
  /** Half past eleven in the evening in Berlin, and already tomorrow in Seoul. */
  const NOW = new Date('2026-11-23T22:30:00Z');
  const state = (howLong: string, date?: string) => ({
    values: {
      'how-long': { 'how-long': { type: 'radio_buttons', selected_option: option(howLong) } },
      until: { until: { type: 'datepicker', selected_date: date ?? null } },
    },
  });
  const option = (value: string) => ({ text: { type: 'plain_text', text: value } as const, value });
  const until = (timeZone: string, ...chosen: Parameters<typeof state>) => {
    const wish = snoozeSubmission(state(...chosen), NOW, timeZone);
    if (!wish.ok) return 'refused';
    const made = wish.value(createRecord(aSuggestion(), AT), { kind: 'bot' }, AT);
    return made.ok && made.value.state.kind === 'snoozed' ? made.value.state.until : 'refused';
  };

  it('lasts until the date that is given, whatever else is chosen', () => {
    expect(until('UTC', '7', '2026-12-24')).toBe('2026-12-24T00:00:00.000Z');
    expect(until('UTC', 'date', '2026-12-24')).toBe('2026-12-24T00:00:00.000Z');
    expect(until('UTC', '7')).toBe('2026-11-30T00:00:00.000Z');
    expect(until('UTC', 'date')).toBe('refused');
  });

  it('counts the days where the digest is read', () => {
    expect(until('Asia/Seoul', 'date', '2026-11-24')).toBe('refused');
    expect(until('Asia/Seoul', 'date', '2026-11-25')).toBe('2026-11-24T15:00:00.000Z');
    expect(until('Europe/Berlin', 'date', '2026-11-24')).toBe('2026-11-23T23:00:00.000Z');
  });

  it('ends when the day begins, also where that is not at midnight', () => {
    expect(startOfDay('America/New_York', '2026-03-08')).toBe('2026-03-08T05:00:00.000Z');
    expect(startOfDay('Pacific/Kiritimati', '2026-01-01')).toBe('2025-12-31T10:00:00.000Z');
    // Clocks went from 0:00 to 1:00 in Santiago that day.
    expect(startOfDay('America/Santiago', '2026-09-06')).toBe('2026-09-06T04:00:00.000Z');
  });
});

function said(view: MessageView): string {
  return JSON.stringify(view.blocks);
}

function aDigestMessage(differences: Parameters<typeof aDigest>[0]): MessageView {
  const digest = aDigest({ records: [createRecord(aSuggestion(), AT)], ...differences });
  return digestMessage(digest, digest.top, ENGLISH);
}

function anInventory(instances: Inventory['instances']): Inventory {
  const [first = anInstance()] = instances;
  const { account, region } = first;
  return {
    account,
    region,
    takenAt: AT,
    instances,
    instanceTypes: [],
    offeredIn: {},
    errors: [],
  };
}
