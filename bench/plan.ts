import type { UsageKey } from '../lib/domain/billing/usage.ts';
import { costPlan } from '../lib/domain/commitments/costPlan.ts';
import { someBook, someKeys, someUsage } from './aFleet.ts';
import type { Figure } from './figure.ts';

const HOURS = 720;

/** The joint plan of a large fleet, and how its cost grows with the number of instances. */
export function planFigures(): readonly Figure[] {
  const keys = someKeys(5000);
  const bare = process.memoryUsage.rss();
  timeOf(keys, 100_000);
  const peak = (process.resourceUsage().maxRSS * 1024 - bare) / 1e6;
  // Measured the second time: the first one is the compiler's.
  const large = timeOf(keys, 100_000);
  const small = timeOf(keys, 1000);
  const huge = timeOf(keys, 1_000_000);
  return [
    {
      name: 'plan of 100,000 instances in 5,000 usage keys × 720 hours',
      value: Math.round(large),
      unit: 'ms',
      goal: '< 1000',
      ok: large < 1000,
    },
    {
      name: 'peak memory of its first run, with usage, prices and garbage',
      value: Math.round(peak),
      unit: 'MB',
      goal: '< 256',
      ok: peak < 256,
    },
    {
      name: 'time for 1,000,000 instances ÷ time for 1,000, same keys and hours',
      value: round(huge / small),
      unit: 'ratio',
      goal: '< 2 (flat)',
      ok: huge / small < 2,
    },
  ];
}

function timeOf(keys: readonly UsageKey[], instances: number): number {
  const usage = someUsage(keys, instances, HOURS);
  const input = {
    usage,
    commitments: { owned: [] },
    priceBook: someBook(keys),
    sharing: true,
    terms: { years: 1, payment: 'No Upfront' } as const,
    risk: { usageMargin: 0, minUtilization: 0 },
    now: '2026-11-01T00:00:00.000Z',
    changes: [],
    spot: [],
  };
  const started = performance.now();
  costPlan(input);
  return performance.now() - started;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
