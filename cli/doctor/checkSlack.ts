import type { WebClient } from '@slack/web-api';
import type { Configuration } from '../../lib/config/config.ts';
import { SCOPES } from '../../lib/slack/app/manifest.ts';
import { bad, type Finding, ok, unknown } from './finding.ts';

/** Checks the token, its scopes, and that the bot is a member of every channel that it posts to. */
export async function* checkSlack(
  client: WebClient,
  { slack: { teamId, channel }, digest }: Configuration,
): AsyncGenerator<Finding> {
  const tested = await callSlack(() => client.auth.test());
  if (!tested.ok) {
    yield bad(
      'bot token',
      `Slack refuses it (${tested.why}). Install the app again and put its token into SSM.`,
    );
    return;
  }
  const { team_id: team, response_metadata: { scopes = [] } = {} } = tested.value;
  yield team === teamId
    ? ok('bot token', `workspace ${team}`)
    : bad('bot token', `it belongs to workspace ${team}, and slack.teamId is ${teamId}`);
  const missing = Object.keys(SCOPES).filter((scope) => !scopes.includes(scope));
  yield missing.length === 0
    ? ok('scopes', `${scopes.length} are granted`)
    : bad(
        'scopes',
        `${missing.map((scope) => `${scope} (${SCOPES[scope]})`).join(', ')} missing. Update the app with \`npx trimtab manifest\` and install it again.`,
      );
  const routed = digest.routes.flatMap(({ to }) => (to.kind === 'channel' ? [to.channel] : []));
  for (const each of new Set([channel, ...routed])) {
    yield membershipOf(each, await callSlack(() => client.conversations.info({ channel: each })));
  }
}

function membershipOf(
  channel: string,
  seen: SlackAnswer<{
    readonly channel?: { readonly is_member?: boolean; readonly name?: string };
  }>,
): Finding {
  const what = `channel ${channel}`;
  if (!seen.ok && seen.why === 'missing_scope') {
    return unknown(what, 'grant the scope channels:read to have it checked');
  }
  if (!seen.ok) return bad(what, `Slack does not find it (${seen.why})`);
  return seen.value.channel?.is_member === true
    ? ok(what, `#${seen.value.channel.name}, the bot is a member`)
    : bad(what, 'the bot is not a member: type /invite @Trimtab there');
}

type SlackAnswer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly why: string };

async function callSlack<Value>(call: () => Promise<Value>): Promise<SlackAnswer<Value>> {
  try {
    return { ok: true, value: await call() };
  } catch (error) {
    return { ok: false, why: slackCodeOf(error) };
  }
}

/** Slack's error code, like `invalid_auth`; otherwise the name of the connection error. */
function slackCodeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const data = 'data' in error && typeof error.data === 'object' ? error.data : undefined;
  return data !== null && data !== undefined && 'error' in data ? String(data.error) : error.name;
}
