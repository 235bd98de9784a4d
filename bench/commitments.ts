import { type MixItem, savingsPlanMix } from '../lib/domain/commitments/savingsPlanMix.ts';
import { uncoveredUsage } from '../lib/domain/commitments/uncoveredUsage.ts';
import { leastCost, openHighs } from '../test/oracle/commitmentLp.ts';
import { someBook, someKeys, someUsage } from './aFleet.ts';
import type { Figure } from './figure.ts';

/** Our optimum against the linear program that HiGHS solves, on the same numbers. */
export async function commitmentFigures(): Promise<readonly Figure[]> {
  const keys = someKeys(100);
  const { items, hours } = uncoveredUsage({
    usage: someUsage(keys, 2000, 336),
    commitments: { owned: [] },
    priceBook: someBook(keys),
    sharing: true,
    terms: { years: 1, payment: 'No Upfront' },
    now: '2026-11-01T00:00:00.000Z',
  });
  const highs = await openHighs();
  const compute = items.map(({ instance: _, ...item }) => item);
  const compare = (name: string, of: readonly MixItem[]): readonly Figure[] => {
    savingsPlanMix(hours, of);
    const [ours, ourTime] = timed(() => savingsPlanMix(hours, of));
    const [least, highsTime] = timed(() => leastCost(highs, hours, of));
    const over = (ours.cost / least - 1) * 100;
    const faster = highsTime / ourTime;
    return [
      {
        name: `cost of ${name} over the linear program`,
        value: Number(over.toFixed(4)),
        unit: '%',
        goal: '≤ 0.1',
        ok: over <= 0.1,
      },
      {
        name: `time of HiGHS ÷ ours for ${name}`,
        value: Math.round(faster),
        unit: 'ratio',
        goal: '≥ 100',
        ok: faster >= 100,
      },
    ];
  };
  return [
    ...compare('one Compute plan', compute),
    ...compare('a Compute plan and EC2 Instance plans', items),
  ];
}

function timed<Value>(run: () => Value): readonly [Value, number] {
  const started = performance.now();
  const value = run();
  return [value, performance.now() - started];
}
