import {
  ComputeOptimizerClient,
  GetEnrollmentStatusCommand,
} from '@aws-sdk/client-compute-optimizer';
import { EC2Client, StartInstancesCommand, StopInstancesCommand } from '@aws-sdk/client-ec2';
import { HttpResponse } from '@smithy/core/protocols';
import { afterEach, expect, test, vi } from 'vitest';
import { BUDGETS, rateLimit } from '../../../lib/aws/client/rateLimit.ts';

afterEach(() => {
  vi.useRealTimers();
});

/** A wire that counts what comes through, and answers at once. */
function wire(body: string) {
  const sent: string[] = [];
  return {
    sent,
    handle: async ({ body: asked }: { body?: unknown }) => {
      sent.push(typeof asked === 'string' ? asked : '');
      return {
        response: new HttpResponse({ statusCode: 200, body: new TextEncoder().encode(body) }),
      };
    },
  };
}

const credentials = { accessKeyId: 'AKIAEXAMPLE0000000AA', secretAccessKey: 'test-only' };

test('Compute Optimizer is asked four times a second, whatever the operation', async () => {
  const requestHandler = wire('{}');
  const client = new ComputeOptimizerClient({ region: 'us-east-1', credentials, requestHandler });
  // The first call reads the SDK's configuration from disk: not a matter of these timers.
  await client.send(new GetEnrollmentStatusCommand({}));
  vi.useFakeTimers();
  client.middlewareStack.use(rateLimit(BUDGETS.computeOptimizer));
  const calls = Promise.all(
    Array.from({ length: 6 }, () => client.send(new GetEnrollmentStatusCommand({}))),
  );
  await vi.advanceTimersByTimeAsync(500);
  expect(requestHandler.sent.length).toBe(1 + 4);
  await vi.advanceTimersByTimeAsync(2000);
  expect(requestHandler.sent.length).toBe(1 + 6);
  await calls;
});

test('starts wait for their turn, and other calls do not', async () => {
  const requestHandler = wire('<r/>');
  const client = new EC2Client({ region: 'us-east-1', credentials, requestHandler });
  const ids = { InstanceIds: ['i-0123456789abcdef0'] };
  await client.send(new StopInstancesCommand(ids));
  vi.useFakeTimers();
  client.middlewareStack.use(rateLimit(BUDGETS.ec2));
  const calls = Promise.all([
    client.send(new StartInstancesCommand(ids)),
    client.send(new StartInstancesCommand(ids)),
    client.send(new StopInstancesCommand(ids)),
    client.send(new StopInstancesCommand(ids)),
  ]);
  await vi.advanceTimersByTimeAsync(500);
  const starts = () => requestHandler.sent.filter((body) => body.includes('StartInstances'));
  expect(starts().length).toBe(1);
  expect(requestHandler.sent.length).toBe(1 + 3);
  await vi.advanceTimersByTimeAsync(2000);
  expect(starts().length).toBe(2);
  await calls;
});
