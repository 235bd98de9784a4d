import * as z from 'zod/mini';
import { sentence } from '../../../shared/message.ts';
import { parseUsd } from '../../../shared/money.ts';
import { err, ok } from '../../../shared/result.ts';
import { argument, quotable } from '../arguments.ts';
import { queryCommand } from '../command.ts';

/** µUSD an hour: `2.50`, `$2.50/h`. */
const hourlyCommitment = argument((text) => {
  const amount = parseUsd(text.replace(/^\$/, '').replace(/\/h$/i, ''));
  return amount === undefined || amount <= 0
    ? err(
        sentence(
          '`{word}` is not an amount. `/trimtab plan 2.50` says what a Compute Savings Plan of $2.50 an hour would do.',
          { word: quotable(text) },
        ),
      )
    : ok(amount);
});

export const command = queryCommand({
  name: 'plan',
  topic: 'buy',
  usage: '[2.50]',
  help: 'the bill after right-sizing, commitments and Spot; or after a Compute Savings Plan of $2.50 an hour',
  args: z.object({ whatIf: z.optional(hourlyCommitment) }),
  positional: ['whatIf'],
  load: () => import('./run.ts'),
});
