import type { MessageView } from '../../blockKit/blocks.ts';
import type { Asker } from '../command.ts';
import type { QueryDeps } from '../deps.ts';
import { openSuggestions } from '../openSuggestions.ts';
import { topMessage } from './message.ts';

/** The open suggestions with the largest monthly saving, of all channels. */
export async function run(
  { count }: { readonly count: number },
  { language }: Asker,
  deps: QueryDeps,
): Promise<MessageView> {
  return topMessage(await openSuggestions(deps), count, deps.accountNames, language);
}
