import { WebAPIPlatformError } from '@slack/web-api';
import type { RefusalStore } from '../store/refusalStore.ts';
import type { MessageView } from './view.ts';

export interface EitherFormDeps {
  readonly refusals: RefusalStore;
  readonly now: () => Date;
}

/** A view as one of its forms: what `send` gives to Slack. */
export type OneForm = Pick<MessageView, 'text' | 'blocks'>;

/**
 * Sends a view with the blocks of this year, and in its plain form to a workspace that refuses them:
 * what was refused is remembered for a day (slack.md, section 2). `send` throws what Slack answers.
 */
export async function inEitherForm<Answer>(
  { text, blocks, plain }: MessageView,
  send: (form: OneForm) => Promise<Answer>,
  { refusals, now }: EitherFormDeps,
): Promise<Answer> {
  const known = new Set<string>(plain?.map(({ type }) => type));
  const key = [...new Set(blocks.map(({ type }) => type))]
    .filter((type) => !known.has(type))
    .toSorted()
    .join();
  if (plain === undefined || key === '') return send({ text, blocks });
  if (await refusals.isRefused(key, now())) return send({ text, blocks: plain });
  try {
    return await send({ text, blocks });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const answer = await send({ text, blocks: plain });
    await refusals.remember(key, now());
    return answer;
  }
}

/** Slack's answer at a response_url that it does not take these blocks. */
export class BlocksRefused extends Error {
  override readonly name = 'BlocksRefused';
  constructor() {
    super('Slack refused the blocks');
  }
}

function isRefusal(error: unknown): boolean {
  if (error instanceof BlocksRefused) return true;
  return (
    error instanceof WebAPIPlatformError &&
    ['invalid_blocks', 'invalid_arguments'].includes(error.data.error)
  );
}
