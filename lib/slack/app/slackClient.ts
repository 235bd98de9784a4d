import { WebClient, type WebClientOptions } from '@slack/web-api';

/** The client's own patience has no end (web-api: `timeout` is 0 when left out). */
const PATIENCE_MS = 10_000;

/**
 * A Web API client for what the bot says of its own accord. Few retries: the workflow around it
 * tries again, and the client's own would go on for half an hour.
 */
export function slackClient(botToken: string, slackApiUrl?: string): WebClient {
  return new WebClient(botToken, {
    retryConfig: { retries: 2 },
    timeout: PATIENCE_MS,
    ...elsewhere(slackApiUrl),
  });
}

/**
 * How the ingress calls Slack, while somebody waits who has three seconds
 * (docs/facts/slack.md#three-seconds): once, and not for long. By default, the client would wait
 * for as long as a 429 says, past the end of the function.
 */
export function hastyClientOptions(slackApiUrl?: string): WebClientOptions {
  return {
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 2000,
    ...elsewhere(slackApiUrl),
  };
}

function elsewhere(slackApiUrl: string | undefined): WebClientOptions {
  return slackApiUrl === undefined ? {} : { slackApiUrl };
}
