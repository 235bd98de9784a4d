import { LocalDurableTestRunner } from '@aws/durable-execution-sdk-js-testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChangeEvent } from '../../../lib/domain/lifecycle/changeEvent.ts';
import { inEnglish, sentence } from '../../../lib/shared/message.ts';
import { err, ok } from '../../../lib/shared/result.ts';
import { aChange, aCompany, BOB, historyOf } from './aChange.ts';

beforeAll(() => LocalDurableTestRunner.setupTestEnvironment({ skipTime: true }));
afterAll(() => LocalDurableTestRunner.teardownTestEnvironment());

/** Why it could not begin in time. */
function late(news: ChangeEvent): string | undefined {
  return news.kind === 'late' ? inEnglish(news.reason) : undefined;
}

const DONE = { kind: 'done', finalType: 'm7i.large' };
const WINDOW = { startsAt: '2026-11-24T02:00:00.000Z', expiresAt: '2026-11-24T05:00:00.000Z' };

describe.concurrent('As many changes run as may at once', () => {
  it('ten approvals for one window are all made, at most five at the same time', async () => {
    const company = aCompany({ atOnce: 5, perHour: 10, perDay: 10 });
    let most = 0;
    let running = 0;
    const counted = {
      take: async (owner: string, now: Date) => {
        const taken = await company.concurrency.take(owner, now);
        if (taken.ok) most = Math.max(most, ++running);
        return taken;
      },
      giveBack: async (owner: string, began: boolean, now: Date) => {
        running -= 1;
        await company.concurrency.giveBack(owner, began, now);
      },
    };
    const changes = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        aChange(company, index + 1, { approval: WINDOW, deps: { concurrency: counted } }),
      ),
    );
    const outcomes = await Promise.all(changes.map(({ run }) => run()));
    expect(outcomes).toEqual(Array.from({ length: 10 }, () => DONE));
    expect(most).toBe(5);
    expect(running).toBe(0);
    expect(changes.flatMap(({ waits }) => waits)).toContain(
      '5 changes are running, which is the limit.',
    );
  });

  it('one that waits can be cancelled, and is open again', async () => {
    const company = aCompany({ atOnce: 1 });
    await company.concurrency.take('another approval', company.now());
    const change = await aChange(company, 1, {
      deps: {
        concurrency: {
          ...company.concurrency,
          take: async (...args) => {
            await change.cancel();
            return company.concurrency.take(...args);
          },
        },
      },
    });
    expect(await change.run()).toMatchObject({ kind: 'untouched' });
    const record = await change.read();
    expect(record?.state.kind).toBe('open');
    expect(record?.history.at(-1)?.by).toEqual(BOB);
    expect(change.machine.types.size).toBe(1);
    expect(change.news).toEqual([]);
    expect(await change.isFree()).toBe(true);
  });

  it('one that gets no place until its window is over asks again, and says what it waited for', async () => {
    const company = aCompany({ atOnce: 1 });
    await company.concurrency.take('another approval', company.now());
    const change = await aChange(company, 1, { approval: WINDOW });
    expect(await change.run()).toMatchObject({ kind: 'untouched' });
    expect((await change.read())?.state.kind).toBe('open');
    expect(change.news.map(late)).toEqual([
      'Its maintenance window has ended. It had to wait: 1 change is running, which is the limit.',
    ]);
    expect(change.machine.types.size).toBe(1);
    expect(company.now().toISOString() >= WINDOW.expiresAt).toBe(true);
  });

  it('one that goes back needs no place', async () => {
    const company = aCompany({ atOnce: 1, perHour: 1, perDay: 1 });
    await company.concurrency.take('another approval', company.now());
    const change = await aChange(company, 1, { rollbackOf: true });
    expect(await change.run()).toEqual(DONE);
    expect(change.waits).toEqual([]);
  });

  it('one that waits for its target group takes no place from others', async () => {
    const company = aCompany({ atOnce: 1 });
    await company.locks.acquire({ what: 'arn:web', owner: 'another', now: company.now() });
    const inGroup = await aChange(company, 1, { inGroup: true, approval: WINDOW });
    const other = await aChange(company, 2, {
      at: {
        start: async () =>
          company.locks.release({ what: 'arn:web', owner: 'another', now: company.now() }),
      },
    });
    const [first, second] = await Promise.all([inGroup.run(), other.run()]);
    expect([first, second]).toEqual([DONE, DONE]);
    expect(inGroup.waits[0]).toContain('Another instance of its target group');
  });
});

describe.concurrent('As many changes begin as an hour and a day take', () => {
  it('the next one waits until the hour is over', async () => {
    const company = aCompany({ perHour: 1 });
    expect(await (await aChange(company, 1)).run()).toEqual(DONE);
    const began = company.now().getTime();
    const second = await aChange(company, 2);
    expect(await second.run()).toEqual(DONE);
    expect(second.waits).toEqual(['1 change began in the last hour, which is the limit.']);
    expect(company.now().getTime() - began).toBeGreaterThan(45 * 60_000);
  });

  it('one that touched nothing does not count', async () => {
    const company = aCompany({ perHour: 1, perDay: 1 });
    const refused = await aChange(company, 1, {
      deps: { revalidate: async () => err({ reason: sentence('A check blocks it.') }) },
    });
    expect(await refused.run()).toMatchObject({ kind: 'untouched' });
    const second = await aChange(company, 2);
    expect(await second.run()).toEqual(DONE);
    expect(second.waits).toEqual([]);
  });

  it('a freeze that came after the approval is waited for', async () => {
    const company = aCompany({ freezes: [{ from: '2026-11-23', until: '2026-11-23' }] });
    const change = await aChange(company);
    expect(await change.run()).toEqual(DONE);
    expect(change.waits).toEqual(['Changes are frozen until 2026-11-23.']);
    expect(company.now().toISOString() >= '2026-11-24').toBe(true);
  });
});

describe.concurrent('A maintenance window', () => {
  it('is waited for', async () => {
    const company = aCompany();
    const change = await aChange(company, 1, {
      approval: WINDOW,
      at: {
        stop: async () => expect(company.now().toISOString() >= WINDOW.startsAt).toBe(true),
      },
    });
    expect(await change.run()).toEqual(DONE);
  });

  it('is not skipped while the table does not answer', async () => {
    const company = aCompany();
    let failures = 5;
    const change = await aChange(company, 1, {
      approval: WINDOW,
      at: {
        stop: async () => expect(company.now().toISOString() >= WINDOW.startsAt).toBe(true),
      },
      deps: {
        suggestions: {
          ...company.suggestions,
          get: async (...args) => {
            if (failures-- > 0) throw new Error('DynamoDB did not answer');
            return company.suggestions.get(...args);
          },
        },
      },
    });
    expect(await change.run()).toEqual(DONE);
    expect(failures).toBeLessThan(0);
  });

  it('that ends while load balancers let go keeps the instance from being stopped', async () => {
    const company = aCompany();
    const change = await aChange(company, 1, {
      approval: WINDOW,
      inGroup: true,
      at: { takeOut: async () => company.reach(Date.parse(WINDOW.expiresAt)) },
    });
    expect(await change.run()).toMatchObject({ kind: 'untouched' });
    expect(change.machine.types.size).toBe(1);
    expect([...change.around.registered]).toEqual(['arn:web']);
    expect((await change.read())?.state.kind).toBe('open');
    expect(change.news.map(late)).toEqual(['Its maintenance window has ended.']);
  });

  it('that ends while the instance is down lets it go on to its new type', async () => {
    const company = aCompany();
    const change = await aChange(company, 1, {
      approval: WINDOW,
      at: { stop: async () => company.reach(Date.parse(WINDOW.expiresAt)) },
    });
    expect(await change.run()).toEqual(DONE);
  });
});

it('a lock that could not be taken is not called another change', async () => {
  const company = aCompany();
  const change = await aChange(company, 1, {
    deps: {
      locks: {
        ...company.locks,
        acquire: async () => {
          throw new Error('DynamoDB did not answer');
        },
      },
    },
  });
  const outcome = await change.run();
  expect(JSON.stringify(outcome)).toMatch(
    /lock of this instance could not be acquired.*did not answer/,
  );
  expect(JSON.stringify(outcome)).not.toContain('another change');
});

it('who cancelled is in the trail from the press on, and it is open again', async () => {
  const company = aCompany();
  const change = await aChange(company, 1, {
    inGroup: true,
    at: { takeOut: async () => change.cancel() },
  });
  expect(await change.run()).toMatchObject({ kind: 'untouched' });
  const record = await change.read();
  expect(historyOf(record)).toEqual([
    'open',
    'approved',
    'resizing',
    'resizing: Cancelled.',
    'open: Cancelled.',
  ]);
  expect(record?.history.slice(-2).map(({ by }) => by)).toEqual([BOB, BOB]);
});

describe.concurrent('When a person is needed and Slack does not answer', () => {
  it('those who operate Trimtab are told, and the approvers as soon as it answers', async () => {
    const company = aCompany();
    let slackIsAway = true;
    const called: string[] = [];
    const change = await aChange(company, 1, {
      deps: {
        capacity: {
          reserve: async () => ok({ id: 'cr-1', acted: { kind: 'already' } }),
          release: async () => {
            return err({ kind: 'unavailable', message: sentence('EC2 did not answer') });
          },
        },
        changePolicyOf: () => ({ secondApprover: false, reserveCapacity: true, backUp: false }),
        pageOperators: (_, reason) => {
          called.push(`operators: ${reason}`);
          slackIsAway = false;
        },
        alertApprovers: async (_, reason) => {
          if (slackIsAway) throw new Error('Slack did not answer');
          called.push(`approvers: ${inEnglish(reason)}`);
        },
      },
    });
    expect(await change.run()).toEqual(DONE);
    expect(called).toEqual([
      expect.stringMatching(/^operators: A capacity reservation could not be cancelled/),
      expect.stringMatching(/^approvers: A capacity reservation could not be cancelled/),
    ]);
  });
});
