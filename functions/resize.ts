import { withDurableExecution } from '@aws/durable-execution-sdk-js';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SSMClient } from '@aws-sdk/client-ssm';
import { createAws } from '../lib/aws/clients.ts';
import { instanceControl } from '../lib/aws/instanceControl.ts';
import { readSecret } from '../lib/aws/secrets.ts';
import { mayChange } from '../lib/config/mayChange.ts';
import { loadRuntime } from '../lib/config/runtime.ts';
import { mayBegin } from '../lib/domain/changeLimits.ts';
import { createAnnouncer } from '../lib/slack/announcer.ts';
import { slackClient } from '../lib/slack/slackClient.ts';
import { openStores } from '../lib/store/openStores.ts';
import { recheck } from '../lib/workflow/recheck.ts';
import { resize } from '../lib/workflow/resize.ts';
import type { ResizeRequest } from '../lib/workflow/resizeRequest.ts';

const { config, deployment } = loadRuntime(process.env);
const now = () => new Date();
const aws = createAws({
  accounts: config.accounts,
  readOnly: false,
  homeRegion: deployment.AWS_REGION,
});
const control = instanceControl((instance) => aws.ec2(instance));
const stores = openStores(new DynamoDBClient(), deployment.TRIMTAB_TABLE);
const token = await readSecret(new SSMClient(), deployment.TRIMTAB_BOT_TOKEN_PARAMETER);
const announcer = createAnnouncer({
  client: slackClient(token, deployment.TRIMTAB_SLACK_API_URL),
  channel: config.slack.channel,
  now,
  ...stores,
});
const limits = { ...config.resize, timeZone: config.digest.timeZone };

/** One approved change of one instance, with the way back. */
export const handler = withDurableExecution((request: ResizeRequest, ctx) =>
  resize(request, ctx, {
    now,
    ...stores,
    machine: control,
    recheck: async (suggestion) => {
      const records = await stores.suggestions.list(config.accounts.map(({ id }) => id));
      const allowed = mayBegin(records, suggestion.id, limits, now().toISOString());
      return allowed.ok
        ? recheck(suggestion, { aws, control, mayChange: mayChange(config), now })
        : allowed;
    },
    show: announcer.show,
    pollSeconds: config.resize.pollSeconds,
    healthMinutes: config.resize.healthMinutes,
  }),
);
