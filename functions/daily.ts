import { withDurableExecution } from '@aws/durable-execution-sdk-js';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SSMClient } from '@aws-sdk/client-ssm';
import { createAws } from '../lib/aws/client/aws.ts';
import { CLIENT_TIMEOUTS } from '../lib/aws/client/clientTimeouts.ts';
import { findScopes } from '../lib/aws/findScopes.ts';
import { readSecret } from '../lib/aws/ssm/secret.ts';
import { accountNames } from '../lib/config/accountNames.ts';
import { loadRuntime } from '../lib/config/runtime.ts';
import { createBillingDeps } from '../lib/services/billingDeps.ts';
import { generateDigests } from '../lib/services/generateDigests.ts';
import { DAY_SECONDS, dayIn } from '../lib/shared/dates.ts';
import { slackClient } from '../lib/slack/app/slackClient.ts';
import { createMembers } from '../lib/slack/auth/members.ts';
import { createNotifier } from '../lib/slack/delivery/notifier.ts';
import { recipients } from '../lib/slack/delivery/recipients.ts';
import { inventoryStore } from '../lib/store/inventoryStore.ts';
import { openStores } from '../lib/store/openStores.ts';
import { openTable } from '../lib/store/table/table.ts';
import { type DailyEvent, daily } from '../lib/workflows/daily/daily.ts';

const { config, deployment } = loadRuntime(process.env);
const home = deployment.AWS_REGION;
const now = () => new Date();
const aws = createAws({ accounts: config.accounts, readOnly: true, homeRegion: home });
const stores = openStores(openTable(new DynamoDBClient(CLIENT_TIMEOUTS), deployment.TRIMTAB_TABLE));
const inventories = inventoryStore(new S3Client(CLIENT_TIMEOUTS), deployment.TRIMTAB_BUCKET);
const token = await readSecret(
  new SSMClient(CLIENT_TIMEOUTS),
  deployment.TRIMTAB_BOT_TOKEN_PARAMETER,
);
const client = slackClient(token, deployment.TRIMTAB_SLACK_API_URL);
const notifier = createNotifier({
  client,
  slack: config.slack,
  accountNames: accountNames(config),
  members: createMembers(config.slack, now),
  now,
  ...stores,
});

const TWO_DAYS = 2 * DAY_SECONDS;

/** Once a day: collect, price, suggest, and post one digest. */
export const handler = withDurableExecution((event: DailyEvent, ctx) =>
  daily(event, ctx, {
    collectFunction: deployment.TRIMTAB_COLLECT_FUNCTION,
    dateOf: (time) => dayIn(config.digest.timeZone, time),
    findScopes: () => findScopes(aws, config, home),
    generateDigests: (seen) =>
      generateDigests(seen, {
        ...createBillingDeps({ aws, config, ...stores, now }),
        config,
        loadInventory: inventories.get,
        recipients: (records) =>
          recipients(records, { routes: config.digest.routes, client, now, ...stores }),
        ...stores,
      }),
    claim: ({ to, date }, owner) =>
      stores.once.claim(`digest#${date}#${to}`, now(), TWO_DAYS, owner),
    post: notifier.postDigest,
    recordDigest: notifier.recordDigest,
    postDetails: notifier.postDetails,
  }),
);
