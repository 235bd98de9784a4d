import { sentence } from '../../../shared/message.ts';
import { isBlocked } from '../../preflight/preflight.ts';
import { otherOptions, resizeProposals } from './resizeProposals.ts';
import { isBilledAtList, type Rule } from './rule.ts';

/** For an under-provisioned instance: the first option that no check blocks, whatever it costs. */
export const upsize: Rule = {
  id: 'upsize',
  source: 'https://docs.aws.amazon.com/compute-optimizer/latest/ug/view-ec2-recommendations.html',
  reads: ['recommendations', 'listPrices'],
  target: 'instance',
  pricedTypes: (instance) => otherOptions(instance).map(({ instanceType }) => instanceType),
  applies: (instance) =>
    isBilledAtList(instance) &&
    instance.recommendation?.finding === 'underProvisioned' &&
    otherOptions(instance).length > 0,
  propose: (instance, facts) => {
    const proposals = resizeProposals('upsize', instance, facts);
    const unblocked = proposals.find((each) => each.ok && !isBlocked(each.value.preflight));
    return [unblocked ?? proposals[0]].flatMap((each) => each ?? []);
  },
  evidence: () => sentence('Compute Optimizer finds it under-provisioned.'),
};
