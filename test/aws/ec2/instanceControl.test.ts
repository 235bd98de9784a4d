import { afterEach, expect, test } from 'vitest';
import { createAws } from '../../../lib/aws/client/aws.ts';
import { type InstanceControl, instanceControl } from '../../../lib/aws/ec2/instanceControl.ts';
import { sentence } from '../../../lib/shared/message.ts';
import {
  type LocalAws,
  type LocalAwsOptions,
  startLocalAws,
} from '../../../local/aws/server/localAws.ts';
import { aFleet, aFleetInstance, idOf } from '../aFleet.ts';
import { HERE, NOW, PROD, US_EAST_1 } from '../scopes.ts';

let local: LocalAws;

afterEach(() => local.close());

function refusal(code: string) {
  return sentence('{operation}: {code}.', { operation: 'StartInstances', code });
}

const REF = { ...HERE, instanceId: idOf(1) };

async function start(
  instance: Parameters<typeof aFleetInstance>[1] = {},
  options: LocalAwsOptions = {},
): Promise<InstanceControl> {
  const fleet = aFleet([aFleetInstance(1, instance)]);
  local = await startLocalAws({ start: NOW, speed: 2000, fleet, ...options });
  Object.assign(process.env, local.clientEnvironment());
  const accounts = [{ id: PROD, name: 'prod' }];
  const aws = createAws({ accounts, readOnly: false, homeRegion: US_EAST_1 });
  return instanceControl(aws.ec2);
}

/** Looks until it is in this state. */
async function until(control: InstanceControl, state: string, health = 'unknown') {
  for (let tries = 0; tries < 200; tries++) {
    const seen = await control.look(REF);
    if (
      seen.ok &&
      seen.value.state === state &&
      (state !== 'running' || seen.value.health === health)
    )
      return seen.value;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`it never was ${state}`);
}

test('an instance is stopped, changed and started', async () => {
  const control = await start();
  expect(await control.stop(REF)).toMatchObject({ ok: true, value: { kind: 'asked' } });
  await until(control, 'stopped');
  expect(await control.changeType(REF, 'm5.xlarge')).toMatchObject({
    ok: true,
    value: { kind: 'asked' },
  });
  expect(await control.start(REF)).toMatchObject({ ok: true, value: { kind: 'asked' } });
  expect(await until(control, 'running', 'ok')).toMatchObject({ instanceType: 'm5.xlarge' });
});

test('what is so already is not asked for again', async () => {
  const control = await start({ state: 'stopped' });
  expect(await control.stop(REF)).toEqual({ ok: true, value: { kind: 'already' } });
  expect(await control.changeType(REF, 'm5.2xlarge')).toEqual({
    ok: true,
    value: { kind: 'already' },
  });
  expect(local.faults.calls('ec2', 'StopInstances')).toBe(0);
  expect(local.faults.calls('ec2', 'ModifyInstanceAttribute')).toBe(0);
  await control.start(REF);
  expect(await control.start(REF)).toEqual({ ok: true, value: { kind: 'already' } });
  expect(local.faults.calls('ec2', 'StartInstances')).toBe(1);
});

test('the type of a running instance is left alone', async () => {
  const control = await start();
  expect(await control.changeType(REF, 'm5.xlarge')).toMatchObject({
    ok: false,
    error: { kind: 'incorrectState' },
  });
  expect(local.faults.calls('ec2', 'ModifyInstanceAttribute')).toBe(0);
});

test('a dry run asks for all three permissions and changes nothing', async () => {
  const control = await start();
  expect(await control.dryRun(REF, ['m5.xlarge'])).toEqual({ ok: true, value: 'permitted' });
  expect(local.faults.calls('ec2', 'StopInstances')).toBe(1);
  expect(local.faults.calls('ec2', 'ModifyInstanceAttribute')).toBe(1);
  expect(local.faults.calls('ec2', 'StartInstances')).toBe(1);
  expect(await control.look(REF)).toMatchObject({
    value: { state: 'running', instanceType: 'm5.2xlarge' },
  });
});

test('a dry run says which permission is missing', async () => {
  const control = await start({}, { denied: [{ operation: 'StartInstances' }] });
  expect(await control.dryRun(REF, ['m5.xlarge'])).toEqual({
    ok: false,
    error: { kind: 'denied', message: refusal('UnauthorizedOperation') },
  });
});

test('stop protection is said as such', async () => {
  const control = await start({ stopProtection: true });
  expect(await control.stop(REF)).toMatchObject({ ok: false, error: { kind: 'protected' } });
});

test('an instance that is not there is not found', async () => {
  const control = await start();
  const gone = { ...HERE, instanceId: idOf(77) };
  expect(await control.look(gone)).toMatchObject({ ok: false, error: { kind: 'notFound' } });
  expect(await control.stop(gone)).toMatchObject({ ok: false, error: { kind: 'notFound' } });
});

test('a type that does not exist is incompatible', async () => {
  const control = await start({ state: 'stopped' });
  expect(await control.changeType(REF, 'made-up.huge')).toMatchObject({
    ok: false,
    error: { kind: 'incompatible' },
  });
});

test.each([
  ['InsufficientInstanceCapacity', 'capacity'],
  ['VcpuLimitExceeded', 'quota'],
  ['Unsupported', 'incompatible'],
  ['UnauthorizedOperation', 'denied'],
  ['IncorrectInstanceState', 'incorrectState'],
  ['SomethingNew', 'unknown'],
] as const)('a start that fails with %s is %s', async (code, kind) => {
  const control = await start({ state: 'stopped' });
  const operation = 'StartInstances';
  local.faults.inject({ kind: 'error', service: 'ec2', operation, code, status: 400 });
  expect(await control.start(REF)).toEqual({
    ok: false,
    error: { kind, message: refusal(code) },
  });
});

test('an instance that falls back after its start says why', async () => {
  const control = await start({ state: 'stopped' });
  const code = 'Server.InsufficientInstanceCapacity';
  local.faults.inject({ kind: 'startFailure', instanceId: idOf(1), code, message: 'none left' });
  await control.start(REF);
  expect(await until(control, 'stopped')).toMatchObject({ stateReason: code });
});

test('status checks that fail are impaired', async () => {
  const control = await start({ state: 'stopped' });
  local.faults.inject({ kind: 'unhealthy', instanceId: idOf(1) });
  await control.start(REF);
  expect(await until(control, 'running', 'impaired')).toMatchObject({ health: 'impaired' });
});
