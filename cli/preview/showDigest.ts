import { once } from 'node:events';
import { slackClient } from '../../lib/slack/app/slackClient.ts';
import { ENGLISH } from '../../lib/slack/i18n/translator.ts';
import { digestMessage } from '../../lib/slack/views/digest/digestMessage.ts';
import { BOT_TOKEN, CHANNEL } from '../../local/demoTenant.ts';
import { startSlackStub } from '../../local/slackStub.ts';
import type { Preview } from './readSuggestions.ts';

/**
 * The digest as Slack would show it: posted to a local Slack, which refuses what Slack would refuse.
 * As text, or as a page until Ctrl-C, whose buttons do nothing.
 */
export async function showDigest({ digest }: Preview, web: boolean): Promise<void> {
  const slack = await startSlackStub();
  try {
    await slackClient(BOT_TOKEN, slack.apiUrl).chat.postMessage({
      channel: CHANNEL.id,
      ...digestMessage(digest, digest.top, ENGLISH),
    });
    if (!web) return console.log(slack.conversation());
    console.log(
      `Open ${slack.url} to see the digest. Its buttons do nothing here. Ctrl-C ends it.`,
    );
    await once(process, 'SIGINT');
  } finally {
    await slack.close();
  }
}
