import * as z from 'zod/mini';
import { sentence } from '../../../shared/message.ts';
import { queryCommand } from '../command.ts';
import { instanceArgument } from '../instanceArgument.ts';

export const command = queryCommand({
  name: 'compare',
  topic: 'instance',
  usage: 'i-…',
  help: 'every way to buy it with its break-even point, and the one to take; by ID or name',
  args: z.object({ which: instanceArgument }),
  positional: ['which'],
  takesRest: true,
  hint: sentence('Which instance? Type `/trimtab {verb} i-0123456789abcdef0`, or its name.', {
    verb: 'compare',
  }),
  load: () => import('./run.ts'),
});
