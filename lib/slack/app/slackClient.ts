import { WebClient, type WebClientOptions } from '@slack/web-api';

/** The client's default is no timeout at all (web-api: `timeout` is 0). */
const TIMEOUT_MS = 10_000;

/**
 * A Web API client for the worker and the workflows. Two retries: the workflow around it retries, too,
 * and the client's default policy retries for half an hour.
 */
export function slackClient(botToken: string, slackApiUrl?: string): WebClient {
  return new WebClient(botToken, {
    retryConfig: { retries: 2 },
    timeout: TIMEOUT_MS,
    ...apiUrlOption(slackApiUrl),
  });
}

/**
 * The Web API client of the ingress, which has three seconds (docs/facts/slack.md#three-seconds): one
 * try with a short timeout. By default, the client waits for as long as a 429 says, past the timeout
 * of the function.
 */
export function ingressClientOptions(slackApiUrl?: string): WebClientOptions {
  return {
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 2000,
    ...apiUrlOption(slackApiUrl),
  };
}

function apiUrlOption(slackApiUrl: string | undefined): WebClientOptions {
  return slackApiUrl === undefined ? {} : { slackApiUrl };
}
