import { instanceKey, type Region } from '../../shared/ids.ts';
import type { Sentence } from '../../shared/message.ts';
import type { Result } from '../../shared/result.ts';
import type { Instance } from '../fleet/instance.ts';
import type { Inventory } from '../fleet/inventory.ts';
import type { AncillaryPrices } from '../pricing/ancillaryPrices.ts';
import type { NoPrice } from '../pricing/priceBook.ts';
import { adviceId, attachedTo, resizeId, withPlanHash } from './planHash.ts';
import type { Proposal, Rule, RuleFacts } from './rules/rule.ts';
import { RULES } from './rules/rules.ts';
import { savesCash, savingAmountOf } from './savingAmount.ts';
import type { Evidence, Suggestion } from './suggestion.ts';

export interface SuggestInput extends Omit<RuleFacts, 'inventory' | 'ancillaryPrices'> {
  readonly inventories: readonly Inventory[];
  /** By Region, as far as they were read. */
  readonly ancillaryPrices: ReadonlyMap<Region, AncillaryPrices>;
}

export interface Suggested {
  /** Best first: by cash where it is known, at list where it is not. */
  readonly suggestions: readonly Suggestion[];
  /** Changes that save at list, but nothing on the bill until a commitment ends. */
  readonly deferredByCommitments: readonly Suggestion[];
  /** Instances that a rule applies to and that have no list price, with the reason. */
  readonly withoutPrice: readonly { readonly instance: string; readonly reason: Sentence }[];
}

/**
 * What the rules suggest for a fleet. Each target (an instance, or a volume) gets what the first
 * rule says about it. Without exactly one list price for each type there is no suggestion: a guess
 * would be a wrong saving (docs/facts/pricing-and-commitments.md#one-sku-or-no-price).
 */
export function suggest(input: SuggestInput, rules: readonly Rule[] = RULES): Suggested {
  const suggestions: Suggestion[] = [];
  const withoutPrice: { instance: string; reason: Sentence }[] = [];
  for (const inventory of input.inventories) {
    const ancillaryPrices = input.ancillaryPrices.get(inventory.region);
    const facts = { ...input, inventory, ancillaryPrices };
    for (const instance of inventory.instances) {
      const found = suggestionsFor(instance, facts, rules);
      suggestions.push(...found.flatMap((each) => (each.ok ? [each.value] : [])));
      const unpriced = found.find((each) => !each.ok);
      if (unpriced !== undefined && !unpriced.ok) {
        withoutPrice.push({ instance: instanceKey(instance), reason: unpriced.error.message });
      }
    }
  }
  const ranked = suggestions.toSorted(bySavingAmount);
  return {
    suggestions: ranked.filter(isWorthwhileNow),
    deferredByCommitments: ranked.filter((each) => !isWorthwhileNow(each)),
    withoutPrice,
  };
}

/** More capacity is worth its price; everything else has to lower the bill. */
function isWorthwhileNow({ kind, saving }: Suggestion): boolean {
  return kind === 'upsize' || savesCash(saving);
}

/** At most one outcome for each target: a rule that comes later has no say about it. */
function suggestionsFor(
  instance: Instance,
  facts: RuleFacts,
  rules: readonly Rule[],
): readonly Result<Suggestion, NoPrice>[] {
  const outcomes = new Map<string, Result<Suggestion, NoPrice>>();
  for (const rule of rules) {
    if (rule.target === 'instance' && outcomes.has(INSTANCE)) continue;
    if (!rule.applies(instance)) continue;
    for (const proposed of rule.propose(instance, facts)) {
      const target = proposed.ok ? targetOf(proposed.value) : rule.target;
      if (outcomes.has(target)) continue;
      outcomes.set(
        target,
        proposed.ok ? { ok: true, value: suggestionOf(rule, instance, proposed.value) } : proposed,
      );
    }
  }
  return [...outcomes.values()];
}

const INSTANCE = 'instance';

function targetOf(proposal: Proposal): string {
  return proposal.kind === 'advice' && proposal.target.kind === 'volume'
    ? proposal.target.volumeId
    : INSTANCE;
}

function suggestionOf(rule: Rule, instance: Instance, proposal: Proposal): Suggestion {
  const { account, region, instanceId, name, tags, state } = instance;
  const base = {
    instance: { account, region, instanceId },
    ...(name === undefined ? {} : { name }),
    tags,
    runState: state,
    from: instance.instanceType,
    reason: rule.evidence(instance, proposal),
  };
  if (proposal.kind === 'advice') {
    const advice = { ...base, ...proposal, rule: rule.id };
    return withPlanHash({
      ...advice,
      id: adviceId(instance, advice),
      evidence: evidenceOf(instance),
      preflight: [],
    });
  }
  const { performanceRisk, ...resize } = proposal;
  return withPlanHash({
    ...base,
    ...resize,
    id: resizeId(instance, { from: base.from, to: proposal.to }),
    attached: attachedTo(instance),
    evidence: evidenceOf(instance, performanceRisk),
  });
}

/** What Compute Optimizer reports of an instance, and its rating of a type, as far as it says. */
export function evidenceOf(instance: Instance, performanceRisk?: number): Evidence {
  const { recommendation } = instance;
  return {
    utilization: recommendation?.utilization ?? {},
    observedAt: instance.observedAt,
    ...(recommendation?.lookbackDays === undefined
      ? {}
      : { lookbackDays: recommendation.lookbackDays }),
    ...(recommendation?.refreshedAt === undefined
      ? {}
      : { refreshedAt: recommendation.refreshedAt }),
    ...(performanceRisk === undefined ? {} : { performanceRisk }),
  };
}

function bySavingAmount(a: Suggestion, b: Suggestion): number {
  return savingAmountOf(b.saving) - savingAmountOf(a.saving) || a.id.localeCompare(b.id);
}
