import { lazyInvoke } from '../lib/aws/lazyInvoke.ts';
import type { Runtime } from '../lib/config/runtime.ts';
import { createApprovers } from '../lib/slack/approvers.ts';
import { createMembers } from '../lib/slack/members.ts';
import type { SlackDeps } from '../lib/slack/slackDeps.ts';
import { lazyTable } from '../lib/store/lazyTable.ts';
import { openStores } from '../lib/store/openStores.ts';
import { resizeRequestOf } from '../lib/workflow/resizeRequest.ts';

/** What the listeners work with: the same on Lambda and over Socket Mode (local/socket.ts). */
export function slackDeps({ config, deployment }: Runtime): SlackDeps {
  const now = () => new Date();
  const invokeLater = lazyInvoke();
  const { suggestions, stops, once } = openStores(lazyTable(deployment.TRIMTAB_TABLE));
  const members = createMembers(config.slack, now);
  const slackApiUrl = deployment.TRIMTAB_SLACK_API_URL;
  return {
    config,
    now,
    suggestions,
    stops,
    once,
    members,
    approvers: createApprovers(config, now, members),
    startResize: (record) => {
      const request = resizeRequestOf(record);
      return invokeLater(deployment.TRIMTAB_RESIZE_FUNCTION, request, request.approvalId);
    },
    startReport: (request) => invokeLater(deployment.TRIMTAB_REPORT_FUNCTION, request),
    ...(slackApiUrl === undefined ? {} : { slackApiUrl }),
  };
}
