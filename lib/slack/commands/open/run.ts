import { routed } from '../../../domain/digest/buildDigests.ts';
import type { MessageView } from '../../blockKit/blocks.ts';
import type { Asker } from '../command.ts';
import type { QueryDeps } from '../deps.ts';
import { openSuggestions } from '../openSuggestions.ts';
import { openMessage } from './message.ts';

interface Args {
  readonly after: number;
  readonly in?: string | undefined;
}

/** A page of the open suggestions that are posted in one channel, or to one person. */
export async function run(
  { after, in: place }: Args,
  { language }: Asker,
  deps: QueryDeps,
): Promise<MessageView> {
  const open = await openSuggestions(deps);
  const addressOf = await deps.recipients(open);
  const to = place ?? deps.mainChannel;
  const here = open.filter(
    ({ suggestion }) => (addressOf(routed(suggestion)) ?? deps.mainChannel) === to,
  );
  return openMessage(here, after, to, deps.accountNames, language);
}
