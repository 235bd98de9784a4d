import { AwsClient } from 'aws4fetch';
import * as z from 'zod';

const credentials = z.object({
  AWS_ACCESS_KEY_ID: z.string(),
  AWS_SECRET_ACCESS_KEY: z.string(),
  AWS_SESSION_TOKEN: z.string().optional(),
  AWS_REGION: z.string(),
  /** Another AWS than the real one: the local one. */
  AWS_ENDPOINT_URL: z.url().optional(),
});

const answer = z.object({
  Parameters: z.array(z.object({ Name: z.string(), Value: z.string() })),
});

/**
 * The texts of SecureStrings, in the order of their names, with the credentials that Lambda puts
 * into its environment. Without the SDK: nothing can be answered before the signing secret is here,
 * and loading the SDK takes longer than all the rest (docs/decisions/0007). Throws when one is not
 * there.
 */
export async function readIngressSecrets(
  names: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<readonly string[]> {
  const {
    AWS_REGION: region,
    AWS_ENDPOINT_URL: elsewhere,
    ...keys
  } = credentials.parse(environment);
  const aws = new AwsClient({
    accessKeyId: keys.AWS_ACCESS_KEY_ID,
    secretAccessKey: keys.AWS_SECRET_ACCESS_KEY,
    ...(keys.AWS_SESSION_TOKEN === undefined ? {} : { sessionToken: keys.AWS_SESSION_TOKEN }),
    service: 'ssm',
    region,
    retries: 3,
  });
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  const response = await aws.fetch(elsewhere ?? `https://ssm.${region}.${suffix}/`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AmazonSSM.GetParameters',
    },
    body: JSON.stringify({ Names: names, WithDecryption: true }),
  });
  if (!response.ok) throw new Error(`SSM answered ${response.status} to GetParameters`);
  const { Parameters } = answer.parse(await response.json());
  return names.map((name) => {
    const found = Parameters.find(({ Name }) => Name === name);
    if (found === undefined) throw new Error(`there is no SSM parameter ${name}`);
    return found.Value;
  });
}
