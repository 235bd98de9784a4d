import { type Block, elementsOf } from './slack/blockKit/blockKit.ts';

/** What a person enters who ticks every warning of a dialog and nothing else, by action. */
export function acceptWarnings(blocks: readonly Block[]): Readonly<Record<string, string[]>> {
  return Object.fromEntries(
    blocks
      .flatMap(elementsOf)
      .filter(({ action_id }) => String(action_id).startsWith('warnings'))
      .map(({ action_id, options }) => [
        String(action_id),
        Array.isArray(options) ? options.map(({ value }) => String(value)) : [],
      ]),
  );
}
