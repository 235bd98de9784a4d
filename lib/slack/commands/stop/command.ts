import * as z from 'zod/mini';
import { sentence } from '../../../shared/message.ts';
import { actionCommand } from '../command.ts';
import { setKillSwitch } from '../setKillSwitch.ts';

export const command = actionCommand({
  name: 'stop',
  topic: 'stop',
  usage: '',
  help: 'the kill switch: no new change begins, and what has not reached its new type rolls back',
  args: z.object({}),
  run: (_args, context) => setKillSwitch('stop', STOPPED, context),
});

const STOPPED = sentence(
  'Trimtab is stopped: no new change begins. Changes that have not reached their new type roll back; those that have are verified to the end. No instance is left stopped. `/trimtab start` ends this.',
);
