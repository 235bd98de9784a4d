import { sentence } from '../../../shared/message.ts';
import { ok } from '../../../shared/result.ts';
import { listPrice } from '../../pricing/listPrice.ts';
import { cashSavingOfInstance, monthlySaving } from '../monthlySaving.ts';
import { isBilledAtList, type Rule } from './rule.ts';

/** An instance that Compute Optimizer finds idle: what it would save to stop or terminate it. */
export const stopIdle: Rule = {
  id: 'stop-idle',
  source: 'https://docs.aws.amazon.com/compute-optimizer/latest/ug/view-idle-recommendations.html',
  reads: ['recommendations', 'listPrices'],
  target: 'instance',
  pricedTypes: () => [],
  applies: (instance) => isBilledAtList(instance) && instance.recommendation?.idle === true,
  propose: (instance, { priceBook, cashSavingOf }) => {
    const price = listPrice(instance, priceBook);
    if (!price.ok) return [price];
    const cash = cashSavingOfInstance(instance, undefined, cashSavingOf);
    return [
      ok({
        kind: 'advice',
        target: { kind: 'instance' },
        title: sentence('{type}, idle', { type: instance.instanceType }),
        action: sentence('If it is no longer needed, stop or terminate it yourself.'),
        instanceUsage: { kind: 'ends' },
        saving: monthlySaving(price.value, undefined, cash),
      }),
    ];
  },
  evidence: ({ recommendation }) =>
    recommendation?.lookbackDays === undefined
      ? sentence('Almost no CPU or network use.')
      : sentence('Almost no CPU or network use in {days} days.', {
          days: recommendation.lookbackDays,
        }),
};
