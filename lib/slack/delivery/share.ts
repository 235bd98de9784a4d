import type { KnownBlock } from '@slack/types';
import { type MessageView, plainText } from '../blockKit/blocks.ts';
import type { Language } from '../i18n/translator.ts';
import { query as askSchema, type Query } from '../job.ts';

/** Slack's limits: the value of a button, and the blocks of a message. */
const VALUE = 2000;
const MOST_BLOCKS = 50;

/** An answer with the button that gives it to the whole channel, where both still fit. */
export function withShare(view: MessageView, query: Query, { say }: Language): MessageView {
  const value = JSON.stringify(query);
  const isFull = view.blocks.length >= MOST_BLOCKS || (view.plain?.length ?? 0) >= MOST_BLOCKS;
  if (value.length > VALUE || isFull || view.file !== undefined || query.kind === 'open')
    return view;
  const share: KnownBlock = {
    type: 'actions',
    elements: [
      { type: 'button', action_id: 'share', text: plainText(say('Share in the channel')), value },
    ],
  };
  return {
    ...view,
    blocks: [...view.blocks, share],
    ...(view.plain === undefined ? {} : { plain: [...view.plain, share] }),
  };
}

/** What a Share button asks for; undefined when its value is not ours. */
export function sharedAsk(value: unknown): Query | undefined {
  try {
    const read = askSchema.safeParse(JSON.parse(String(value)));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
