import { createHmac } from 'node:crypto';

export interface DeliverTo {
  /** The function URL; undefined while the bot is not up. */
  readonly requestUrl: () => string | undefined;
  readonly signingSecret: string;
  readonly now: () => Date;
}

/** What became of a payload: the app's answer, or the word that Slack shows for its failure. */
export type Delivery =
  | { readonly ok: true; readonly body: string }
  | { readonly ok: false; readonly error: 'operation_timeout' | 'dispatch_failed' | string };

/** An app has three seconds to answer (slack.md, section 1). */
const TIMEOUT_MS = 3_000;

/** Sends a form as Slack does: form-encoded, signed over the exact bytes. */
export async function deliver(
  fields: Readonly<Record<string, string>>,
  { requestUrl, signingSecret, now }: DeliverTo,
): Promise<Delivery> {
  const url = requestUrl();
  if (url === undefined) return { ok: false, error: 'dispatch_failed' };
  const body = new URLSearchParams(fields).toString();
  const timestamp = String(Math.floor(now().getTime() / 1000));
  const signature = createHmac('sha256', signingSecret)
    .update(`v0:${timestamp}:${body}`)
    .digest('hex');
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
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
