import { withDurableExecution } from '@aws/durable-execution-sdk-js';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SSMClient } from '@aws-sdk/client-ssm';
import { createAws } from '../lib/aws/client/aws.ts';
import { CLIENT_TIMEOUTS } from '../lib/aws/client/clientTimeouts.ts';
import { readSecret } from '../lib/aws/ssm/secret.ts';
import { accountNames } from '../lib/config/accountNames.ts';
import { loadRuntime } from '../lib/config/runtime.ts';
import { slackClient } from '../lib/slack/app/slackClient.ts';
import { createMembers } from '../lib/slack/auth/members.ts';
import { createNotifier } from '../lib/slack/delivery/notifier.ts';
import { openStores } from '../lib/store/openStores.ts';
import { openTable } from '../lib/store/table/table.ts';
import { createResizeDeps } from '../lib/workflows/resize/createResizeDeps.ts';
import type { ResizeRequest } from '../lib/workflows/resize/request.ts';
import { resize } from '../lib/workflows/resize/resize.ts';

const { config, deployment } = loadRuntime(process.env);
const now = () => new Date();
const aws = createAws({
  accounts: config.accounts,
  readOnly: false,
  homeRegion: deployment.AWS_REGION,
});
const stores = openStores(openTable(new DynamoDBClient(CLIENT_TIMEOUTS), deployment.TRIMTAB_TABLE));
const token = await readSecret(
  new SSMClient(CLIENT_TIMEOUTS),
  deployment.TRIMTAB_BOT_TOKEN_PARAMETER,
);
const notifier = createNotifier({
  client: slackClient(token, deployment.TRIMTAB_SLACK_API_URL),
  slack: config.slack,
  accountNames: accountNames(config),
  members: createMembers(config.slack, now),
  now,
  ...stores,
});

const deps = createResizeDeps(aws, config, { now, ...stores, ...notifier });

/** One approved change of one instance, with its rollback, and the monitoring after it. */
export const handler = withDurableExecution((request: ResizeRequest, ctx) =>
  resize(request, ctx, deps),
);
