import { createHmac, timingSafeEqual } from 'node:crypto';
import { err, ok, type Result } from '../../shared/result.ts';

/** The fields of a function URL request that are verified (payload format 2.0). */
export interface RawRequest {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body?: string;
  readonly isBase64Encoded: boolean;
}

/** What to answer to a request that is not Slack's. */
export interface Rejection {
  readonly statusCode: 400 | 401 | 413;
  readonly body: string;
}

/**
 * Slack's own limit for the age of a request; it holds in both directions
 * (docs/facts/slack.md#requests).
 */
const WINDOW_SECONDS = 300;

/** Slack's largest payloads are far below this. */
const LARGEST_BODY = 1_000_000;

/**
 * The body as text, if Slack signed exactly these bytes with our secret less than five minutes ago
 * (or less than five minutes ahead). Nothing is parsed before this.
 */
export function verifyRequest(
  request: RawRequest,
  signingSecret: string,
  now: Date,
): Result<string, Rejection> {
  const encoded = request.body ?? '';
  if (encoded.length > LARGEST_BODY * 1.4) return err(TOO_LARGE);
  const bytes = Buffer.from(encoded, request.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.byteLength > LARGEST_BODY) return err(TOO_LARGE);

  const timestamp = request.headers['x-slack-request-timestamp'] ?? '';
  if (!/^\d{1,12}$/.test(timestamp)) return err(NOT_SLACK);
  const age = now.getTime() / 1000 - Number(timestamp);
  if (Math.abs(age) > WINDOW_SECONDS) return err(NOT_SLACK);

  const expected = createHmac('sha256', signingSecret)
    .update(`v0:${timestamp}:`)
    .update(bytes)
    .digest('hex');
  const given = Buffer.from(request.headers['x-slack-signature'] ?? '', 'utf8');
  const wanted = Buffer.from(`v0=${expected}`, 'utf8');
  if (given.byteLength !== wanted.byteLength || !timingSafeEqual(given, wanted)) {
    return err(NOT_SLACK);
  }
  return ok(bytes.toString('utf8'));
}

const TOO_LARGE: Rejection = { statusCode: 413, body: 'The request is too large.' };

/** The same answer for every reason: an attacker learns nothing from it. */
const NOT_SLACK: Rejection = { statusCode: 401, body: 'The request is not signed by Slack.' };
