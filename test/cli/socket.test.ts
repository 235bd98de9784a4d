import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ALICE, APP_TOKEN, BOB, DEPLOYMENT } from '../../local/demoTenant.ts';
import { anEnvironment, type ObservedEnvironment } from '../worlds/anEnvironment.ts';
import { ENTRY, trimtab } from './trimtab.ts';

/** While `trimtab socket` runs, Slack sends everything over its connection, not to the function URL. */
let environment: ObservedEnvironment;
let socket: ChildProcess;

beforeAll(async () => {
  environment = await anEnvironment();
  socket = spawn(process.execPath, [ENTRY, 'socket', ...options()], {
    env: variables(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await once(socket.stdout ?? socket, 'data');
  expect(String(said)).toContain('Listening over Socket Mode');
  // From here on, no request goes to the function.
  const handler = () => Promise.reject(new Error('this came to the function URL'));
  environment.aws.functions.register('trimtab-local-slack', { kind: 'plain', handler });
}, 60_000);
afterAll(async () => {
  const ended = once(socket, 'close');
  socket.kill('SIGTERM');
  await ended;
  await environment.close();
});

function options(): readonly string[] {
  return [
    '--stage',
    'local',
    '--config',
    'local/trimtab.yml',
    '--slack-api',
    environment.slack.apiUrl,
  ];
}

function variables(more: Readonly<Record<string, string>> = {}) {
  return {
    ...process.env,
    ...environment.aws.clientEnvironment(),
    SLACK_APP_TOKEN: APP_TOKEN,
    ...more,
  };
}

it('takes commands, and hands long work to the functions of the deployment', async () => {
  const before = environment.aws.faults.calls('lambda', 'Invoke');
  expect(await environment.query(BOB.id, 'help')).toContain('What Trimtab can do');
  expect(await environment.query(BOB.id, 'savings')).toMatch(/savings/i);
  expect(environment.aws.faults.calls('lambda', 'Invoke')).toBe(before + 1);
});

it('takes presses and dialogs: an approved change runs to its end', async () => {
  const name = 'search-index-1';
  await environment.press(ALICE.id, name, 'approve');
  await expect.poll(() => environment.slack.views().length).toBe(1);
  expect(await environment.confirm()).toEqual({ ok: true });
  await expect
    .poll(() => environment.instanceCalled(name).instanceType, { timeout: 20_000 })
    .toBe('r7i.2xlarge');
  await environment.settled();
  expect(environment.card(name)).toContain('Approved by <@U0ALICE>');
});

it('takes events', async () => {
  expect(await environment.slack.openHome(ALICE.id)).toEqual({ ok: true });
  await expect.poll(() => environment.slack.home(ALICE.id)?.blocks.length ?? 0).toBeGreaterThan(3);
});

it('authorises as the function does', async () => {
  await environment.press(BOB.id, 'erp-reports-1', 'snooze');
  await expect
    .poll(() => JSON.stringify(environment.slack.messages().at(-1)))
    .toContain('not an approver');
});

it('ends with what to do when there is no deployment of that name', async () => {
  const ended = await trimtab(['socket', '--stage', 'nowhere', '--config', 'local/trimtab.yml'], {
    ...environment.aws.clientEnvironment(),
    ...DEPLOYMENT,
    SLACK_APP_TOKEN: APP_TOKEN,
  });
  expect(ended.code).toBe(1);
  expect(ended.errors).toContain('trimtab-nowhere-slack');
});
