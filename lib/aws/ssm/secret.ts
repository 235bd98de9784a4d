import { GetParameterCommand, type SSMClient } from '@aws-sdk/client-ssm';

/** The text of a SecureString. Throws when it is not there: the function can't work without it. */
export async function readSecret(client: SSMClient, name: string): Promise<string> {
  const { Parameter } = await client.send(
    new GetParameterCommand({ Name: name, WithDecryption: true }),
  );
  if (Parameter?.Value === undefined) throw new Error(`SSM parameter ${name} has no value`);
  return Parameter.Value;
}
