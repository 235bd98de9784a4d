import * as z from 'zod/mini';
import { sentence } from '../../../shared/message.ts';
import { understood } from '../arguments.ts';
import { queryCommand } from '../command.ts';

/** More suggestions than any company reads. */
const MOST = 1_000_000;

const offset = understood((word) =>
  /^\d{1,15}$/.test(word) ? Math.min(MOST, Number(word)) : undefined,
);

/** A channel or a person, by Slack's id. */
const place = understood((word) => (/^[A-Z0-9]{1,40}$/.test(word) ? word : undefined));

export const command = queryCommand({
  name: 'open',
  topic: 'save',
  usage: '[after=8] [in=C0123ABCD]',
  help: 'the cards of all open suggestions of a channel, largest saving first',
  args: z.object({
    /** How many are skipped. */
    after: z._default(offset, 0),
    /** Where the suggestions are posted; the main channel when it is left out. */
    in: z.optional(place),
  }),
  hint: sentence('`/trimtab open` takes `after=8` and `in=` with the ID of a channel.'),
  // Each page has its own buttons.
  isShareable: false,
  load: () => import('./run.ts'),
});
