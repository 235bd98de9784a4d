import { errorFields, logEvent } from '../config/logEvent.ts';
import type { MessageView } from './view.ts';

/**
 * Puts the answer in place of the one that said "Reading…". When it can't be made, the asker is told
 * so, and the reason is logged and thrown.
 */
export async function respond(
  responseUrl: string,
  answer: () => Promise<MessageView>,
): Promise<void> {
  try {
    await post(responseUrl, await answer());
  } catch (error) {
    logEvent('report.failed', errorFields(error));
    await post(responseUrl, {
      text: 'Something broke while I was reading. Nothing was changed. Try again in a minute; if it stays so, the log of the function `report` says why.',
      blocks: [],
    });
    throw error;
  }
}

async function post(responseUrl: string, { text, blocks }: MessageView): Promise<void> {
  const response = await fetch(responseUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      response_type: 'ephemeral',
      replace_original: true,
      text,
      ...(blocks.length === 0 ? {} : { blocks }),
    }),
  });
  if (!response.ok) throw new Error(`Slack answered ${response.status} to the report`);
}
