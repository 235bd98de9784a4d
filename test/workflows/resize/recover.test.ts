import { LocalDurableTestRunner } from '@aws/durable-execution-sdk-js-testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aChange, aCompany } from './aChange.ts';

beforeAll(() => LocalDurableTestRunner.setupTestEnvironment({ skipTime: true }));
afterAll(() => LocalDurableTestRunner.teardownTestEnvironment());

describe.concurrent('After a run that died', () => {
  it.each([
    'resize 1: wait',
    'resize 2: wait',
    'resize 3: wait',
    'resize 4: wait',
    'resize: enter targets',
  ])('at “%s” another one brings the instance back, and calls people', async (diesAt) => {
    const company = aCompany({ atOnce: 1 });
    const change = await aChange(company, 1, { diesAt, inGroup: true });
    expect(await change.run()).toBeUndefined();
    expect(await change.isFree()).toBe(false);
    expect(await change.run()).toMatchObject({ kind: 'rolledBack' });
    expect(change.machine.now()).toMatchObject({
      state: 'running',
      instanceType: 'm5.xlarge',
      health: 'ok',
    });
    expect([...change.around.registered]).toEqual(['arn:web']);
    expect(change.alarms).toEqual([expect.stringContaining('ended before it was complete')]);
    expect(await change.isFree()).toBe(true);
    expect(await change.isFree('arn:web')).toBe(true);
    expect((await company.concurrency.take('the next one', company.now())).ok).toBe(true);
    const record = await change.read();
    expect(record?.state.kind).toBe('rolledBack');
    // What the dead run had asked for, up to the last phase that it showed, is in the trail, too.
    const calls = record?.history.at(-1)?.requests?.map(({ operation }) => operation);
    expect(calls?.[0]).toBe('DeregisterTargets');
  });

  it.each(['find targets', 'concurrency slot', 'revalidate', 'enter revalidate'])(
    'at “%s”, before anything was touched, another one makes the change',
    async (diesAt) => {
      const company = aCompany({ atOnce: 1 });
      const change = await aChange(company, 1, { diesAt, inGroup: true });
      expect(await change.run()).toBeUndefined();
      expect(await change.run()).toEqual({ kind: 'done', finalType: 'm7i.large' });
      expect(await change.isFree('arn:web')).toBe(true);
    },
  );

  it.each(['release instance lock', 'ledger', 'end'])(
    'at “%s”, when all was done, another one writes it down',
    async (diesAt) => {
      const company = aCompany({ atOnce: 1 });
      const change = await aChange(company, 1, { diesAt });
      expect(await change.run()).toBeUndefined();
      expect(await change.run()).toEqual({ kind: 'done', finalType: 'm7i.large' });
      expect(change.machine.now()).toMatchObject({ instanceType: 'm7i.large', state: 'running' });
      expect((await change.read())?.state).toMatchObject({ kind: 'done', finalType: 'm7i.large' });
      expect(await company.ledger.list()).toHaveLength(1);
      expect(await change.isFree()).toBe(true);
    },
  );
});
