import * as z from 'zod/mini';
import { region } from '../../../shared/ids.ts';
import { sentence } from '../../../shared/message.ts';
import { understood } from '../arguments.ts';
import { queryCommand } from '../command.ts';

/** `4`, `16GiB` */
const amount = understood((word) => {
  const typed = Number(word.toLowerCase().replace(/(gib|gb|g)$/, ''));
  return typed > 0 && Number.isFinite(typed) ? typed : undefined;
});

const yesOrNo = understood((word) => {
  if (/^(yes|true|y)$/i.test(word)) return true;
  return /^(no|false|n)$/i.test(word) ? false : undefined;
});

/** By what people call them. */
const ARCHITECTURES = new Map<string, 'x86_64' | 'arm64'>([
  ['x86', 'x86_64'],
  ['x86_64', 'x86_64'],
  ['amd64', 'x86_64'],
  ['intel', 'x86_64'],
  ['amd', 'x86_64'],
  ['arm', 'arm64'],
  ['arm64', 'arm64'],
  ['graviton', 'arm64'],
]);

const family = understood((word) =>
  /^[a-z0-9-]+\*?$/i.test(word) ? word.toLowerCase() : undefined,
);

export const command = queryCommand({
  name: 'find',
  topic: 'instance',
  usage: 'vcpu=4 memory=16 [arch=arm64] [burstable=no] [disk=yes] [family=m7*] [region=…]',
  help: 'types that have what you need, cheapest first',
  args: z.object({
    /** At least so many. */
    vcpu: z.optional(amount),
    /** At least so many GiB. */
    memory: z.optional(amount),
    arch: z.optional(understood((word) => ARCHITECTURES.get(word.toLowerCase()))),
    burstable: z.optional(yesOrNo),
    /** With local disks. */
    disk: z.optional(yesOrNo),
    family: z.optional(family),
    region: z.optional(understood((word) => region.safeParse(word.toLowerCase()).data)),
  }),
  hint: sentence(
    'Types are found by `vcpu=4`, `memory=16`, `arch=arm64`, `burstable=no`, `disk=yes`, `family=m7*` and `region=eu-west-1`.',
  ),
  load: () => import('./run.ts'),
});
