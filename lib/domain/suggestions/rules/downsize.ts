import { sentence } from '../../../shared/message.ts';
import { ok } from '../../../shared/result.ts';
import type { Inventory } from '../../fleet/inventory.ts';
import { isBlocked } from '../../preflight/preflight.ts';
import { savesCash } from '../savingAmount.ts';
import { otherOptions, resizeProposals } from './resizeProposals.ts';
import { isBilledAtList, type ResizeProposal, type Rule } from './rule.ts';

/**
 * The first of Compute Optimizer's options that saves at list price and on the bill, and that no
 * check blocks. When there is none, one that is blocked, so that people see why; when none of them
 * has a price, why not.
 */
export const downsize: Rule = {
  id: 'downsize',
  source: 'https://docs.aws.amazon.com/compute-optimizer/latest/ug/view-ec2-recommendations.html',
  reads: ['recommendations', 'listPrices'],
  target: 'instance',
  pricedTypes: (instance) => otherOptions(instance).map(({ instanceType }) => instanceType),
  applies: (instance) =>
    isBilledAtList(instance) &&
    instance.recommendation?.finding !== 'underProvisioned' &&
    otherOptions(instance).length > 0,
  propose: (instance, facts) => {
    const proposals = resizeProposals('downsize', instance, facts);
    const cheaper = proposals.flatMap((each) =>
      each.ok && each.value.saving.list > 0 ? [each.value] : [],
    );
    const unblocked = cheaper.filter(({ preflight }) => !isBlocked(preflight));
    const best = unblocked.find(({ saving }) => savesCash(saving)) ?? unblocked[0] ?? cheaper[0];
    if (best === undefined) return proposals.filter((each) => !each.ok).slice(0, 1);
    const saving = unblocked.filter((each) => savesCash(each.saving));
    return [ok({ ...best, fallbacks: fallbacksFor(best, saving, facts.inventory) })];
  },
  evidence: ({ recommendation }) =>
    recommendation?.finding === 'overProvisioned'
      ? sentence('Compute Optimizer finds it over-provisioned.')
      : sentence('Compute Optimizer knows a cheaper type for this load.'),
};

/** The other options of the same size that save as well, and warn of nothing more. */
function fallbacksFor(
  best: ResizeProposal,
  saving: readonly ResizeProposal[],
  { instanceTypes }: Inventory,
): ResizeProposal['fallbacks'] {
  const sizeOf = ({ to }: ResizeProposal) => {
    const specs = instanceTypes.find(({ instanceType }) => instanceType === to);
    return `${specs?.vcpus} ${specs?.memoryMiB}`;
  };
  const accepted = new Set(best.preflight.map(({ check }) => check));
  return saving
    .filter((other) => other.to !== best.to && sizeOf(other) === sizeOf(best))
    .filter(({ preflight }) => preflight.every(({ check }) => accepted.has(check)))
    .map((other) => ({ to: other.to, saving: other.saving }));
}
