import type { WebClient } from '@slack/web-api';
import type { Configuration } from '../../lib/config/config.ts';
import { SCOPES } from '../../lib/slack/manifest.ts';
import type { Finding } from './examine.ts';

/** The token, what it may do, and whether the bot is where it shall speak. */
export async function* examineSlack(
  client: WebClient,
  { teamId, channel }: Configuration['slack'],
): AsyncGenerator<Finding> {
  const tested = await asked(() => client.auth.test());
  if (!tested.ok) {
    yield {
      verdict: 'bad',
      what: 'bot token',
      says: `Slack does not take it (${tested.why}). Install the app again and put its token into SSM.`,
    };
    return;
  }
  const { team_id: team, response_metadata: { scopes = [] } = {} } = tested.value;
  yield team === teamId
    ? { verdict: 'ok', what: 'bot token', says: `workspace ${team}` }
    : {
        verdict: 'bad',
        what: 'bot token',
        says: `it is of workspace ${team}, and slack.teamId says ${teamId}`,
      };
  const missing = Object.keys(SCOPES).filter((scope) => !scopes.includes(scope));
  yield missing.length === 0
    ? { verdict: 'ok', what: 'scopes', says: `${scopes.length} are given` }
    : {
        verdict: 'bad',
        what: 'scopes',
        says: `${missing.map((scope) => `${scope} (${SCOPES[scope]})`).join(', ')} missing. Update the app with \`npm run manifest\` and install it again.`,
      };
  yield membershipOf(channel, await asked(() => client.conversations.info({ channel })));
}

function membershipOf(
  channel: string,
  seen: Asked<{ readonly channel?: { readonly is_member?: boolean; readonly name?: string } }>,
): Finding {
  const what = `channel ${channel}`;
  if (!seen.ok && seen.why === 'missing_scope') {
    return { verdict: 'unknown', what, says: 'give the scope channels:read to have it looked at' };
  }
  if (!seen.ok) return { verdict: 'bad', what, says: `Slack does not know it (${seen.why})` };
  return seen.value.channel?.is_member === true
    ? { verdict: 'ok', what, says: `#${seen.value.channel.name}, and the bot is in it` }
    : { verdict: 'bad', what, says: 'the bot is not in it: type /invite @Trimtab there' };
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
