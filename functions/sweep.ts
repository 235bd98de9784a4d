import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { CLIENT_TIMEOUTS } from '../lib/aws/client/clientTimeouts.ts';
import { findExecution } from '../lib/aws/lambda/findExecution.ts';
import { invokeAsync } from '../lib/aws/lambda/invokeAsync.ts';
import { loadRuntime } from '../lib/config/runtime.ts';
import { openStores } from '../lib/store/openStores.ts';
import { openTable } from '../lib/store/table/table.ts';
import { pageOperators } from '../lib/workflows/pageOperators.ts';
import { sweep } from '../lib/workflows/sweep/sweep.ts';

const { config, deployment } = loadRuntime(process.env);
const { suggestions, once } = openStores(
  openTable(new DynamoDBClient(CLIENT_TIMEOUTS), deployment.TRIMTAB_TABLE),
);
const lambda = new LambdaClient(CLIENT_TIMEOUTS);
const resize = deployment.TRIMTAB_RESIZE_FUNCTION;
const [resizeName = resize] = resize.split(':');

/** Every quarter of an hour: starts the changes that no execution runs. */
export async function handler(event: { readonly scheduledTime: string }): Promise<void> {
  await sweep({
    now: new Date(event.scheduledTime),
    accounts: config.accounts.map(({ id }) => id),
    suggestions,
    once,
    findExecution: (name) => findExecution(lambda, resizeName, name),
    startExecution: (request, name) => invokeAsync(lambda, resize, request, name),
    pageOperators,
  });
}
