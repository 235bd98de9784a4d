import { readIngressSecrets } from '../lib/aws/ingressSecrets.ts';
import { lazyInvoke } from '../lib/aws/lazyInvoke.ts';
import { accountNames } from '../lib/config/accountNames.ts';
import { loadRuntime } from '../lib/config/runtime.ts';
import { createAnnouncer } from '../lib/slack/announcer.ts';
import { createApprovers } from '../lib/slack/approvers.ts';
import { slackClient } from '../lib/slack/slackClient.ts';
import { createSlackHandler } from '../lib/slack/slackHandler.ts';
import { lazyTable } from '../lib/store/lazyTable.ts';
import { openStores } from '../lib/store/openStores.ts';
import { resizeRequestOf } from '../lib/workflow/resizeRequest.ts';

const { config, deployment } = loadRuntime(process.env);
const now = () => new Date();
const invokeLater = lazyInvoke();
const stores = openStores(lazyTable(deployment.TRIMTAB_TABLE));
const [botToken = '', signingSecret = ''] = await readIngressSecrets(
  [deployment.TRIMTAB_BOT_TOKEN_PARAMETER, deployment.TRIMTAB_SIGNING_SECRET_PARAMETER],
  process.env,
);
const slackApiUrl = deployment.TRIMTAB_SLACK_API_URL;

/** Everything that people press and type. What takes longer is started, not waited for. */
export const handler = createSlackHandler(
  { botToken, signingSecret },
  {
    config,
    now,
    suggestions: stores.suggestions,
    stops: stores.stops,
    approvers: createApprovers(config, now),
    announcer: createAnnouncer({
      client: slackClient(botToken, slackApiUrl),
      slack: config.slack,
      accountNames: accountNames(config),
      now,
      ...stores,
    }),
    startResize: (record) => {
      const request = resizeRequestOf(record);
      return invokeLater(deployment.TRIMTAB_RESIZE_FUNCTION, request, request.approvalId);
    },
    startReport: (request) => invokeLater(deployment.TRIMTAB_REPORT_FUNCTION, request),
    ...(slackApiUrl === undefined ? {} : { slackApiUrl }),
  },
);
