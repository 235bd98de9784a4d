import * as z from 'zod/mini';
import { queryCommand } from '../command.ts';
import { instanceIdArgument } from '../instanceArgument.ts';

export const command = queryCommand({
  name: 'history',
  topic: 'past',
  usage: '[i-…] [export]',
  help: 'who did what, when and why; `export` sends a file of JSON lines',
  args: z.object({ instanceId: z.optional(instanceIdArgument), export: z.boolean() }),
  positional: ['instanceId'],
  load: () => import('./run.ts'),
});
