import { createHmac } from 'node:crypto';
import { GetFunctionUrlConfigCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { attempt, bad, type Finding, ok } from './finding.ts';

/**
 * Sends `/trimtab help` to the function URL as Slack would, signed with the secret in SSM. Without
 * `url`, Lambda gives the address.
 */
export async function checkIngress(
  functionName: string,
  signingSecret: string,
  teamId: string,
  url: string | undefined,
): Promise<Finding> {
  const what = 'function URL';
  const found = url === undefined ? await urlOf(functionName) : { ok: true as const, value: url };
  if (!found.ok) {
    return bad(
      what,
      `its address can't be read from Lambda (${found.why}). Ask for lambda:GetFunctionUrlConfig, or give the address: --url https://….`,
    );
  }
  const answer = await attempt(() => askForHelp(found.value, signingSecret, teamId));
  if (!answer.ok) {
    return bad(
      what,
      `${found.value} does not answer (${answer.why}). See the log of the function \`slack\`.`,
    );
  }
  const { status, text } = answer.value;
  if (status === 200 && text.includes('What Trimtab can do')) {
    return ok(what, `${found.value} answers signed requests`);
  }
  return bad(
    what,
    WHAT_TO_DO[status] ??
      `${found.value} answered ${status}. See the log of the function \`slack\`.`,
  );
}

const WHAT_TO_DO: Readonly<Record<number, string>> = {
  200: 'It answers, but not with the help: it was deployed with another slack.teamId, or it is not Trimtab. Deploy again.',
  401: 'It refuses requests that are signed with the signing secret in SSM. The function reads the secret when it starts: deploy again after a change.',
  403: 'Lambda refuses all requests: the function URL needs AuthType NONE. Deploy again.',
};

async function urlOf(functionName: string) {
  return attempt(async () => {
    const { FunctionUrl } = await new LambdaClient().send(
      new GetFunctionUrlConfigCommand({ FunctionName: functionName }),
    );
    if (FunctionUrl === undefined) throw new Error('no URL');
    return FunctionUrl;
  });
}

const WAIT_MS = 10_000;

async function askForHelp(url: string, signingSecret: string, teamId: string) {
  const body = new URLSearchParams({
    command: '/trimtab',
    text: 'help',
    team_id: teamId,
    user_id: 'U0DOCTOR',
    channel_id: 'C0DOCTOR',
    response_url: 'https://hooks.slack.com/doctor',
    trigger_id: '1.2.3',
  }).toString();
  const timestamp = String(Math.floor(Date.now() / 1000));
  const digest = createHmac('sha256', signingSecret)
    .update(`v0:${timestamp}:${body}`)
    .digest('hex');
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${digest}`,
    },
    signal: AbortSignal.timeout(WAIT_MS),
  });
  return { status: response.status, text: await response.text() };
}
