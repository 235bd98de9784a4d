import * as z from 'zod/mini';
import { sentence } from '../../../shared/message.ts';
import { understood } from '../arguments.ts';
import { queryCommand } from '../command.ts';

const DEFAULT = 10;
const MOST = 50;

const count = understood((word) => {
  const typed = Number(word);
  return Number.isInteger(typed) && typed >= 1 && typed <= MOST ? typed : undefined;
});

export const command = queryCommand({
  name: 'top',
  topic: 'save',
  usage: '[10]',
  help: 'the open suggestions that save most',
  args: z.object({ count: z._default(count, DEFAULT) }),
  positional: ['count'],
  hint: sentence('`/trimtab top` takes a number from 1 to {most}: `/trimtab top 5`.', {
    most: MOST,
  }),
  load: () => import('./run.ts'),
});
