import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { permitted } from '../client/permitted.ts';

/**
 * Starts a function and does not wait for it. With a name, a durable execution: the same name and
 * payload again start nothing new (docs/facts/durable-functions.md#starting-an-execution). Throws
 * when Lambda does not take it.
 */
export const invokeAsync = permitted(['lambda:InvokeFunction'], invoke);

async function invoke(
  client: LambdaClient,
  functionName: string,
  payload: object,
  executionName?: string,
): Promise<void> {
  await client.send(
    new InvokeCommand({
      FunctionName: functionName,
      InvocationType: 'Event',
      Payload: Buffer.from(JSON.stringify(payload)),
      DurableExecutionName: executionName,
    }),
  );
}
