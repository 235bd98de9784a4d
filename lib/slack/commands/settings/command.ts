import * as z from 'zod/mini';
import { queryCommand } from '../command.ts';

export const command = queryCommand({
  name: 'settings',
  topic: 'setup',
  usage: '',
  help: 'channel, approvers, limits, maintenance windows; approvers see all of it',
  args: z.object({}),
  // What an approver sees is not for the whole channel.
  isShareable: false,
  load: () => import('./run.ts'),
});
