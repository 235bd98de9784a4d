import type { Sentence } from '../../../shared/message.ts';
import type { Result } from '../../../shared/result.ts';
import type { CashSavingOf } from '../../billing/cashSaving.ts';
import type { Instance } from '../../fleet/instance.ts';
import type { Inventory } from '../../fleet/inventory.ts';
import type { PreflightInput } from '../../preflight/preflight.ts';
import type { AncillaryPrices } from '../../pricing/ancillaryPrices.ts';
import type { NoPrice, PriceBook } from '../../pricing/priceBook.ts';
import type { Advice, Downsize, Evidence, Upsize } from '../suggestion.ts';

/**
 * One reason to suggest something for an instance. A rule that gives advice is one file in this
 * folder and its line in rules.ts: the views show what it says.
 */
export interface Rule {
  /** Stable: the id of stored advice is made of it. */
  readonly id: string;
  /** The AWS page that the rule follows. */
  readonly source: string;
  /** What it looks at. The daily workflow reads `ancillaryPrices` only when a rule names them. */
  readonly reads: readonly ('recommendations' | 'listPrices' | 'ancillaryPrices')[];
  /** An instance gets the first suggestion that a rule on instances has for it; so does a volume. */
  readonly target: Advice['target']['kind'];
  /** Types whose list price it needs, apart from the type of the instance. */
  readonly pricedTypes: (instance: Instance) => readonly string[];
  /** Whether to look at this instance at all. */
  readonly applies: (instance: Instance) => boolean;
  /** What it suggests: at most one proposal for each target; empty when there is nothing to say. */
  readonly propose: (instance: Instance, facts: RuleFacts) => readonly Result<Proposal, NoPrice>[];
  /** Why, in one sentence. */
  readonly evidence: (instance: Instance, proposal: Proposal) => Sentence;
}

/** What is known of the account and Region of an instance. */
export interface RuleFacts {
  readonly inventory: Inventory;
  readonly priceBook: PriceBook;
  readonly changeScope: PreflightInput['changeScope'];
  /** What the bill does once commitments are counted. */
  readonly cashSavingOf: CashSavingOf;
  /** What AWS charges in this Region in addition to instance-hours; absent: not read. */
  readonly ancillaryPrices?: AncillaryPrices | undefined;
}

/** A suggestion before it has the facts that every suggestion carries (suggest.ts). */
export type Proposal = ResizeProposal | AdviceProposal;

export interface ResizeProposal
  extends Pick<Downsize | Upsize, 'kind' | 'to' | 'saving' | 'preflight' | 'fallbacks'>,
    Pick<Evidence, 'performanceRisk'> {}

export type AdviceProposal = Pick<
  Advice,
  'kind' | 'target' | 'title' | 'action' | 'instanceUsage' | 'saving'
>;

/** A stopped instance costs nothing per hour, and Spot is not billed by the list. */
export function isBilledAtList({ state, lifecycle }: Instance): boolean {
  return state === 'running' && lifecycle === 'on-demand';
}
