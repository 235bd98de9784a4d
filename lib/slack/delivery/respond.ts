import { errorFields, logEvent } from '../../shared/log.ts';
import type { FileView, MessageView } from '../blockKit/blocks.ts';
import type { Language } from '../i18n/translator.ts';
import {
  type BlockFallbackDeps,
  BlocksRefused,
  type OneForm,
  UNSUPPORTED_BLOCK_ERRORS,
  withBlockFallback,
} from './blockFallback.ts';

export interface RespondDeps extends BlockFallbackDeps {
  /** The language of the asker. */
  readonly language: Language;
  /** In place of the message at `responseUrl`. */
  readonly inPlace: boolean;
  /** For the whole channel, not for the asker alone. */
  readonly shared: boolean;
  /** Sends a file to the asker. */
  readonly sendFile: (file: FileView) => Promise<void>;
}

/**
 * Posts an answer to the response_url of a command or a button, in its plain form where Slack refuses
 * newer blocks. When the answer can't be made, the asker is told so, and the reason is logged and
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
    await withBlockFallback(view, (form) => post(responseUrl, deps, form), deps);
  } catch (error) {
    logEvent('answer.failed', errorFields(error));
    await post(
      responseUrl,
      { ...deps, shared: false },
      {
        text: deps.language.say(
          'Something went wrong. Nothing was changed. Try again in a minute; if it happens again, see the log of the function `report`.',
        ),
        blocks: [],
      },
    );
    throw error;
  }
}

async function post(
  responseUrl: string,
  { inPlace, shared }: Pick<RespondDeps, 'inPlace' | 'shared'>,
  { text, blocks }: OneForm,
): Promise<void> {
  const response = await fetch(responseUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      response_type: shared ? 'in_channel' : 'ephemeral',
      replace_original: inPlace,
      text,
      ...(blocks.length === 0 ? {} : { blocks }),
    }),
  });
  const body = await response.text();
  const refused = Object.keys(UNSUPPORTED_BLOCK_ERRORS).find((code) => body.includes(code));
  if (refused !== undefined) throw new BlocksRefused(refused);
  if (!response.ok) throw new Error(`Slack answered ${response.status} to the answer`);
}
