import { WebAPIPlatformError } from '@slack/web-api';
import type { UnsupportedBlocksStore } from '../../store/cache/unsupportedBlocksStore.ts';
import type { MessageView } from '../blockKit/blocks.ts';

export interface BlockFallbackDeps {
  readonly unsupportedBlocks: UnsupportedBlocksStore;
  readonly now: () => Date;
}

/** A view as one of its forms: what `send` gives to Slack. */
export type OneForm = Pick<MessageView, 'text' | 'blocks'>;

/**
 * Sends a view with the blocks of this year, and in its plain form to a workspace that refuses
 * them: what was refused is remembered for a day (docs/facts/slack.md#newer-blocks). A message that
 * is too long as it is goes out in its plain form, too; that says nothing of the next one. `send`
 * throws what Slack answers.
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

/** Slack's answer at a response_url that it does not take these blocks. */
export class BlocksRefused extends Error {
  override readonly name = 'BlocksRefused';
  readonly code: string;
  constructor(code: string) {
    super(`Slack refused the blocks: ${code}`);
    this.code = code;
  }
}

/** Slack's codes for blocks that it does not take, and why it may be so. */
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
