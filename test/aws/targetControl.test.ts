import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAws } from '../../lib/aws/client/aws.ts';
import { targetControl } from '../../lib/aws/targetControl.ts';
import { inEnglish } from '../../lib/shared/message.ts';
import { PROD_ACCOUNT } from '../../local/aws/server/accounts.ts';
import { type LocalAws, startLocalAws } from '../../local/aws/server/localAws.ts';
import { aFleet, anInstance, VIRGINIA } from '../local/aws/aFleet.ts';

const WEB = anInstance(1);
const REF = { account: PROD_ACCOUNT, region: VIRGINIA, instanceId: WEB.instanceId };

let local: LocalAws;

beforeEach(async () => {
  const targetGroups = ['web', 'api'].map((name) => ({
    account: PROD_ACCOUNT,
    region: VIRGINIA,
    arn: arnOf(name),
    name,
    port: 80,
    protocol: 'HTTP' as const,
    deregistrationDelaySeconds: 60,
    instanceIds: [WEB.instanceId],
  }));
  local = await startLocalAws({ fleet: aFleet({ instances: [WEB], targetGroups }), speed: 0 });
  Object.assign(process.env, local.clientEnvironment());
});
afterEach(() => local.close());

function arnOf(name: string): string {
  return `arn:aws:elasticloadbalancing:us-east-1:${PROD_ACCOUNT}:targetgroup/${name}/1`;
}

function control() {
  const accounts = [{ id: PROD_ACCOUNT, name: 'prod' }];
  return targetControl(createAws({ accounts, readOnly: false, homeRegion: VIRGINIA }).elbv2);
}

const target = (name: string) => ({
  groupArn: arnOf(name),
  groupName: name,
  port: 80,
  healthy: true,
});
const DELETED = target('deleted');

test('a deleted group keeps it out of no other', async () => {
  const targets = [DELETED, target('web'), target('api')];
  expect(await control().takeOut(REF, targets)).toMatchObject({ ok: true });
  local.clock.advance(61_000);
  expect(await control().statesOf(REF, targets)).toMatchObject({
    value: [{ state: 'deleted' }, { state: 'absent' }, { state: 'absent' }],
  });
  expect(await control().putBack(REF, targets)).toMatchObject({
    ok: true,
    value: [{ kind: 'already' }, { kind: 'asked' }, { kind: 'asked' }],
  });
  const back = await control().targetsOf(REF);
  expect(back.ok && back.value.map(({ groupName }) => groupName)).toEqual(['web', 'api']);
});

test('a group that refuses it keeps it out of no other, and is named', async () => {
  const targets = [target('web'), target('api')];
  await control().takeOut(REF, targets);
  local.clock.advance(61_000);
  const [first] = targets;
  local.faults.inject({
    kind: 'error',
    operation: 'RegisterTargets',
    code: 'TooManyTargets',
    status: 400,
    times: 1,
  });
  const refused = await control().putBack(REF, targets);
  expect(refused.ok ? undefined : inEnglish(refused.error.message)).toBe(
    `${first?.groupName}: RegisterTargets: TooManyTargetsException.`,
  );
  const back = await control().targetsOf(REF);
  expect(back.ok && back.value.map(({ groupName }) => groupName)).toEqual(['api']);
});
