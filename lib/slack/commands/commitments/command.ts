import * as z from 'zod/mini';
import { queryCommand } from '../command.ts';

export const command = queryCommand({
  name: 'commitments',
  topic: 'buy',
  usage: '',
  help: 'the Reserved Instances and Savings Plans that you own, how well they are used, and when they end',
  args: z.object({}),
  load: () => import('./run.ts'),
});
