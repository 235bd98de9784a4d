import { lazyInvoke } from '../lib/aws/lambda/lazyInvoke.ts';
import type { Runtime } from '../lib/config/runtime.ts';
import { createApprovers } from '../lib/slack/auth/approvers.ts';
import { createMembers } from '../lib/slack/auth/members.ts';
import type { SlackDeps } from '../lib/slack/interactions/deps.ts';
import { openStores } from '../lib/store/openStores.ts';
import { lazyTable } from '../lib/store/table/lazyTable.ts';
import { resizeRequestOf } from '../lib/workflows/resize/request.ts';

/** The dependencies of the listeners: the same on Lambda and over Socket Mode (cli/socket.ts). */
export function slackDeps({ config, deployment }: Runtime): SlackDeps {
  const now = () => new Date();
  const invokeAsync = lazyInvoke();
  const { suggestions, killSwitch, once } = openStores(lazyTable(deployment.TRIMTAB_TABLE));
  const members = createMembers(config.slack, now);
  const slackApiUrl = deployment.TRIMTAB_SLACK_API_URL;
  return {
    config,
    now,
    suggestions,
    killSwitch,
    once,
    members,
    approvers: createApprovers(config, now, members),
    startResize: (record) => {
      const request = resizeRequestOf(record);
      return invokeAsync(deployment.TRIMTAB_RESIZE_FUNCTION, request, request.approvalId);
    },
    enqueueJob: (request) => invokeAsync(deployment.TRIMTAB_REPORT_FUNCTION, request),
    ...(slackApiUrl === undefined ? {} : { slackApiUrl }),
  };
}
