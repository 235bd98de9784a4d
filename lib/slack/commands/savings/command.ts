import * as z from 'zod/mini';
import { queryCommand } from '../command.ts';

export const command = queryCommand({
  name: 'savings',
  topic: 'past',
  usage: '',
  help: 'what the approved changes have saved so far, over time and one by one',
  args: z.object({}),
  load: () => import('./run.ts'),
});
