import { withDurableExecution } from '@aws/durable-execution-sdk-js';
import { LocalDurableTestRunner } from '@aws/durable-execution-sdk-js-testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { err, ok } from '../../lib/domain/result.ts';
import type { Suggestion } from '../../lib/domain/suggestion.ts';
import type { SuggestionRecord } from '../../lib/domain/suggestionRecord.ts';
import { ledgerStore } from '../../lib/store/ledgerStore.ts';
import { lockStore } from '../../lib/store/lockStore.ts';
import { stopStore } from '../../lib/store/stopStore.ts';
import { suggestionStore } from '../../lib/store/suggestionStore.ts';
import { type ResizeDeps, resize } from '../../lib/workflow/resize.ts';
import { type ResizeRequest, resizeRequestOf } from '../../lib/workflow/resizeRequest.ts';
import { AT, anApprovedRecord, aSuggestion } from '../builders/aSuggestion.ts';
import { memoryTable } from '../builders/memoryTable.ts';
import { simulatedMachine, type Troubles } from './simulatedMachine.ts';

beforeAll(() => LocalDurableTestRunner.setupTestEnvironment({ skipTime: true }));
afterAll(() => LocalDurableTestRunner.teardownTestEnvironment());

describe('a resize', () => {
  it('ends on the new type, running, with its saving in the ledger', async () => {
    const run = await runResize({});
    expect(run.outcome).toEqual({ kind: 'done' });
    expect(run.machine.now()).toMatchObject({ state: 'running', instanceType: 'm7i.large' });
    expect(run.record?.state).toMatchObject({ kind: 'done' });
    expect(await run.ledger()).toMatchObject([{ from: 'm5.xlarge', to: 'm7i.large' }]);
    expect(await run.lockIsFree()).toBe(true);
  });

  it('leaves a stopped instance stopped', async () => {
    const run = await runResize({ state: 'stopped', runState: 'stopped' });
    expect(run.outcome).toEqual({ kind: 'done' });
    expect(run.machine.now()).toMatchObject({ state: 'stopped', instanceType: 'm7i.large' });
  });

  it.each<[string, Troubles, string]>([
    [
      'the new type has no capacity',
      { noCapacity: { 'm7i.large': 99 } },
      'InsufficientInstanceCapacity',
    ],
    [
      'the start is accepted and fails',
      { startFails: { 'm7i.large': 'Client.InternalError' } },
      'Client.InternalError',
    ],
    ['the status checks never pass', { sickOn: 'm7i.large' }, 'status checks'],
    [
      'EC2 refuses the type',
      { changeRefused: { kind: 'incompatible', message: 'InvalidParameterCombination' } },
      'InvalidParameterCombination',
    ],
    [
      'the old type has no capacity either, for a while',
      { noCapacity: { 'm7i.large': 99, 'm5.xlarge': 7 } },
      'InsufficientInstanceCapacity',
    ],
  ])('brings the instance back when %s', async (_, troubles, reason) => {
    const run = await runResize({ troubles });
    expect(run.outcome).toMatchObject({
      kind: 'rolledBack',
      reason: expect.stringContaining(reason),
    });
    expect(run.machine.now()).toMatchObject({
      state: 'running',
      instanceType: 'm5.xlarge',
      health: 'ok',
    });
    expect(run.record?.state).toMatchObject({ kind: 'rolledBack' });
    expect(await run.ledger()).toEqual([]);
    expect(await run.lockIsFree()).toBe(true);
  });

  it('goes on when EC2 does not answer twice', async () => {
    const run = await runResize({ troubles: { flaky: 2 } });
    expect(run.outcome).toEqual({ kind: 'done' });
  });

  it('retries a type that is short of capacity for a moment', async () => {
    const run = await runResize({ troubles: { noCapacity: { 'm7i.large': 2 } } });
    expect(run.outcome).toEqual({ kind: 'done' });
  });

  it('touches nothing when the facts have changed since the approval', async () => {
    const run = await runResize({ recheck: 'its type is now c5.large' });
    expect(run.outcome).toEqual({
      kind: 'failed',
      reason: 'Nothing was touched: its type is now c5.large.',
    });
    expect(run.machine.now()).toMatchObject({ state: 'running', instanceType: 'm5.xlarge' });
    expect(await run.lockIsFree()).toBe(true);
  });

  it('touches nothing while another change of the instance runs', async () => {
    const run = await runResize({ lockedBy: 'approval-0' });
    expect(run.outcome).toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining('another change'),
    });
    expect([...run.machine.types]).toEqual(['m5.xlarge']);
  });

  it('refuses an approval that has expired', async () => {
    const run = await runResize({ now: '2026-12-24T08:00:00.000Z' });
    expect(run.outcome).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('expired'),
    });
    expect(run.record?.state.kind).toBe('open');
  });

  it('refuses an approval that it does not know', async () => {
    const run = await runResize({ approvalId: 'approval-9' });
    expect(run.outcome.kind).toBe('refused');
  });

  it('shows every phase on its way', async () => {
    const run = await runResize({});
    const running = run.shown.flatMap(({ state }) =>
      state.kind === 'resizing' ? state.progress.filter(({ status }) => status === 'running') : [],
    );
    expect(running.map(({ step }) => step)).toEqual([
      'Check again',
      'Stop',
      'Change type to m7i.large',
      'Start',
      'Status checks',
    ]);
  });
});

describe('when somebody stops Trimtab', () => {
  it('touches nothing that it has not begun to change', async () => {
    const run = await runResize({ stoppedAt: 'begin' });
    expect(run.outcome).toMatchObject({
      kind: 'rolledBack',
      reason: expect.stringContaining('/trimtab stop'),
    });
    expect(run.machine.now()).toMatchObject({ state: 'running', instanceType: 'm5.xlarge' });
    expect(run.machine.types.size).toBe(1);
  });

  it('brings back what it was changing: no machine stays down for it', async () => {
    const run = await runResize({ stoppedAt: 'new type' });
    expect(run.outcome).toMatchObject({ kind: 'rolledBack' });
    expect(run.machine.types.size).toBe(2);
    expect(run.machine.now()).toMatchObject({
      state: 'running',
      instanceType: 'm5.xlarge',
      health: 'ok',
    });
  });
});

interface Scene {
  readonly troubles?: Troubles;
  readonly state?: 'running' | 'stopped';
  readonly runState?: Suggestion['runState'];
  readonly recheck?: string;
  readonly lockedBy?: string;
  readonly now?: string;
  readonly approvalId?: string;
  /** Somebody types /trimtab stop: before it begins, or when its type has been changed. */
  readonly stoppedAt?: 'begin' | 'new type';
}

async function runResize(scene: Scene) {
  const table = memoryTable();
  const record = anApprovedRecord(aSuggestion({ runState: scene.runState ?? 'running' }));
  const now = () => new Date(scene.now ?? AT);
  const machine = simulatedMachine({ state: scene.state ?? 'running' }, scene.troubles);
  const locks = lockStore(table);
  const { instance } = record.suggestion;
  const shown: SuggestionRecord[] = [];
  const stops = stopStore(table);
  const stopNow = () => stops.stop({ kind: 'user', id: 'U0BOB' }, AT);
  if (scene.stoppedAt === 'begin') await stopNow();
  const deps: ResizeDeps = {
    now,
    stops,
    suggestions: suggestionStore(table),
    locks,
    ledger: ledgerStore(table),
    machine: {
      ...machine,
      changeType: async (ref, to) => {
        const changed = await machine.changeType(ref, to);
        if (scene.stoppedAt === 'new type') await stopNow();
        return changed;
      },
    },
    recheck: async () => (scene.recheck === undefined ? ok('unchanged') : err(scene.recheck)),
    show: async (changed) => void shown.push(changed),
    pollSeconds: 15,
    healthMinutes: 10,
  };
  await deps.suggestions.create(record);
  if (scene.lockedBy !== undefined)
    await locks.acquire({ instance, owner: scene.lockedBy, now: now() });
  const request: ResizeRequest = {
    ...resizeRequestOf(record),
    ...(scene.approvalId === undefined ? {} : { approvalId: scene.approvalId }),
  };
  const runner = new LocalDurableTestRunner({
    handlerFunction: withDurableExecution((event: ResizeRequest, ctx) => resize(event, ctx, deps)),
  });
  const execution = await runner.run({ payload: request });
  return {
    outcome: execution.getResult(),
    machine,
    shown,
    record: await deps.suggestions.get(instance.account, record.suggestion.id),
    ledger: () => deps.ledger.list(),
    lockIsFree: () => locks.acquire({ instance, owner: 'somebody else', now: now() }),
  };
}
