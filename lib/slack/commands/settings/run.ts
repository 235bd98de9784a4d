import type { MessageView } from '../../blockKit/blocks.ts';
import { settingsBlocks } from '../../views/digest/settingsBlocks.ts';
import type { Asker } from '../command.ts';
import type { QueryDeps } from '../deps.ts';

/** The configuration: all of it for an approver, the channel and the approvers for others. */
export async function run(
  _args: object,
  { language, isApprover }: Asker,
  { config }: QueryDeps,
): Promise<MessageView> {
  return {
    text: language.say('Trimtab settings'),
    blocks: settingsBlocks(config, await isApprover(), language),
  };
}
