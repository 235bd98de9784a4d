import * as z from 'zod/mini';
import { parseInstanceType } from '../../../domain/fleet/instanceTypeName.ts';
import { sentence } from '../../../shared/message.ts';
import { err, ok } from '../../../shared/result.ts';
import { argument, quotable } from '../arguments.ts';
import { queryCommand } from '../command.ts';
import { instanceIdArgument } from '../instanceArgument.ts';

const instanceType = argument((text) => {
  const type = text.toLowerCase();
  return parseInstanceType(type) === undefined
    ? err(
        sentence('`{word}` is not an instance type. It looks like `m7i.large`.', {
          word: quotable(text),
        }),
      )
    : ok(type);
});

export const command = queryCommand({
  name: 'check',
  topic: 'instance',
  usage: 'i-… m7i.large',
  help: 'what blocks a change to another type, and what the change would save',
  args: z.object({ instanceId: instanceIdArgument, instanceType }),
  positional: ['instanceId', 'instanceType'],
  hint: sentence('Check what? Type `/trimtab check i-0123456789abcdef0 m7i.large`.'),
  load: () => import('./run.ts'),
});
