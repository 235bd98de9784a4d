import { block, type Check, check, type Found } from '../check.ts';
import type { InstanceInput } from '../preflight.ts';
import { hoursBetween } from './hoursBetween.ts';

/** What Compute Optimizer says. It holds for suggestions, and is no reason against a rollback. */
export const recommendation: readonly Check[] = [
  check({
    id: 'stale',
    looksFor:
      'Compute Optimizer analyzed the type that it has now, within the last week, and says for how long. The last start says nothing: many instances are stopped at night',
    remedy: 'wait a day',
    reads: {
      'compute-optimizer:GetEC2InstanceRecommendations': [
        'currentInstanceType',
        'lastRefreshTimestamp',
        'lookBackPeriodInDays',
      ],
    },
    source: 'https://docs.aws.amazon.com/compute-optimizer/latest/ug/requirements.html',
    appliesTo: 'suggestions',
    ofInstance: staleAnalysis,
  }),
  check({
    id: 'recommended',
    looksFor: 'Compute Optimizer still recommends the new type for it',
    remedy: 'wait for the next digest',
    reads: { 'compute-optimizer:GetEC2InstanceRecommendations': ['recommendationOptions'] },
    source: 'https://docs.aws.amazon.com/compute-optimizer/latest/ug/view-ec2-recommendations.html',
    appliesTo: 'suggestions',
    ofChange: ({ instance, target }) =>
      instance.recommendation === undefined ||
      target === undefined ||
      instance.recommendation.options.some((each) => each.instanceType === target.instanceType)
        ? undefined
        : block('Compute Optimizer does not recommend {type} for the instance.', {
            type: target.instanceType,
          }),
  }),
];

function staleAnalysis({ instance }: InstanceInput): Found {
  if (instance.recommendation === undefined)
    return block('Compute Optimizer has no recommendation for the instance, or could not be read.');
  const { currentInstanceType, refreshedAt, lookbackDays } = instance.recommendation;
  if (currentInstanceType !== instance.instanceType)
    return block(
      'The Compute Optimizer analysis is of {type}, its former type. Wait for the next analysis.',
      { type: currentInstanceType },
    );
  if (refreshedAt === undefined || lookbackDays === undefined)
    return block(
      'The date or the look-back period of the Compute Optimizer analysis is not known.',
    );
  return hoursBetween(refreshedAt, instance.observedAt) <= STALE_HOURS
    ? undefined
    : block('The last Compute Optimizer analysis is of {date}. Wait for the next analysis.', {
        date: refreshedAt.slice(0, 10),
      });
}

/** Compute Optimizer refreshes daily, so a week without a refresh is too long. */
const STALE_HOURS = 7 * 24;
