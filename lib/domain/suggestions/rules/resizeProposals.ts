import { ok, type Result } from '../../../shared/result.ts';
import type { Instance } from '../../fleet/instance.ts';
import type { RecommendationOption } from '../../fleet/recommendation.ts';
import { checkChange } from '../../preflight/runPreflight.ts';
import { listPrice } from '../../pricing/listPrice.ts';
import type { NoPrice, Price } from '../../pricing/priceBook.ts';
import { cashSavingOfInstance, monthlySaving } from '../monthlySaving.ts';
import type { ResizeProposal, RuleFacts } from './rule.ts';

/** Compute Optimizer's options for an instance that are another type, by rank. */
export function otherOptions({ recommendation, instanceType }: Instance) {
  return (recommendation?.options ?? []).filter((option) => option.instanceType !== instanceType);
}

/** Each of Compute Optimizer's options as a proposal, by rank; an error where there is no price. */
export function resizeProposals(
  kind: ResizeProposal['kind'],
  instance: Instance,
  facts: RuleFacts,
): readonly Result<ResizeProposal, NoPrice>[] {
  const from = listPrice(instance, facts.priceBook);
  if (!from.ok) return [from];
  return otherOptions(instance).map((option) =>
    proposalFor(option, kind, from.value, instance, facts),
  );
}

function proposalFor(
  { instanceType: to, performanceRisk }: RecommendationOption,
  kind: ResizeProposal['kind'],
  from: Price,
  instance: Instance,
  { priceBook, inventory, changeScope, cashSavingOf }: RuleFacts,
): Result<ResizeProposal, NoPrice> {
  const price = listPrice(instance, priceBook, to);
  if (!price.ok) return price;
  return ok({
    kind,
    to,
    saving: monthlySaving(from, price.value, cashSavingOfInstance(instance, to, cashSavingOf)),
    preflight: checkChange(instance, to, inventory, changeScope),
    fallbacks: [],
    ...(performanceRisk === undefined ? {} : { performanceRisk }),
  });
}
