import { errorFields, logEvent } from '../config/logEvent.ts';
import type { RefusalStore } from '../store/refusalStore.ts';
import type { FileView, MessageView } from './view.ts';

export interface RespondDeps {
  readonly now: () => Date;
  /** In place of the message at `responseUrl`. */
  readonly inPlace: boolean;
  readonly refusals: RefusalStore;
  /** Gives the asker a file. */
  readonly sendFile: (file: FileView) => Promise<void>;
}

/** What a workspace refuses when it refuses a view that has a plain form. */
const NEW_BLOCKS = 'new blocks';

/**
 * Gives the answer to the asker alone; in its plain form where Slack refuses the
 * blocks of this year. When it can't be made, the asker is told so, and the reason is logged and
 * thrown.
 */
export async function respond(
  responseUrl: string,
  answer: () => Promise<MessageView>,
  deps: RespondDeps,
): Promise<void> {
  try {
    const view = await answer();
    if (view.file !== undefined) await deps.sendFile(view.file);
    await postEitherWay(responseUrl, view, deps);
  } catch (error) {
    logEvent('report.failed', errorFields(error));
    await post(responseUrl, deps.inPlace, {
      text: 'Something broke while I was reading. Nothing was changed. Try again in a minute; if it stays so, the log of the function `report` says why.',
      blocks: [],
    });
    throw error;
  }
}

async function postEitherWay(
  responseUrl: string,
  view: MessageView,
  { now, refusals, inPlace }: RespondDeps,
): Promise<void> {
  const { plain } = view;
  if (plain === undefined) return post(responseUrl, inPlace, view);
  const inPlain = { text: view.text, blocks: plain };
  if (await refusals.isRefused(NEW_BLOCKS, now())) return post(responseUrl, inPlace, inPlain);
  try {
    await post(responseUrl, inPlace, view);
  } catch (error) {
    if (!(error instanceof BlocksRefused)) throw error;
    await refusals.remember(NEW_BLOCKS, now());
    await post(responseUrl, inPlace, inPlain);
  }
}

async function post(
  responseUrl: string,
  inPlace: boolean,
  { text, blocks }: Pick<MessageView, 'text' | 'blocks'>,
): Promise<void> {
  const response = await fetch(responseUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      response_type: 'ephemeral',
      replace_original: inPlace,
      text,
      ...(blocks.length === 0 ? {} : { blocks }),
    }),
  });
  const said = await response.text();
  if (said.includes('invalid_blocks')) throw new BlocksRefused();
  if (!response.ok) throw new Error(`Slack answered ${response.status} to the report`);
}

class BlocksRefused extends Error {
  override readonly name = 'BlocksRefused';
  constructor() {
    super('Slack refused the blocks of the report');
  }
}
