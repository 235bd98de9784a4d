import type { KnownBlock } from '@slack/types';
import { type MessageView, plainText } from '../blockKit/blocks.ts';
import type { Language } from '../i18n/translator.ts';

/** Slack's limits: characters in the value of a button, blocks in a message (docs/facts/slack.md). */
const VALUE = 2000;
const MOST_BLOCKS = 50;

/**
 * An answer with the button that posts it to the channel, where both fit. `command` is what was
 * typed: the button runs it again.
 */
export function withShare(view: MessageView, command: string, { say }: Language): MessageView {
  const isFull = view.blocks.length >= MOST_BLOCKS || (view.plain?.length ?? 0) >= MOST_BLOCKS;
  const fits = command.length > 0 && command.length <= VALUE && !isFull;
  if (!fits || view.file !== undefined) return view;
  const text = plainText(say('Share in the channel'));
  const share: KnownBlock = {
    type: 'actions',
    elements: [{ type: 'button', action_id: 'share', text, value: command }],
  };
  return {
    ...view,
    blocks: [...view.blocks, share],
    ...(view.plain === undefined ? {} : { plain: [...view.plain, share] }),
  };
}
