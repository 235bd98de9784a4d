import type { WebClient } from '@slack/web-api';
import type { Configuration } from '../../lib/config/config.ts';
import { SCOPES } from '../../lib/slack/app/manifest.ts';
import { bad, type Finding, ok, unknown } from './finding.ts';

/** The token, what it may do, and whether the bot is everywhere where it shall speak. */
export async function* checkSlack(
  client: WebClient,
  { slack: { teamId, channel }, digest }: Configuration,
): AsyncGenerator<Finding> {
  const tested = await asked(() => client.auth.test());
  if (!tested.ok) {
    yield bad(
      'bot token',
      `Slack does not take it (${tested.why}). Install the app again and put its token into SSM.`,
    );
    return;
  }
  const { team_id: team, response_metadata: { scopes = [] } = {} } = tested.value;
  yield team === teamId
    ? ok('bot token', `workspace ${team}`)
    : bad('bot token', `it is of workspace ${team}, and slack.teamId says ${teamId}`);
  const missing = Object.keys(SCOPES).filter((scope) => !scopes.includes(scope));
  yield missing.length === 0
    ? ok('scopes', `${scopes.length} are given`)
    : bad(
        'scopes',
        `${missing.map((scope) => `${scope} (${SCOPES[scope]})`).join(', ')} missing. Update the app with \`npm run manifest\` and install it again.`,
      );
  const routed = digest.routes.flatMap(({ to }) => (to.kind === 'channel' ? [to.channel] : []));
  for (const each of new Set([channel, ...routed])) {
    yield membershipOf(each, await asked(() => client.conversations.info({ channel: each })));
  }
}

function membershipOf(
  channel: string,
  seen: Asked<{ readonly channel?: { readonly is_member?: boolean; readonly name?: string } }>,
): Finding {
  const what = `channel ${channel}`;
  if (!seen.ok && seen.why === 'missing_scope') {
    return unknown(what, 'give the scope channels:read to have it looked at');
  }
  if (!seen.ok) return bad(what, `Slack does not know it (${seen.why})`);
  return seen.value.channel?.is_member === true
    ? ok(what, `#${seen.value.channel.name}, and the bot is in it`)
    : bad(what, 'the bot is not in it: type /invite @Trimtab there');
}

type Asked<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly why: string };

async function asked<Value>(call: () => Promise<Value>): Promise<Asked<Value>> {
  try {
    return { ok: true, value: await call() };
  } catch (error) {
    return { ok: false, why: slackCodeOf(error) };
  }
}

/** Slack's own name of an error, `invalid_auth`; else that of the connection. */
function slackCodeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const data = 'data' in error && typeof error.data === 'object' ? error.data : undefined;
  return data !== null && data !== undefined && 'error' in data ? String(data.error) : error.name;
}
