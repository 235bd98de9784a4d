import * as z from 'zod/mini';
import { sentence } from '../../../shared/message.ts';
import { queryCommand } from '../command.ts';
import { instanceArgument } from '../instanceArgument.ts';

export const command = queryCommand({
  name: 'instance',
  topic: 'instance',
  usage: 'i-…',
  help: 'what it is, what it costs part by part, what could be changed; by ID or name',
  args: z.object({ which: instanceArgument }),
  positional: ['which'],
  takesRest: true,
  hint: sentence('Which instance? Type `/trimtab {verb} i-0123456789abcdef0`, or its name.', {
    verb: 'instance',
  }),
  load: () => import('./run.ts'),
});
