import * as z from 'zod/mini';
import { sentence } from '../../../shared/message.ts';
import { err, ok } from '../../../shared/result.ts';
import { argument } from '../arguments.ts';
import { queryCommand } from '../command.ts';
import { SORT_KEYS } from './sortRows.ts';

const tag = argument((text) => {
  const [key = '', value] = text.split(/:(.*)/s);
  return key === '' || value === undefined
    ? err(sentence('A tag is written `tag=key:value`, for example `tag=env:prod`.'))
    : ok({ key, value });
});

const sortKey = argument((text) => {
  const found = SORT_KEYS.find((each) => each === text.toLowerCase());
  const orders = SORT_KEYS.map((each) => `\`${each}\``).join(', ');
  return found === undefined
    ? err(sentence('A report is sorted by {orders}: `sort=cost`.', { orders }))
    : ok(found);
});

export const command = queryCommand({
  name: 'report',
  topic: 'spend',
  usage: '[account=…] [region=…] [tag=key:"a value"] [family=…] [sort=name] [csv]',
  help: 'every instance with its cost, most expensive first; `csv` sends a file',
  args: z.object({
    account: z.array(z.string()),
    region: z.array(z.string()),
    tag: z.array(tag),
    family: z.array(z.string()),
    sort: z._default(sortKey, 'cost'),
    csv: z.boolean(),
  }),
  hint: sentence(
    'A report takes `account=`, `region=`, `tag=key:value`, `family=`, `sort=` and `csv`.',
  ),
  load: () => import('./run.ts'),
});
