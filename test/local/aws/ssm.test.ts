import { GetParameterCommand, GetParametersCommand, SSMClient } from '@aws-sdk/client-ssm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalAws, startLocalAws } from '../../../local/aws/server/localAws.ts';
import { aFleet } from './aFleet.ts';
import { clientOptions } from './clientOptions.ts';

let aws: LocalAws;
let ssm: SSMClient;

beforeAll(async () => {
  aws = await startLocalAws({
    fleet: aFleet(),
    parameters: {
      '/trimtab/token': { type: 'SecureString', value: 'xoxb-1' },
      '/trimtab/name': { type: 'String', value: 'demo' },
    },
  });
  ssm = new SSMClient(clientOptions(aws));
});
afterAll(() => aws.close());

test('a SecureString shows its value only with decryption', async () => {
  const Name = '/trimtab/token';
  const read = await ssm.send(new GetParameterCommand({ Name, WithDecryption: true }));
  expect(read.Parameter).toMatchObject({ Name, Type: 'SecureString', Value: 'xoxb-1' });
  const sealed = await ssm.send(new GetParameterCommand({ Name }));
  expect(sealed.Parameter?.Value).not.toContain('xoxb');
});

test('a parameter that is not there is an error alone, and is named among several', async () => {
  await expect(ssm.send(new GetParameterCommand({ Name: '/no' }))).rejects.toMatchObject({
    name: 'ParameterNotFound',
  });
  const several = await ssm.send(new GetParametersCommand({ Names: ['/trimtab/name', '/no'] }));
  expect(several.Parameters).toMatchObject([{ Value: 'demo' }]);
  expect(several.InvalidParameters).toEqual(['/no']);
});
