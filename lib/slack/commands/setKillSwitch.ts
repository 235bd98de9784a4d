import type { Sentence } from '../../shared/message.ts';
import { type MessageView, messageOf } from '../blockKit/blocks.ts';
import type { ActionContext } from './command.ts';

/**
 * Sets the kill switch for an approver, effective at once: a workflow reads it before each call that
 * changes something. `done` answers them; anybody else is told who the approvers are.
 */
export async function setKillSwitch(
  to: 'stop' | 'start',
  done: Sentence,
  { by, client, deps, language }: ActionContext,
): Promise<MessageView> {
  const admitted = await deps.approvers.admit(by, client);
  if (!admitted.ok) return messageOf(language.tell(admitted.error));
  const at = deps.now().toISOString();
  await (to === 'stop'
    ? deps.killSwitch.stop(admitted.value, at)
    : deps.killSwitch.start(admitted.value, at));
  return messageOf(language.tell(done));
}
