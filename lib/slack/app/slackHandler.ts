import { AwsLambdaReceiver } from '@slack/bolt';
import type {
  APIGatewayProxyStructuredResultV2,
  Context,
  LambdaFunctionURLEvent,
} from 'aws-lambda';
import type { SlackDeps } from '../interactions/deps.ts';
import { boltLogger } from './boltLogger.ts';
import { createSlackApp } from './slackApp.ts';
import { verifyRequest } from './verifyRequest.ts';

export interface SlackSecrets {
  readonly botToken: string;
  readonly signingSecret: string;
}

type Handler = (
  event: LambdaFunctionURLEvent,
  context: Context,
) => Promise<APIGatewayProxyStructuredResultV2>;

/**
 * The handler of the function URL. It checks the signature on the exact bytes itself, before
 * anything is parsed, and hands Bolt only what passed: Bolt's receiver parses first, decodes base64
 * as ASCII and accepts time stamps from the future (docs/facts/slack.md#requests).
 */
export function createSlackHandler(secrets: SlackSecrets, deps: SlackDeps): Handler {
  const receiver = new AwsLambdaReceiver({
    signingSecret: secrets.signingSecret,
    signatureVerification: false,
    logger: boltLogger(),
  });
  createSlackApp(receiver, secrets.botToken, deps);
  const bolt = receiver.toHandler();

  return async (event, context) => {
    const verified = verifyRequest(event, secrets.signingSecret, deps.now());
    if (!verified.ok) return verified.error;
    if (!isWellFormed(verified.value, event.headers['content-type'])) {
      return { statusCode: 400, body: 'The request is not in a form that Slack sends.' };
    }
    return bolt({ ...event, body: verified.value, isBase64Encoded: false }, context);
  };
}

/** Bolt throws on any other body, even one that is signed: it gets a clear answer instead. */
function isWellFormed(body: string, contentType: string | undefined): boolean {
  if (contentType === 'application/json') return isJsonObject(body);
  if (contentType !== 'application/x-www-form-urlencoded') return false;
  const payload = new URLSearchParams(body).get('payload');
  return payload === null ? body !== '' : isJsonObject(payload);
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}
