import { type Block, elementsOf } from './slack/blockKit.ts';

/** What a person enters who ticks every box of a dialog, by action. */
export function tickEverything(blocks: readonly Block[]): Readonly<Record<string, string[]>> {
  return Object.fromEntries(
    blocks
      .flatMap(elementsOf)
      .filter(({ type }) => type === 'checkboxes')
      .map(({ action_id, options }) => [
        String(action_id),
        Array.isArray(options) ? options.map(({ value }) => String(value)) : [],
      ]),
  );
}
