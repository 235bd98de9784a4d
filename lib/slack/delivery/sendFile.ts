import type { WebClient } from '@slack/web-api';
import type { FileView } from '../blockKit/blocks.ts';

/**
 * Uploads a file to the direct messages of one user, who decides whom to share it with. Throws what
 * Slack refuses.
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
