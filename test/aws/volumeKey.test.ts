import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAws } from '../../lib/aws/client/aws.ts';
import { readVolumeKey } from '../../lib/aws/volumeKey.ts';
import { PROD_ACCOUNT } from '../../local/aws/server/accounts.ts';
import { type LocalAws, startLocalAws } from '../../local/aws/server/localAws.ts';
import { aFleet, anInstance, VIRGINIA } from '../local/aws/aFleet.ts';

const SCOPE = { account: PROD_ACCOUNT, region: VIRGINIA };
const arn = (id: string) => `arn:aws:kms:us-east-1:${PROD_ACCOUNT}:key/${id}`;

let local: LocalAws;

beforeAll(async () => {
  const volume = { deviceName: '/dev/xvda', type: 'gp3', sizeGiB: 8 } as const;
  const volumes = [
    { ...volume, volumeId: 'vol-0123456789abcdef0', kmsKeyId: arn('k-1') },
    {
      ...volume,
      volumeId: 'vol-0123456789abcdef1',
      deviceName: '/dev/xvdb',
      kmsKeyId: arn('k-2'),
      kmsKeyDisabled: true,
    },
  ];
  local = await startLocalAws({ fleet: aFleet({ instances: [anInstance(1, { volumes })] }) });
  Object.assign(process.env, local.clientEnvironment());
});
afterAll(() => local.close());

test.each([
  ['k-1', { state: 'Enabled', manager: 'CUSTOMER' }],
  ['k-2', { state: 'Disabled', manager: 'CUSTOMER' }],
  ['k-gone', { state: 'deleted', manager: 'unknown' }],
])('the key %s is %j', async (id, key) => {
  const accounts = [{ id: PROD_ACCOUNT, name: 'prod' }];
  const aws = createAws({ accounts, readOnly: true, homeRegion: VIRGINIA });
  const keyArn = arn(id);
  expect(await readVolumeKey(aws.kms(SCOPE), SCOPE, keyArn)).toEqual({
    ok: true,
    value: { keyArn, key },
  });
});
