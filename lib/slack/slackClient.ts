import { WebClient } from '@slack/web-api';

/**
 * A Web API client for what the bot says of its own accord. Few retries: the workflow around it
 * tries again, and the client's own would go on for half an hour.
 */
export function slackClient(botToken: string, slackApiUrl?: string): WebClient {
  return new WebClient(botToken, {
    retryConfig: { retries: 2 },
    ...(slackApiUrl === undefined ? {} : { slackApiUrl }),
  });
}
