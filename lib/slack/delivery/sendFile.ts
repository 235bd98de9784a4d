import type { WebClient } from '@slack/web-api';
import type { FileView } from '../blockKit/blocks.ts';

/**
 * Puts a file into the conversation that the bot has with one person: what they asked for is theirs
 * to share. Throws what Slack answers.
 */
export async function sendFile(
  client: WebClient,
  userId: string,
  { name, title, content }: FileView,
): Promise<void> {
  const { channel } = await client.conversations.open({ users: userId });
  if (channel?.id === undefined) throw new Error('Slack opened no conversation');
  await client.filesUploadV2({ channel_id: channel.id, filename: name, title, content });
}
