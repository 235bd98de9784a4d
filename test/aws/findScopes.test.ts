import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAws } from '../../lib/aws/client/aws.ts';
import { findScopes } from '../../lib/aws/findScopes.ts';
import { accountId, region } from '../../lib/shared/ids.ts';
import { inEnglish } from '../../lib/shared/message.ts';
import { EXTERNAL_ID, READ_ROLE, RESIZE_ROLE } from '../../local/aws/server/accounts.ts';
import { type LocalAws, startLocalAws } from '../../local/aws/server/localAws.ts';
import { DEV, NOW, PROD, US_EAST_1 } from './scopes.ts';

let local: LocalAws;

beforeEach(async () => {
  local = await startLocalAws({ start: NOW });
  Object.assign(process.env, local.clientEnvironment());
});

afterEach(() => local.close());

const prod = { id: PROD, name: 'prod' };
const dev = { id: DEV, name: 'dev', roleArn: READ_ROLE, externalId: EXTERNAL_ID };
const STAGING = accountId.parse('777788889999');
const EU_WEST_1 = region.parse('eu-west-1');

function find(accounts: readonly (typeof prod | typeof dev)[], regions = [US_EAST_1, EU_WEST_1]) {
  const aws = createAws({ accounts, readOnly: true, homeRegion: US_EAST_1 });
  return findScopes(aws, { accounts: [...accounts], regions }, US_EAST_1);
}

test('an account is read in every configured Region when its credentials are its own', async () => {
  expect(await find([prod, dev])).toEqual({
    scopes: [PROD, DEV].flatMap((account) => [
      { account, region: US_EAST_1 },
      { account, region: EU_WEST_1 },
    ]),
    errors: [],
  });
});

test('an account without configured Regions is read in those that it has enabled', async () => {
  const { scopes, errors } = await find([dev], []);
  expect(errors).toEqual([]);
  expect(scopes).toContainEqual({ account: DEV, region: US_EAST_1 });
});

test.each([
  ['our own credentials under the id of another account', { ...prod, id: STAGING }, PROD],
  ['a role that leads to another account', { ...dev, id: STAGING }, DEV],
])('%s give no scope, and an error that says what to correct', async (_, entry, actual) => {
  for (const regions of [[US_EAST_1], []]) {
    const { scopes, errors } = await find([entry], regions);
    expect(scopes).toEqual([]);
    expect(errors).toMatchObject([{ kind: 'denied', account: STAGING, service: 'STS' }]);
    expect(errors.map(({ message }) => inEnglish(message))).toEqual([
      `The credentials for account ${STAGING} belong to account ${actual}. Trimtab reads nothing with them. Correct the id or the roleArn of ${STAGING} in trimtab.yml, or use credentials of ${STAGING}.`,
    ]);
  }
});

test('an account that two roles lead to is counted once', async () => {
  const second = { ...dev, id: STAGING, roleArn: RESIZE_ROLE };
  const { scopes, errors } = await find([dev, second], [US_EAST_1]);
  expect(scopes).toEqual([{ account: DEV, region: US_EAST_1 }]);
  expect(errors).toMatchObject([{ account: STAGING, operation: 'GetCallerIdentity' }]);
});

test('an account whose role may not be assumed does not keep the others from being read', async () => {
  const { scopes, errors } = await find([{ ...dev, externalId: 'other' }, prod], [US_EAST_1]);
  expect(scopes).toEqual([{ account: PROD, region: US_EAST_1 }]);
  expect(errors.map(({ message }) => inEnglish(message))).toEqual([
    expect.stringContaining('trust policy'),
  ]);
});
