import * as z from 'zod/mini';
import { sentence } from '../../../shared/message.ts';
import { actionCommand } from '../command.ts';
import { setKillSwitch } from '../setKillSwitch.ts';

export const command = actionCommand({
  name: 'start',
  topic: 'stop',
  usage: '',
  help: 'changes may begin again after a stop',
  args: z.object({}),
  run: (_args, context) => setKillSwitch('start', STARTED, context),
});

const STARTED = sentence(
  'Trimtab is started: changes may begin again. What waits for its maintenance window begins then. What was aborted by the stop has to be approved again.',
);
