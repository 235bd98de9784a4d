import { withDurableExecution } from '@aws/durable-execution-sdk-js';
import { LocalDurableTestRunner } from '@aws/durable-execution-sdk-js-testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approve, cancel } from '../../../lib/domain/lifecycle/approve.ts';
import type { ChangeEvent } from '../../../lib/domain/lifecycle/changeEvent.ts';
import type { Approval, SuggestionRecord } from '../../../lib/domain/lifecycle/suggestionRecord.ts';
import type { ChangePolicy } from '../../../lib/domain/policy/changePolicy.ts';
import type { Target } from '../../../lib/domain/resize/baseline.ts';
import type { HealthReport, MonitoringEndedEarly } from '../../../lib/domain/resize/monitor.ts';
import { resizeOf } from '../../../lib/domain/suggestions/approvability.ts';
import type { Suggestion, SuggestionId } from '../../../lib/domain/suggestions/suggestion.ts';
import { instanceKey } from '../../../lib/shared/ids.ts';
import { inEnglish, type Sentence, sentence } from '../../../lib/shared/message.ts';
import { microUsd } from '../../../lib/shared/money.ts';
import { err, ok } from '../../../lib/shared/result.ts';
import { concurrencyLimiter } from '../../../lib/store/concurrencyLimiter.ts';
import { killSwitchStore } from '../../../lib/store/killSwitchStore.ts';
import { ledgerStore } from '../../../lib/store/ledgerStore.ts';
import { lockStore } from '../../../lib/store/lockStore.ts';
import { suggestionStore } from '../../../lib/store/suggestionStore.ts';
import type { Table } from '../../../lib/store/table/table.ts';
import type { ResizeDeps } from '../../../lib/workflows/resize/deps.ts';
import { type ResizeRequest, resizeRequestOf } from '../../../lib/workflows/resize/request.ts';
import { resize } from '../../../lib/workflows/resize/resize.ts';
import { AT, anApproval, anApprovedRecord, aSuggestion } from '../../builders/aSuggestion.ts';
import { memoryTable } from '../../builders/memoryTable.ts';
import { type HealthIssues, type Simulated, simulatedInstance } from './simulatedInstance.ts';
import { aBaseline, simulatedAround, WEB } from './simulatedServices.ts';

beforeAll(() => LocalDurableTestRunner.setupTestEnvironment({ skipTime: true }));
afterAll(() => LocalDurableTestRunner.teardownTestEnvironment());

describe.concurrent('a resize', () => {
  it('ends on the new type, running, with its saving in the ledger', async () => {
    const run = await runResize({});
    expect(run.outcome).toEqual(DONE);
    expect(run.machine.now()).toMatchObject({ state: 'running', instanceType: 'm7i.large' });
    expect(run.record?.state).toMatchObject({ kind: 'done', finalType: 'm7i.large' });
    expect(await run.ledger()).toMatchObject([{ from: 'm5.xlarge', to: 'm7i.large' }]);
    expect(await run.lockIsFree()).toBe(true);
  });

  it('leaves a stopped instance stopped', async () => {
    const run = await runResize({ state: 'stopped', runState: 'stopped' });
    expect(run.outcome).toEqual(DONE);
    expect(run.machine.now()).toMatchObject({ state: 'stopped', instanceType: 'm7i.large' });
  });

  it.each<[string, HealthIssues, string]>([
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
      { changeRefused: { kind: 'incompatible', message: sentence('InvalidParameterCombination') } },
      'InvalidParameterCombination',
    ],
    [
      'the old type has no capacity either, for a while',
      { noCapacity: { 'm7i.large': 99, 'm5.xlarge': 7 } },
      'InsufficientInstanceCapacity',
    ],
  ])('brings the instance back when %s', async (_, issues, reason) => {
    const run = await runResize({ issues });
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
    const run = await runResize({ issues: { flaky: 2 } });
    expect(run.outcome).toEqual(DONE);
  });

  it('retries a type that is short of capacity for a moment', async () => {
    const run = await runResize({ issues: { noCapacity: { 'm7i.large': 2 } } });
    expect(run.outcome).toEqual(DONE);
  });

  it('touches nothing when the facts have changed since the approval', async () => {
    const run = await runResize({ revalidate: sentence('Its type is now c5.large.') });
    expect(run.outcome).toEqual({
      kind: 'untouched',
      reason: 'Nothing was touched: Its type is now c5.large.',
    });
    expect(run.record?.state.kind).toBe('failed');
    expect(run.machine.now()).toMatchObject({ state: 'running', instanceType: 'm5.xlarge' });
    expect(await run.lockIsFree()).toBe(true);
  });

  it('looks again while AWS is too busy to answer', async () => {
    const run = await runResize({ busyFor: 2 });
    expect(run.outcome).toEqual(DONE);
    expect(run.revalidations()).toBe(3);
  });

  it('touches nothing when AWS is too busy for a quarter of an hour', async () => {
    const run = await runResize({ busyFor: 99 });
    expect(run.outcome).toEqual({
      kind: 'untouched',
      reason: 'Nothing was touched: EC2 was asked too often.',
    });
    expect(run.machine.now()).toMatchObject({ state: 'running', instanceType: 'm5.xlarge' });
  });

  it('touches nothing while another change of the instance runs', async () => {
    const run = await runResize({ lockedBy: 'approval-0' });
    expect(run.outcome).toMatchObject({
      kind: 'untouched',
      reason: expect.stringContaining('Another change'),
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
    expect([...new Set(running.map(({ step }) => inEnglish(step)))]).toEqual([
      'Check again',
      'Stop',
      'Change type to m7i.large',
      'Start',
      'Status checks',
    ]);
  });
});

describe.concurrent('with the kill switch', () => {
  it('touches nothing that it has not begun to change', async () => {
    const run = await runResize({ stoppedAt: 'begin' });
    expect(run.outcome).toMatchObject({
      kind: 'untouched',
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

describe.concurrent('a resize with precautions', () => {
  it('reserves room for both types before it stops anything, and gives it back', async () => {
    const run = await runResize({ changePolicy: { reserveCapacity: true } });
    expect(run.outcome).toEqual(DONE);
    expect(run.operations()).toEqual([
      'CreateCapacityReservation',
      'CreateCapacityReservation',
      'StopInstances',
      'ModifyInstanceAttribute',
      'StartInstances',
      'CancelCapacityReservation',
    ]);
    expect(run.around.reserved.size).toBe(0);
  });

  it.each(['m7i.large', 'm5.xlarge'])(
    'touches nothing when no room can be reserved for %s',
    async (type) => {
      const run = await runResize({
        changePolicy: { reserveCapacity: true },
        insufficientCapacity: [type],
      });
      expect(run.outcome).toMatchObject({
        kind: 'untouched',
        reason: expect.stringContaining(`No capacity could be reserved for ${type}.`),
      });
      expect([...run.machine.types]).toEqual(['m5.xlarge']);
      expect(run.around.reserved.size).toBe(0);
    },
  );

  it('makes an image first, by policy or because the approver wants one', async () => {
    const byPolicy = await runResize({ changePolicy: { backUp: true } });
    expect(byPolicy.around.images).toEqual(['approval-1']);
    expect(byPolicy.operations()[0]).toBe('CreateImage');
    const byChoice = await runResize({ approval: { backUp: true } });
    expect(byChoice.around.images).toEqual(['approval-1']);
  });

  it('touches nothing when no image can be made', async () => {
    const run = await runResize({ changePolicy: { backUp: true }, noImage: true });
    expect(run.outcome).toMatchObject({ kind: 'untouched' });
    expect([...run.machine.types]).toEqual(['m5.xlarge']);
  });

  it('takes it out of its target groups before the stop, and puts it back after the start', async () => {
    const run = await runResize({ targets: [WEB] });
    expect(run.operations()).toEqual([
      'DeregisterTargets',
      'StopInstances',
      'ModifyInstanceAttribute',
      'StartInstances',
      'RegisterTargets',
    ]);
    expect([...run.around.registered]).toEqual(['arn:web']);
    expect(await run.isFree('arn:web')).toBe(true);
  });

  it('goes back when its target groups do not see it healthy on the new type', async () => {
    const run = await runResize({ targets: [WEB], sickInGroupOn: 'm7i.large' });
    expect(run.outcome).toMatchObject({
      kind: 'rolledBack',
      reason: expect.stringContaining('did not become healthy in web'),
    });
    expect(run.machine.now()).toMatchObject({ instanceType: 'm5.xlarge', state: 'running' });
    expect([...run.around.registered]).toEqual(['arn:web']);
  });

  it('waits while another member of its target group is being changed', async () => {
    const run = await runResize({ targets: [WEB], groupLockedFor: 5 });
    expect(run.outcome).toEqual(DONE);
    expect(run.groupLookedAt()).toBeGreaterThan(5);
  });

  it('sets how CPU credits are used up before it starts', async () => {
    const run = await runResize({ credits: 'standard' });
    expect(run.machine.now()).toMatchObject({ credits: 'standard', state: 'running' });
    expect(run.operations()).toEqual([
      'StopInstances',
      'ModifyInstanceAttribute',
      'ModifyInstanceCreditSpecification',
      'StartInstances',
    ]);
  });
});

describe.concurrent('without capacity for the new type', () => {
  const none = { noCapacity: { 'm7i.large': 99 } };

  it('takes the type that the approver also accepts, with its own saving', async () => {
    const run = await runResize({ issues: none, fallbacks: ['m6i.large'] });
    expect(run.outcome).toEqual({ kind: 'done', finalType: 'm6i.large' });
    expect(run.record?.state).toMatchObject({ finalType: 'm6i.large' });
    expect(await run.ledger()).toMatchObject([{ to: 'm6i.large', monthlyList: 1_000_000 }]);
  });

  it('sets no credits on one that is not burstable', async () => {
    const run = await runResize({ issues: none, fallbacks: ['m6i.large'], credits: 'unlimited' });
    expect(run.outcome).toEqual({ kind: 'done', finalType: 'm6i.large' });
    const sets = run.operations().filter((each) => each === 'ModifyInstanceCreditSpecification');
    // Only for the first, which is.
    expect(sets).toHaveLength(1);
  });

  it('goes back when that has none either, and calls a person only when even this is hard', async () => {
    const easy = await runResize({
      issues: { noCapacity: { 'm7i.large': 99, 'm6i.large': 99 } },
      fallbacks: ['m6i.large'],
    });
    expect(easy.outcome.kind).toBe('rolledBack');
    expect(easy.alarms).toEqual([]);
    const hard = await runResize({
      issues: { noCapacity: { 'm7i.large': 99, 'm5.xlarge': 9 } },
    });
    expect(hard.outcome.kind).toBe('rolledBack');
    expect(hard.alarms).toEqual([
      expect.stringMatching(
        /not rolled back to m5.xlarge after 1\d minutes\. .*InsufficientInstanceCapacity.*keeps trying/,
      ),
    ]);
  });
});

describe.concurrent('when it takes long', () => {
  it('a start that is accepted and fails for want of capacity counts as a try', async () => {
    const run = await runResize({
      issues: { startFails: { 'm7i.large': 'Server.InsufficientInstanceCapacity' } },
    });
    expect(run.outcome.kind).toBe('rolledBack');
    const starts = run.operations().filter((operation) => operation === 'StartInstances');
    // Four of the new type, and one of the rollback.
    expect(starts).toHaveLength(5);
  });

  it('a person is called at the first look after ten minutes, and every day', async () => {
    const run = await runResize({
      issues: {
        startFails: { 'm7i.large': 'Client.InternalError', 'm5.xlarge': 'Client.InternalError' },
      },
    });
    expect(run.outcome).toMatchObject({ kind: 'failed' });
    expect(run.alarms).toEqual([
      expect.stringMatching(
        /not rolled back to m5.xlarge after 1\d minutes\. .*Client.InternalError.* keeps trying/,
      ),
      ...Array.from({ length: 4 }, () => expect.stringMatching(/after \d,\d{3} minutes/)),
      expect.stringMatching(/has given up/),
    ]);
  });

  it('it is said once, too, while it does not stop', async () => {
    const stuck = { state: 'stopping', instanceType: 'm5.xlarge', health: 'unknown' } as const;
    const run = await runResize({
      change: looking((turn) => (turn > 2 && turn < 40 ? ok(stuck) : undefined)),
    });
    expect(run.machine.now()).toMatchObject({ state: 'running', health: 'ok' });
    expect(run.alarms).toEqual([
      expect.stringMatching(/It has been down for 1\d minutes\. It is stopping\./),
    ]);
  });

  it('what EC2 does not know any more is gone', async () => {
    const gone = { kind: 'notFound', message: sentence('InvalidInstanceID.NotFound') } as const;
    let looks = 0;
    const run = await runResize({
      change: looking((turn) => {
        looks = turn;
        return turn > 3 ? err(gone) : undefined;
      }),
    });
    expect(run.outcome).toMatchObject({ reason: expect.stringContaining('terminated') });
    expect(looks).toBeLessThan(8);
  });
});

describe.concurrent('with the room that it reserved', () => {
  const reserves = { changePolicy: { reserveCapacity: true } };

  it('starts in there when there is no other, and people know what it is bound to', async () => {
    const run = await runResize({ ...reserves, issues: { noCapacity: { 'm7i.large': 99 } } });
    expect(run.outcome).toEqual(DONE);
    expect(run.machine.now()).toMatchObject({ state: 'running', reservation: 'cr-m7i.large' });
    expect(run.alarms).toEqual([expect.stringContaining('bound to it')]);
    expect(run.around.reserved.size).toBe(0);
  });

  it('leaves that of another type again when it is rolled back', async () => {
    const run = await runResize({
      ...reserves,
      issues: { noCapacity: { 'm7i.large': 99 }, sickOn: 'm7i.large' },
    });
    expect(run.outcome.kind).toBe('rolledBack');
    expect(run.machine.now()).toMatchObject({ state: 'running', instanceType: 'm5.xlarge' });
    expect(run.machine.now().reservation).toBeUndefined();
  });

  it('takes a type that the approver also accepts, when there is none for the first', async () => {
    const run = await runResize({
      ...reserves,
      insufficientCapacity: ['m7i.large'],
      fallbacks: ['m6i.large'],
    });
    expect(run.outcome).toEqual({ kind: 'done', finalType: 'm6i.large' });
    expect(run.machine.types.has('m7i.large')).toBe(false);
  });
});

describe.concurrent('its target groups', () => {
  const refusing = (deps: ResizeDeps): ResizeDeps => ({
    ...deps,
    targets: {
      ...deps.targets,
      putBack: async () =>
        err({ kind: 'denied', message: sentence('RegisterTargets: AccessDenied (web)') }),
    },
  });

  it('that do not take it again are no reason to go back, and a person is called', async () => {
    const run = await runResize({ targets: [WEB], change: refusing });
    expect(run.outcome).toEqual(DONE);
    expect(run.alarms).toEqual([
      expect.stringMatching(/not registered in its target groups yet: web\. .*keeps trying/),
      expect.stringMatching(/could not be registered .*Register it in the EC2 console/),
    ]);
  });

  it('are asked for again when AWS is busy', async () => {
    let asked = 0;
    const run = await runResize({
      targets: [WEB],
      change: (deps) => ({
        ...deps,
        targets: {
          ...deps.targets,
          targetsOf: async (ref) => {
            asked += 1;
            const busy = {
              kind: 'throttled',
              message: sentence('DescribeTargetGroups: Throttling'),
            } as const;
            return asked === 1 ? err(busy) : deps.targets.targetsOf(ref);
          },
        },
      }),
    });
    expect(run.outcome).toEqual(DONE);
  });

  it('are those in which it is once it has their locks', async () => {
    let asked = 0;
    const run = await runResize({
      targets: [WEB],
      change: (deps) => ({
        ...deps,
        targets: {
          ...deps.targets,
          targetsOf: async () => {
            asked += 1;
            return ok(asked === 1 ? [WEB] : [WEB, { ...WEB, groupArn: 'arn:api' }]);
          },
        },
      }),
    });
    expect(run.outcome).toMatchObject({
      kind: 'untouched',
      reason: expect.stringContaining('another target group in the meantime'),
    });
    expect(await run.isFree('arn:web')).toBe(true);
  });
});

describe.concurrent('a rollback', () => {
  it('says what is different now, and which credits it could not set again', async () => {
    const run = await runResize({
      issues: { sickOn: 'm7i.large' },
      hadCredits: 'unlimited',
      differences: [sentence('Its public IP is another one now.')],
      change: (deps) => ({
        ...deps,
        control: {
          ...deps.control,
          setCredits: async () =>
            err({ kind: 'denied', message: sentence('UnauthorizedOperation') }),
        },
      }),
    });
    const { state } = run.record ?? {};
    const steps =
      state?.kind === 'rolledBack' ? state.progress.map(({ step }) => inEnglish(step)) : [];
    expect(steps.slice(-2)).toEqual([
      'Its CPU credit option could not be set back to unlimited. UnauthorizedOperation',
      'Its public IP is another one now.',
    ]);
  });
});

describe.concurrent('an approval', () => {
  it('that was cancelled while it waited changes nothing', async () => {
    const run = await runResize({
      approval: { startsAt: '2026-11-24T02:00:00.000Z' },
      cancelledAt: 'window',
    });
    expect(run.outcome.kind).toBe('refused');
    expect(run.record?.state.kind).toBe('open');
    expect(run.operations()).toEqual([]);
  });

  it('that was cancelled before the stop changes nothing, and is open again', async () => {
    const run = await runResize({ cancelledAt: 're-check' });
    expect(run.outcome.kind).toBe('untouched');
    expect(run.record).toMatchObject({
      state: { kind: 'open' },
      history: expect.arrayContaining([
        expect.objectContaining({ why: sentence('Cancelled.'), by: { kind: 'user', id: 'U0BOB' } }),
      ]),
    });
    expect([...run.machine.types]).toEqual(['m5.xlarge']);
  });

  it('whose facts have changed asks again, with the plan of now', async () => {
    const run = await runResize({ drift: sentence('A disk has come.') });
    expect(run.outcome.kind).toBe('untouched');
    expect(run.record).toMatchObject({
      state: { kind: 'open' },
      suggestion: { planHash: 'plan-2' },
    });
    expect(run.news).toEqual([{ kind: 'drift', reason: sentence('A disk has come.') }]);
  });
});

describe.concurrent('after a change', () => {
  it('the trail says who, when, what, from what to what, and which requests', async () => {
    const run = await runResize({});
    const entry = run.record?.history.find(({ to }) => to === 'monitoring');
    expect(entry).toMatchObject({
      by: { kind: 'bot' },
      planHash: 'plan-1',
      baseline: { instanceType: 'm5.xlarge', volumes: ['vol-1'] },
      after: { instanceType: 'm7i.large' },
    });
    expect(entry?.requests?.map(({ operation }) => operation)).toEqual([
      'StopInstances',
      'ModifyInstanceAttribute',
      'StartInstances',
    ]);
  });

  it('it is watched, and in the end it is said what was seen, and that it is kept', async () => {
    const run = await runResize({});
    expect(run.news).toEqual([
      { kind: 'kept', seen: ['status checks', 'target health'], issues: [] },
    ]);
    expect(run.record?.state.kind).toBe('done');
  });

  it('trouble is said once, whatever its figures, and stays with it to the end', async () => {
    const run = await runResize({
      rollback: true,
      healthReport: (look) => ({ health: 'ok', cpu: 90 + look }),
    });
    const issue = {
      signal: 'CPU',
      sentence: sentence(
        '{what} has been at {now} for half an hour; before, it was at most {before}.',
        { what: 'CPU', now: { share: 0.93 }, before: { share: 0.11 } },
      ),
      since: AT,
    };
    expect(run.news).toEqual([
      { kind: 'healthIssues', issues: [issue] },
      { kind: 'kept', seen: ['status checks', 'CPU'], issues: [issue] },
    ]);
    expect(run.record).toMatchObject({
      state: { kind: 'done', issues: [issue], rollback: { id: 'back00000000' } },
      history: expect.arrayContaining([
        expect.objectContaining({
          to: 'done',
          why: sentence('Kept, with open health issues: {wrong}', { wrong: [issue.sentence] }),
        }),
      ]),
    });
  });

  it('trouble that has passed is not outstanding any more', async () => {
    const run = await runResize({
      healthReport: (look) => ({ health: look === 2 ? 'impaired' : 'ok' }),
    });
    const issue = {
      signal: 'status checks',
      sentence: sentence('Its status checks fail.'),
      since: AT,
    };
    expect(run.news).toEqual([
      { kind: 'healthIssues', issues: [issue] },
      { kind: 'kept', seen: ['status checks'], issues: [{ ...issue, resolvedAt: AT }] },
    ]);
  });

  it('is not called healthy when nothing could be read', async () => {
    const run = await runResize({
      healthReport: () => {
        throw new Error('EC2 does not answer');
      },
    });
    expect(run.news).toEqual([{ kind: 'kept', seen: [], issues: [] }]);
  });

  it.each<MonitoringEndedEarly>([
    { how: 'stopped', instanceType: 'm7i.large' },
    { how: 'terminated' },
    { how: 'typeChanged', instanceType: 'c5.large' },
  ])('the monitoring ends when others change the instance, and says so: %s', async (endedEarly) => {
    const run = await runResize({ healthReport: (look) => (look < 2 ? WELL : endedEarly) });
    expect(run.news).toEqual([{ kind: 'endedEarly', endedEarly }]);
    expect(run.record?.state).toMatchObject({
      kind: 'done',
      endedEarly: { ...endedEarly, at: AT },
    });
  });

  it('the watch says nothing of a stop that takes it back', async () => {
    const run = await runResize({ rollback: true, healthReport: () => 'going back' });
    expect(run.news).toEqual([]);
    expect(run.record?.state).toMatchObject({ kind: 'done' });
    expect(run.record?.state).not.toHaveProperty('endedEarly');
  });

  it('an instance that stays stopped is not watched: there is nothing to see', async () => {
    const run = await runResize({ state: 'stopped', runState: 'stopped' });
    expect(run.record?.state.kind).toBe('done');
    expect(run.news).toEqual([]);
  });

  it.each([
    ['trouble', ({ state }: SuggestionRecord) => 'issues' in state],
    ['the end of the watch', ({ state }: SuggestionRecord) => state.kind === 'done'],
  ])('%s is told, also when the run crashes once it is written', async (_, crashAfter) => {
    const impaired: Scene = { healthReport: () => ({ health: 'impaired' }) };
    const calm = await runResize(impaired);
    const crashed = await runResize({ ...impaired, crashAfter });
    expect(crashed.news.length).toBe(2);
    expect(crashed.news).toEqual(calm.news);
    expect(crashed.record?.history.map(({ to }) => to)).toEqual(
      calm.record?.history.map(({ to }) => to),
    );
  });

  it('the change that takes it back stands ready, and takes it back', async () => {
    const run = await runResize({ rollback: true });
    expect(run.record?.state).toMatchObject({
      kind: 'done',
      rollback: { id: 'back00000000', until: '2026-12-07T08:00:00.000Z' },
    });
    const back = await run.takeBack();
    expect(back.outcome).toEqual({ kind: 'done', finalType: 'm5.xlarge' });
    expect(back.machine.now()).toMatchObject({ instanceType: 'm5.xlarge', state: 'running' });
    expect(back.record?.state).toMatchObject({ kind: 'rolledBack' });
    expect(back.record?.history.at(-1)?.by).toEqual({ kind: 'user', id: 'U0ALICE' });
    const ledger = await run.ledger();
    expect(ledger.reduce((sum, { monthlyList }) => sum + monthlyList, 0)).toBe(0);
  });

  it.each<[string, Scene, string]>([
    ['was not begun', { revalidate: sentence('EC2 was too busy.') }, 'untouched'],
    ['went back by itself', { stoppedAt: 'new type' }, 'rolledBack'],
  ])('a rollback that %s is open again', async (_, scene, kind) => {
    const run = await runResize({ rollback: true });
    const first = await run.takeBack(scene);
    expect(first.outcome.kind).toBe(kind);
    expect(first.machine.now()).toMatchObject({ instanceType: 'm7i.large', state: 'running' });
    await run.start();
    const second = await run.takeBack();
    expect(second.outcome).toEqual({ kind: 'done', finalType: 'm5.xlarge' });
    expect(second.record?.state.kind).toBe('rolledBack');
  });

  it('it is verified for an hour before there is no rollback', async () => {
    const late = await runResize({ rollback: true, blind: 5 });
    expect(late.record?.state).toMatchObject({ rollback: { id: 'back00000000' } });
    const never = await runResize({ rollback: true, blind: 1000 });
    expect(never.outcome).toEqual(DONE);
    expect(JSON.stringify(never.record?.state)).toContain('there is no Roll back button');
  });
});

it('what others started meanwhile is left alone, and named', async () => {
  const run = await runResize({ state: 'stopped', runState: 'stopped', startedAt: 'new type' });
  expect(run.outcome).toEqual({
    kind: 'failed',
    reason:
      'Someone else started the instance during the change. Trimtab left it as it is. Now: running, m7i.large.',
  });
});

interface Scene {
  readonly issues?: HealthIssues;
  readonly state?: 'running' | 'stopped';
  readonly runState?: Suggestion['runState'];
  readonly revalidate?: Sentence;
  /** Looks before the change that AWS is too busy for. */
  readonly busyFor?: number;
  readonly drift?: Sentence;
  readonly lockedBy?: string;
  readonly now?: string;
  readonly approvalId?: string;
  readonly approval?: Partial<Approval>;
  readonly changePolicy?: Partial<ChangePolicy>;
  readonly targets?: readonly Target[];
  readonly sickInGroupOn?: string;
  /** Another change holds the lock of its group for so many looks. */
  readonly groupLockedFor?: number;
  readonly insufficientCapacity?: readonly string[];
  readonly noImage?: boolean;
  readonly credits?: string;
  readonly fallbacks?: readonly string[];
  /** How it used up CPU credits before. */
  readonly hadCredits?: string;
  readonly differences?: readonly Sentence[];
  /** What is other than usual. */
  readonly change?: (deps: ResizeDeps) => ResizeDeps;
  /** How it does at each look of its watch, from 1 on. */
  readonly healthReport?: (look: number) => HealthReport | MonitoringEndedEarly | 'going back';
  /** The run crashes once a record like this is stored, before it knows. */
  readonly crashAfter?: (record: SuggestionRecord) => boolean;
  /** EC2 does not answer so many looks after the change. */
  readonly blind?: number;
  readonly rollback?: boolean;
  /** The kill switch is set: before it begins, or when its type has been changed. */
  readonly stoppedAt?: 'begin' | 'new type';
  /** Another user starts the instance when its type has been changed. */
  readonly startedAt?: 'new type';
  /** An approver presses Cancel. */
  readonly cancelledAt?: 'window' | 're-check';
}

const DONE = { kind: 'done', finalType: 'm7i.large' };
const NO_LIMITS = { atOnce: 9, perHour: 9, perDay: 9, freezes: [], timeZone: 'UTC' };
const BOB = { kind: 'user', id: 'U0BOB' } as const;
const BACK = 'back00000000' as SuggestionId;
const WELL: HealthReport = { health: 'ok', unhealthyTargetGroups: [] };

async function runResize(scene: Scene) {
  const suggestion = aSuggestion({
    runState: scene.runState ?? 'running',
    fallbacks: (scene.fallbacks ?? []).map((to) => ({
      to,
      saving: { ...aSuggestion().saving, list: microUsd(1_000_000) },
    })),
  });
  const record = anApprovedRecord(suggestion, anApproval(scene.approval));
  const table = memoryTable();
  await suggestionStore(table).create(record);
  const machine = simulatedInstance({ state: scene.state ?? 'running' }, scene.issues);
  const ended = await runRecord(scene, record, table, machine);
  let presses = 1;
  return {
    ...ended,
    start: () => killSwitchStore(table).start(BOB, AT),
    takeBack: async (again: Scene = {}) => {
      presses += 1;
      const back = await suggestionStore(table).get(suggestion.instance.account, BACK);
      if (back === undefined) throw new Error('there is no rollback');
      const approved = approve(back, anApproval({ id: `approval-${presses}` }), 'plan-1', false);
      if (!approved.ok) throw new Error(inEnglish(approved.error.message));
      await suggestionStore(table).save(back, approved.value);
      const went = await runRecord(again, approved.value, table, machine);
      const original = await suggestionStore(table).get(suggestion.instance.account, suggestion.id);
      return { ...went, record: original };
    },
  };
}

async function runRecord(scene: Scene, record: SuggestionRecord, table: Table, machine: Simulated) {
  const now = () => new Date(scene.now ?? AT);
  const suggestion = resizeOf(record.suggestion);
  const { instance } = suggestion;
  const locks = lockStore(table);
  const around = simulatedAround({
    ...scene,
    targets: scene.targets ?? [],
    typeNow: () => machine.now().instanceType,
  });
  const shown: SuggestionRecord[] = [];
  const news: ChangeEvent[] = [];
  const alarms: string[] = [];
  const killSwitch = killSwitchStore(table);
  const suggestions = suggestionStore(table);
  const stopNow = () => killSwitch.stop(BOB, AT);
  const cancelNow = async () => {
    const current = await suggestions.get(instance.account, record.suggestion.id);
    const cancelled = current && cancel(current, BOB, AT);
    if (current === undefined || cancelled?.ok !== true) throw new Error('it can not be cancelled');
    await suggestions.save(current, cancelled.value);
  };
  if (scene.stoppedAt === 'begin') await stopNow();
  let groupLooks = 0;
  let looks = 0;
  let revalidations = 0;
  let looksBack = 0;
  let crashed = false;
  /** It is rolled back at this moment. */
  const rollBackNow = async () => {
    const back = await suggestions.get(instance.account, BACK);
    if (back === undefined) throw new Error('there is no rollback');
    const state = {
      kind: 'resizing',
      approval: anApproval(),
      phase: 'stop',
      progress: [],
    } as const;
    await suggestions.save(back, { ...back, state });
  };
  const usual: ResizeDeps = {
    now,
    killSwitch,
    suggestions: {
      ...suggestions,
      save: async (before, after) => {
        const saved = await suggestions.save(before, after);
        if (crashed || scene.crashAfter?.(after) !== true) return saved;
        crashed = true;
        throw new Error('the function crashed');
      },
    },
    locks: {
      ...locks,
      acquire: async (lock) => {
        if (lock.what !== WEB.groupArn) return locks.acquire(lock);
        groupLooks += 1;
        return groupLooks > (scene.groupLockedFor ?? 0) && locks.acquire(lock);
      },
    },
    concurrency: concurrencyLimiter(locks, NO_LIMITS),
    ledger: ledgerStore(table),
    control: {
      ...machine,
      changeType: async (ref, to) => {
        const done = await machine.changeType(ref, to);
        if (scene.stoppedAt === 'new type') await stopNow();
        if (scene.startedAt === 'new type') await machine.start(ref);
        return done;
      },
    },
    ...around,
    changePolicyOf: () => ({
      secondApprover: false,
      reserveCapacity: false,
      backUp: false,
      ...scene.changePolicy,
    }),
    revalidate: async () => {
      if (scene.cancelledAt === 're-check') await cancelNow();
      revalidations += 1;
      if (revalidations <= (scene.busyFor ?? 0))
        return err({ reason: sentence('EC2 was asked too often.'), isRetryable: true });
      if (scene.revalidate !== undefined) return err({ reason: scene.revalidate });
      if (scene.drift !== undefined) {
        const fresh = { ...record.suggestion, planHash: 'plan-2' };
        return err({ reason: scene.drift, drift: { fresh } });
      }
      const { state, instanceType } = machine.now();
      return ok({
        baseline: aBaseline({
          instanceType,
          runState: state === 'stopped' ? 'stopped' : 'running',
          targets: scene.targets ?? [],
          ...(scene.hadCredits === undefined ? {} : { credits: scene.hadCredits }),
        }),
        ...(scene.credits === undefined ? {} : { credits: scene.credits }),
        fallbacks: (scene.fallbacks ?? []).map((instanceType) => ({ instanceType })),
      });
    },
    verifyChange: async () => {
      looksBack += 1;
      if (looksBack <= (scene.blind ?? 0)) throw new Error('EC2 does not answer');
      const differences = scene.differences ?? [];
      if (scene.rollback !== true) return { differences };
      const { list } = suggestion.saving;
      return {
        differences,
        rollback: {
          ...suggestion,
          kind: 'rollback',
          id: BACK,
          from: suggestion.to,
          to: suggestion.from,
          saving: { ...suggestion.saving, list: microUsd(-list) },
          rollbackOf: { suggestion: record.suggestion.id, until: '2026-12-07T08:00:00.000Z' },
        },
      };
    },
    readHealth: async () => {
      looks += 1;
      const does = scene.healthReport?.(looks) ?? WELL;
      if (does !== 'going back') return does;
      await rollBackNow();
      return { how: 'stopped' };
    },
    show: async (changed) => void shown.push(changed),
    postEvent: async (_, said) => void news.push(said),
    alertApprovers: async (_, reason) => void alarms.push(inEnglish(reason)),
    pageOperators: () => {},
    settings: {
      pollSeconds: 15,
      healthMinutes: 10,
      monitoringHours: 1,
      monitoringIntervalMinutes: 15,
    },
  };
  const deps = scene.change?.(usual) ?? usual;
  const what = instanceKey(instance);
  if (scene.lockedBy !== undefined)
    await locks.acquire({ what, owner: scene.lockedBy, now: now() });
  const request: ResizeRequest = {
    ...resizeRequestOf(record),
    ...(scene.approvalId === undefined ? {} : { approvalId: scene.approvalId }),
  };
  const runner = new LocalDurableTestRunner({
    handlerFunction: withDurableExecution((event: ResizeRequest, ctx) => resize(event, ctx, deps)),
  });
  if (scene.cancelledAt === 'window') await cancelNow();
  const execution = await runner.run({ payload: request });
  const outcome = execution.getResult();
  if (outcome === undefined) throw new Error('it has no outcome');
  const isFree = (of: string) => locks.acquire({ what: of, owner: 'another owner', now: now() });
  const stored = await suggestions.get(instance.account, record.suggestion.id);
  return {
    outcome,
    machine,
    around,
    shown,
    news,
    alarms,
    record: stored,
    operations: () =>
      (stored?.history ?? []).flatMap(({ requests: calls = [] }) =>
        calls.map(({ operation }) => operation),
      ),
    groupLookedAt: () => groupLooks,
    ledger: () => deps.ledger.list(),
    isFree,
    revalidations: () => revalidations,
    lockIsFree: () => isFree(what),
  };
}

/** The same machine; what is seen at the n-th look, where it is not the truth. */
function looking(
  seenAt: (turn: number) => Awaited<ReturnType<ResizeDeps['control']['look']>> | undefined,
) {
  let turn = 0;
  return (deps: ResizeDeps): ResizeDeps => ({
    ...deps,
    control: {
      ...deps.control,
      look: async (ref) => {
        turn += 1;
        return seenAt(turn) ?? deps.control.look(ref);
      },
    },
  });
}
