import { priceKeyText } from '../../pricing/priceBook.ts';
import type { Usage, UsageKey } from '../usage.ts';

/**
 * Usage whose Availability Zone is not known, in the zones in which the same type ran in the hours
 * that tell: Cost Explorer has hours of usage and no zones
 * (https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetCostAndUsage.html).
 * Left apart, an instance would count in its hours as not launched yet and as usage without a zone,
 * and no zonal reservation would pay for it. Several zones share it as they share the hours that
 * tell, in whole seconds. Usage that never ran in a known zone stays as it is.
 */
export function assignZones({ keys, hours }: Usage): Usage {
  const totals = Float64Array.from(keys, (_, key) =>
    hours.reduce((sum, { seconds }) => sum + (seconds[key] ?? 0), 0),
  );
  const zoned = Map.groupBy(
    [...keys.keys()].filter((key) => keys[key]?.availabilityZone !== undefined),
    (key) => ownPriceText(keys[key]),
  );
  const moves = keys.flatMap((key, from) => {
    const zones = zoned.get(ownPriceText(key)) ?? [];
    const all = zones.reduce((sum, zone) => sum + (totals[zone] ?? 0), 0);
    if (key.availabilityZone !== undefined || all === 0) return [];
    return [{ from, zones: zones.map((to) => ({ to, share: (totals[to] ?? 0) / all })) }];
  });
  if (moves.length === 0) return { keys, hours };
  return {
    keys,
    hours: hours.map(({ start, seconds }) => {
      const row = Uint32Array.from(seconds);
      for (const { from, zones } of moves) {
        let left = row[from] ?? 0;
        const all = left;
        row[from] = 0;
        for (const [index, { to, share }] of zones.entries()) {
          const part = index === zones.length - 1 ? left : Math.min(left, Math.round(all * share));
          row[to] = (row[to] ?? 0) + part;
          left -= part;
        }
      }
      return { start, seconds: row };
    }),
  };
}

function ownPriceText(key: UsageKey | undefined): string {
  return key === undefined ? '' : `${key.account} ${priceKeyText(key)}`;
}
