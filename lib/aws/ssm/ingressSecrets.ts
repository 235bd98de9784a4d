import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import aws4, { type Credentials } from 'aws4';
import * as z from 'zod/mini';

/**
 * The texts of SecureStrings, in the order of their names, with the credentials that Lambda puts
 * into its environment. Without the SDK and without fetch: nothing can be answered before the
 * signing secret is here, and loading either takes longer than all the rest (docs/decisions/0007).
 * Throws when one is not there.
 */
export async function readIngressSecrets(
  names: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<readonly string[]> {
  const found = await getParameters(names, surroundings.parse(environment));
  return names.map((name) => {
    const parameter = found.find(({ Name }) => Name === name);
    if (parameter === undefined) throw new Error(`there is no SSM parameter ${name}`);
    return parameter.Value;
  });
}

const surroundings = z.object({
  AWS_ACCESS_KEY_ID: z.string(),
  AWS_SECRET_ACCESS_KEY: z.string(),
  AWS_SESSION_TOKEN: z.optional(z.string()),
  AWS_REGION: z.string(),
  /** Another AWS than the real one: the local one. */
  AWS_ENDPOINT_URL: z.optional(z.url()),
});

type Surroundings = z.infer<typeof surroundings>;

const answer = z.object({
  Parameters: z.array(z.object({ Name: z.string(), Value: z.string() })),
});

const STEP_ATTEMPTS = 4;
const PAUSE_MS = 100;

/** SSM is asked again when it is busy or broken: Slack waits three seconds. */
async function getParameters(names: readonly string[], where: Surroundings) {
  for (let tries = 1; ; tries += 1) {
    const { status, body } = await post(
      JSON.stringify({ Names: names, WithDecryption: true }),
      where,
    );
    if (status === 200) return answer.parse(JSON.parse(body)).Parameters;
    const isBusy = status >= 500 || body.includes('ThrottlingException');
    if (!isBusy || tries === STEP_ATTEMPTS)
      throw new Error(`SSM answered ${status} to GetParameters`);
    await pause(PAUSE_MS * 2 ** tries);
  }
}

async function post(body: string, where: Surroundings) {
  const { protocol, hostname, port, path } = endpoint(where);
  const signed = aws4.sign(
    {
      method: 'POST',
      hostname,
      port,
      path,
      service: 'ssm',
      region: where.AWS_REGION,
      headers: {
        'Content-Type': 'application/x-amz-json-1.1',
        'X-Amz-Target': 'AmazonSSM.GetParameters',
      },
      body,
    },
    credentialsOf(where),
  );
  // Importing node:http makes Node load its fetch as well, which takes as long as our own code.
  const { request } = process.getBuiltinModule(protocol === 'http:' ? 'node:http' : 'node:https');
  const asked = request(signed).end(body);
  const [response] = await once(asked, 'response');
  return { status: response.statusCode ?? 0, body: await text(response) };
}

function endpoint({ AWS_REGION: region, AWS_ENDPOINT_URL: elsewhere }: Surroundings) {
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  const { protocol, hostname, port, pathname } = new URL(
    elsewhere ?? `https://ssm.${region}.${suffix}/`,
  );
  return { protocol, hostname, port: port === '' ? undefined : port, path: pathname };
}

function credentialsOf(where: Surroundings): Credentials {
  return {
    accessKeyId: where.AWS_ACCESS_KEY_ID,
    secretAccessKey: where.AWS_SECRET_ACCESS_KEY,
    ...(where.AWS_SESSION_TOKEN === undefined ? {} : { sessionToken: where.AWS_SESSION_TOKEN }),
  };
}
