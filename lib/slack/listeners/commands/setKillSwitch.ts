import type { WebClient } from '@slack/web-api';
import { type Sentence, sentence } from '../../../shared/message.ts';
import type { SlackUser } from '../../auth/approvers.ts';
import type { SlackDeps } from '../../interactions/deps.ts';

/**
 * Stops every change before its next step, or lets them go on. For approvers, and effective at once:
 * the workflow asks before each call that changes something. The answer is what to say.
 */
export async function setKillSwitch(
  to: 'stop' | 'start',
  slackUser: SlackUser,
  client: WebClient,
  deps: SlackDeps,
): Promise<Sentence> {
  const admitted = await deps.approvers.admit(slackUser, client);
  if (!admitted.ok) return admitted.error;
  if (to === 'start') {
    await deps.killSwitch.start(admitted.value, deps.now().toISOString());
    return sentence(
      'Trimtab goes on. What waits for its window begins then; what came to nothing because Trimtab was stopped has to be approved again.',
    );
  }
  await deps.killSwitch.stop(admitted.value, deps.now().toISOString());
  return sentence(
    'Trimtab is stopped: nothing new is changed. What is on its way to its new type goes back; what runs there already, and is only waited for, is finished. Nothing is left stopped. `/trimtab start` lets it go on.',
  );
}
