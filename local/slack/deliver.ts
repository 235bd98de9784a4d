import { createHmac } from 'node:crypto';
import type { Delivery, SocketMode } from './socketMode.ts';

export interface DeliverTo {
  /** The function URL; undefined while the bot is not up. */
  readonly requestUrl: () => string | undefined;
  readonly signingSecret: string;
  readonly now: () => Date;
  /** Where an app has opened a connection, everything goes over it. */
  readonly socketMode: () => SocketMode;
}

/** An app has three seconds to answer (docs/facts/slack.md#three-seconds). */
const TIMEOUT_MS = 3_000;

/** Sends a form as Slack does: form-encoded, signed over the exact bytes. */
export function deliver(
  fields: Readonly<Record<string, string>>,
  to: DeliverTo,
): Promise<Delivery> {
  const { payload } = fields;
  const overSocket = to.socketMode().send({
    ...(payload === undefined
      ? { type: 'slash_commands', payload: fields }
      : { type: 'interactive', payload: JSON.parse(payload) }),
    accepts_response_payload: true,
  });
  if (overSocket !== undefined) return overSocket;
  const type = 'application/x-www-form-urlencoded';
  return sendSigned(new URLSearchParams(fields).toString(), { 'content-type': type }, to);
}

/**
 * The Events API tries again when it got no 200: it says so in its headers
 * (docs/facts/slack.md#retries).
 */
const RETRIES = 3;

/** Sends an event as Slack does: JSON, and again when it is not taken. */
export async function deliverEvent(
  event: Readonly<Record<string, unknown>>,
  to: DeliverTo,
): Promise<Delivery> {
  const overSocket = to.socketMode().send({
    type: 'events_api',
    payload: event,
    accepts_response_payload: false,
    retry_attempt: 0,
    retry_reason: '',
  });
  if (overSocket !== undefined) return overSocket;
  const body = JSON.stringify(event);
  const type = { 'content-type': 'application/json' };
  let answer = await sendSigned(body, type, to);
  for (let retry = 1; retry <= RETRIES && !answer.ok; retry += 1) {
    const reason = answer.error === 'operation_timeout' ? 'http_timeout' : 'http_error';
    const said = { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': reason };
    answer = await sendSigned(body, { ...type, ...said }, to);
  }
  return answer;
}

async function sendSigned(
  body: string,
  headers: Readonly<Record<string, string>>,
  { requestUrl, signingSecret, now }: DeliverTo,
): Promise<Delivery> {
  const url = requestUrl();
  if (url === undefined) return { ok: false, error: 'dispatch_failed' };
  const timestamp = String(Math.floor(now().getTime() / 1000));
  const signature = createHmac('sha256', signingSecret)
    .update(`v0:${timestamp}:${body}`)
    .digest('hex');
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: {
        ...headers,
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': `v0=${signature}`,
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const answer = await response.text();
    return response.ok
      ? { ok: true, body: answer }
      : { ok: false, error: `http_error_${response.status}` };
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError';
    return { ok: false, error: late ? 'operation_timeout' : 'dispatch_failed' };
  }
}
