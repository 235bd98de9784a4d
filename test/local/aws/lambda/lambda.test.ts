import { withDurableExecution } from '@aws/durable-execution-sdk-js';
import {
  GetFunctionUrlConfigCommand,
  InvokeCommand,
  LambdaClient,
  ListDurableExecutionsByFunctionCommand,
} from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalAws, startLocalAws } from '../../../../local/aws/server/localAws.ts';
import { aFleet, START } from '../aFleet.ts';
import { clientOptions } from '../clientOptions.ts';

let aws: LocalAws;
let lambda: LambdaClient;

beforeAll(async () => {
  aws = await startLocalAws({ fleet: aFleet(), start: START, speed: 1000 });
  lambda = new LambdaClient(clientOptions(aws));
  aws.functions.register('double', {
    kind: 'plain',
    handler: async ({ number }: { number: number }) => number * 2,
  });
  aws.functions.register('quiet', { kind: 'plain', handler: async () => {} });
  aws.functions.register('broken', {
    kind: 'plain',
    handler: async () => {
      throw new TypeError('it is broken');
    },
  });
  aws.functions.register('steps', {
    kind: 'durable',
    aliases: ['live'],
    handler: withDurableExecution<{ number: number }>(async ({ number }, ctx) => {
      const one = await ctx.step('add', async () => number + 1);
      await ctx.wait('pause', { minutes: 5 });
      const two = await ctx.invoke<{ number: number }, number>('double it', 'double', {
        number: one,
      });
      await ctx.invoke('nothing', 'quiet', {});
      return two;
    }),
  });
  aws.functions.register('parent', {
    kind: 'durable',
    aliases: ['live'],
    handler: withDurableExecution<{ number: number }>(async (event, ctx) => ({
      child: await ctx.invoke<unknown, number>('child', 'steps:live', event),
    })),
  });
  aws.functions.register('failing', {
    kind: 'durable',
    aliases: ['live'],
    handler: withDurableExecution(async () => {
      throw new RangeError('out of range');
    }),
  });
});
afterAll(() => aws.close());

function invoke(FunctionName: string, event: unknown = {}, more: object = {}) {
  return lambda.send(
    new InvokeCommand({ FunctionName, Payload: Buffer.from(JSON.stringify(event)), ...more }),
  );
}

function answer({ Payload }: { Payload?: Uint8Array | undefined }): unknown {
  return JSON.parse(Buffer.from(Payload ?? []).toString('utf8'));
}

test('a plain function answers, and no answer is null', async () => {
  const doubled = await invoke('double', { number: 21 });
  expect(doubled).toMatchObject({ StatusCode: 200, ExecutedVersion: '$LATEST' });
  expect(answer(doubled)).toBe(42);
  expect(answer(await invoke('quiet'))).toBeNull();
});

test('a function that throws answers 200 with the error', async () => {
  const broken = await invoke('broken');
  expect(broken).toMatchObject({ StatusCode: 200, FunctionError: 'Unhandled' });
  expect(answer(broken)).toEqual({ errorType: 'TypeError', errorMessage: 'it is broken' });
});

test('a durable function runs to its end, its waits at the speed of the clock', async () => {
  const done = await invoke('steps:live', { number: 20 });
  expect(answer(done)).toBe(42);
  expect(done.DurableExecutionArn).toContain(':function:steps:$LATEST/durable-execution/');
});

test('a durable function invokes a durable function that invokes in turn', async () => {
  expect(answer(await invoke('parent', { number: 1 }, { Qualifier: 'live' }))).toEqual({
    child: 4,
  });
});

test('several executions run at once', async () => {
  const answers = await Promise.all([1, 2, 3, 4].map((number) => invoke('steps:live', { number })));
  expect(answers.map(answer)).toEqual([4, 6, 8, 10]);
});

test('a failed execution says what failed', async () => {
  const failed = await invoke('failing:live');
  expect(failed.FunctionError).toBe('Unhandled');
  expect(answer(failed)).toMatchObject({ errorMessage: 'out of range' });
});

test('a durable function that dies is started again with what it had written', async () => {
  let steps = 0;
  aws.functions.register('mortal', {
    kind: 'durable',
    aliases: ['live'],
    handler: withDurableExecution(async (_: unknown, ctx) => {
      const first = await ctx.step('first', async () => {
        steps += 1;
        return steps;
      });
      await ctx.wait('pause', { seconds: 5 });
      return ctx.step('second', async () => first);
    }),
  });
  // Before the end of the first step is written: it is made again. After: it is not.
  aws.faults.inject({ kind: 'crash', written: false, times: 1 });
  aws.faults.inject({ kind: 'crash', written: true, after: 1, times: 1 });
  const before = aws.faults.calls('lambda', 'CheckpointDurableExecution');
  expect(answer(await invoke('mortal:live'))).toBe(2);
  expect(steps).toBe(2);
  // Two ends of steps, a wait, and what was lost.
  expect(aws.faults.calls('lambda', 'CheckpointDurableExecution') - before).toBe(4);
});

test('while the clock stands still a wait takes no time, and moves it on', async () => {
  const still = await startLocalAws({ fleet: aFleet(), start: START, speed: 0 });
  still.functions.register('steps', {
    kind: 'durable',
    aliases: ['live'],
    handler: withDurableExecution(async (_: unknown, ctx) => {
      await ctx.wait('a day', { days: 1 });
      return 'over';
    }),
  });
  const started = still.functions.invoke({ functionName: 'steps:live', payload: '{}' });
  if (started.kind !== 'started') throw new Error(started.message);
  expect(await started.ended).toEqual({ ok: true, payload: '"over"' });
  expect(still.clock.now().getTime() - START.getTime()).toBe(86_400_000);
  await still.close();
});

test('the same name and payload start one execution; another payload is refused', async () => {
  const more = { InvocationType: 'Event', DurableExecutionName: 'once' };
  const first = await invoke('steps:live', { number: 7 }, more);
  const second = await invoke('steps:live', { number: 7 }, more);
  expect(first.StatusCode).toBe(202);
  expect(second.DurableExecutionArn).toBe(first.DurableExecutionArn);
  await expect(invoke('steps:live', { number: 8 }, more)).rejects.toMatchObject({
    name: 'DurableExecutionAlreadyStartedException',
  });
  await aws.functions.settled();
  const again = await invoke('steps:live', { number: 7 }, { DurableExecutionName: 'once' });
  expect(answer(again)).toBe(16);
  expect(aws.functions.executions().filter(({ name }) => name === 'once')).toMatchObject([
    { status: 'SUCCEEDED', result: '16' },
  ]);
});

test('a durable function needs a qualifier, and every name has to exist', async () => {
  await expect(invoke('steps')).rejects.toMatchObject({ name: 'InvalidParameterValueException' });
  const notFound = { name: 'ResourceNotFoundException' };
  await expect(invoke('steps:other')).rejects.toMatchObject(notFound);
  await expect(invoke('unknown')).rejects.toMatchObject(notFound);
  const elsewhere = 'arn:aws:lambda:eu-west-1:111122223333:function:double';
  await expect(invoke(elsewhere)).rejects.toMatchObject(notFound);
  await expect(invoke('double', {}, { DurableExecutionName: 'x' })).rejects.toMatchObject({
    name: 'InvalidParameterValueException',
  });
});

test('a dry run says whether it would run, and runs nothing', async () => {
  expect((await invoke('double', {}, { InvocationType: 'DryRun' })).StatusCode).toBe(204);
  await expect(invoke('steps', {}, { InvocationType: 'DryRun' })).rejects.toMatchObject({
    name: 'InvalidParameterValueException',
  });
});

test('a payload must be JSON, and an event at most 1 MB', async () => {
  await expect(
    lambda.send(new InvokeCommand({ FunctionName: 'double', Payload: Buffer.from('{') })),
  ).rejects.toMatchObject({ name: 'InvalidRequestContentException' });
  await expect(
    invoke('double', 'x'.repeat(1_100_000), { InvocationType: 'Event' }),
  ).rejects.toMatchObject({ name: 'RequestTooLargeException' });
});

test('an asynchronous failure is retried twice and then is a dead letter; a durable one at once', async () => {
  await invoke('broken', { try: 1 }, { InvocationType: 'Event' });
  await invoke('failing:live', {}, { InvocationType: 'Event' });
  await aws.functions.settled();
  const byName = aws.functions
    .deadLetters()
    .map(({ functionName, attempts }) => [functionName, attempts]);
  expect(new Map(byName.map(([name, attempts]) => [name, attempts]))).toEqual(
    new Map([
      ['failing:live', 1],
      ['broken', 3],
    ]),
  );
});

test('executions are found by their function and name, with when they ended', async () => {
  const list = (FunctionName: string, more: object = {}) =>
    lambda.send(new ListDurableExecutionsByFunctionCommand({ FunctionName, ...more }));
  const name = 'found-by-name';
  await invoke('steps:live', { number: 1 }, { DurableExecutionName: name });
  const { DurableExecutions } = await list('steps', { DurableExecutionName: name });
  expect(DurableExecutions).toMatchObject([
    { DurableExecutionName: name, Status: 'SUCCEEDED', EndTimestamp: expect.any(Date) },
  ]);
  expect(await list('steps', { DurableExecutionName: 'unknown' })).toMatchObject({
    DurableExecutions: [],
  });
  await expect(list('unknown')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await expect(list('double')).rejects.toMatchObject({ name: 'InvalidParameterValueException' });
  await expect(list('steps', { Marker: 'next' })).rejects.toMatchObject({
    name: 'InvalidParameterValueException',
  });
});

test('an execution that is stopped ends as such', async () => {
  const payload = { InvocationType: 'Event', DurableExecutionName: 'to-be-stopped' };
  aws.functions.register('waiting', {
    kind: 'durable',
    aliases: ['live'],
    handler: withDurableExecution(async (_event, ctx) => ctx.wait('long', { days: 50 })),
  });
  await invoke('waiting:live', {}, payload);
  await expect
    .poll(() => aws.functions.stop('to-be-stopped').then(() => 'stopped', String))
    .toBe('stopped');
  const { DurableExecutions } = await lambda.send(
    new ListDurableExecutionsByFunctionCommand({ FunctionName: 'waiting' }),
  );
  expect(DurableExecutions).toMatchObject([{ Status: 'STOPPED', EndTimestamp: expect.any(Date) }]);
});

test('closing stops an execution that waits for days', async () => {
  const other = await startLocalAws({ fleet: aFleet(), start: START });
  other.functions.register('patient', {
    kind: 'durable',
    aliases: ['live'],
    handler: withDurableExecution(async (_event, ctx) => ctx.wait('long', { days: 5 })),
  });
  await new LambdaClient(clientOptions(other)).send(
    new InvokeCommand({ FunctionName: 'patient:live', InvocationType: 'Event' }),
  );
  expect(other.functions.executions()).toMatchObject([{ status: 'RUNNING' }]);
  await other.close();
  expect(other.functions.executions()).toMatchObject([{ status: 'FAILED' }]);
});

test('a function that has a URL tells it, and another says that it has none', async () => {
  aws.functions.publish('double', 'http://127.0.0.1:1/');
  const urlOf = (FunctionName: string) =>
    lambda.send(new GetFunctionUrlConfigCommand({ FunctionName }));
  expect(await urlOf('double')).toMatchObject({
    FunctionUrl: 'http://127.0.0.1:1/',
    AuthType: 'NONE',
  });
  await expect(urlOf('quiet')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});
