import { WebAPIPlatformError } from '@slack/web-api';
import type { UnsupportedBlocksStore } from '../../store/cache/unsupportedBlocksStore.ts';
import type { MessageView } from '../blockKit/blocks.ts';

export interface BlockFallbackDeps {
  readonly unsupportedBlocks: UnsupportedBlocksStore;
  readonly now: () => Date;
}

/** One form of a view, which `send` sends. */
export type OneForm = Pick<MessageView, 'text' | 'blocks'>;

/**
 * Sends a view with newer block types, and in its plain form to a workspace that refuses them: the
 * refusal is stored for a day (docs/facts/slack.md#newer-blocks). A message that is too long is sent
 * in its plain form, too, without storing anything. `send` throws what Slack refuses.
 */
export async function withBlockFallback<Answer>(
  { text, blocks, plain }: MessageView,
  send: (form: OneForm) => Promise<Answer>,
  { unsupportedBlocks, now }: BlockFallbackDeps,
): Promise<Answer> {
  const known = new Set<string>(plain?.map(({ type }) => type));
  const key = [...new Set(blocks.map(({ type }) => type))]
    .filter((type) => !known.has(type))
    .toSorted()
    .join();
  if (plain === undefined || key === '') return send({ text, blocks });
  if (await unsupportedBlocks.isRefused(key, now())) return send({ text, blocks: plain });
  try {
    return await send({ text, blocks });
  } catch (error) {
    const why = refusalOf(error);
    if (why === undefined) throw error;
    const answer = await send({ text, blocks: plain });
    if (why === 'unknown blocks') await unsupportedBlocks.remember(key, now());
    return answer;
  }
}

/** Slack refused blocks that were posted to a response_url. */
export class BlocksRefused extends Error {
  override readonly name = 'BlocksRefused';
  readonly code: string;
  constructor(code: string) {
    super(`Slack refused the blocks: ${code}`);
    this.code = code;
  }
}

/** Slack's error codes for blocks that it refuses, and what each may mean. */
export const UNSUPPORTED_BLOCK_ERRORS: Readonly<Record<string, 'unknown blocks' | 'too long'>> = {
  invalid_blocks: 'unknown blocks',
  invalid_arguments: 'unknown blocks',
  msg_blocks_too_long: 'too long',
};

function refusalOf(error: unknown): (typeof UNSUPPORTED_BLOCK_ERRORS)[string] | undefined {
  if (error instanceof BlocksRefused) return UNSUPPORTED_BLOCK_ERRORS[error.code];
  return error instanceof WebAPIPlatformError
    ? UNSUPPORTED_BLOCK_ERRORS[error.data.error]
    : undefined;
}
