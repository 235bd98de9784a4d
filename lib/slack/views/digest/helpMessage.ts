import { type MessageView, section } from '../../blockKit/blocks.ts';
import type { Text } from '../../i18n/ko.ts';
import type { Language } from '../../i18n/translator.ts';

/** What can be typed, by the question that it answers. */
export function helpMessage({ say }: Language): MessageView {
  return {
    text: say('What Trimtab can do'),
    blocks: [section(LINES.map((line) => say(line)).join('\n'))],
  };
}

const LINES = [
  '*What do we spend?*',
  '`/trimtab report` every instance with its cost, dearest first',
  '`/trimtab report account=… region=… tag=key:value family=… sort=name csv` some of them, in another order, as a file; a value with spaces in quotes: `tag=team:"data platform"`',
  '*What about this one?*',
  '`/trimtab instance i-…` or `/trimtab instance its-name` what it is, what it costs, what could be done',
  '`/trimtab compare i-…` every way to buy it, and the one to take',
  '`/trimtab check i-… m7i.large` what speaks against a change, and what it saves',
  '`/trimtab find vcpu=4 memory=16 arch=arm64` types that have what you need, cheapest first; also `burstable=no disk=yes family=m7* region=…`',
  '*What should we buy?*',
  '`/trimtab plan` right-size, then commit, then Spot: the bill after each',
  '`/trimtab plan 2.50` what a Compute Savings Plan of $2.50 an hour would do',
  '`/trimtab commitments` what you own, how well it is used, and when it ends',
  '*What happened?*',
  '`/trimtab savings` what was saved so far, over time and one by one',
  '`/trimtab history` or `/trimtab history i-…` who did what, when; with `export` as a file of JSON lines',
  '*How is it set up?*',
  '`/trimtab settings` channel, approvers, limits, windows',
  '*Stop everything*',
  '`/trimtab stop` no change goes on; what is under way goes back. `/trimtab start` lets it go on',
  '*What can be trimmed?*',
  'The digest comes every morning in its channel. Approve, Details, Snooze, Dismiss and Assign are on its cards; what is yours is on my Home.',
] as const satisfies readonly Text[];
