import { type MessageView, messageOf } from '../blockKit/blocks.ts';
import { withShare } from '../delivery/withShare.ts';
import type { Asker } from './command.ts';
import type { QueryDeps } from './deps.ts';
import { parseCommand } from './parseCommand.ts';

/**
 * The answer to a command that reads, by what was typed or what a button stands for. With
 * `offersShare`, it has the button that posts the same answer to the channel.
 */
export async function answerQuery(
  text: string,
  asker: Asker,
  deps: QueryDeps,
  { offersShare }: { readonly offersShare: boolean },
): Promise<MessageView> {
  const { say, tell } = asker.language;
  const parsed = parseCommand(text);
  if (!parsed.ok) return messageOf(tell(parsed.error));
  // The ingress alone stops and starts Trimtab: a job that asks for it is not one of ours.
  if (parsed.value.kind !== 'query')
    return messageOf(say('This button does not belong to Trimtab.'));
  const view = await parsed.value.run(asker, deps);
  return offersShare && parsed.value.isShareable ? withShare(view, text, asker.language) : view;
}
