import { UsageTable } from '../../lib/domain/billing/history/usageTable.ts';
import type { UsageSample } from '../../lib/domain/billing/usageSample.ts';
import type { Scope } from '../../lib/shared/ids.ts';
import { accountId, region } from '../../lib/shared/ids.ts';
import { seeded } from '../aFleet.ts';
import type { Figure } from '../figure.ts';

const ACCOUNTS = 1000;
const INSTANCES = 100_000;
const HOURS = 15 * 24;
const REGIONS = ['us-east-1', 'eu-west-1', 'ap-northeast-2'].map((name) => region.parse(name));
const FAMILIES = ['m5', 'm6i', 'm7i', 'm7g', 'c5', 'c6i', 'c7g', 'r5', 'r6i', 'r7g'];
const SIZES = ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge'];

/** Peak memory of adding up 15 days of samples of 100,000 instances in 1,000 accounts. */
export function usageFigures(): readonly Figure[] {
  const scopes = Array.from({ length: ACCOUNTS }, (_, index) => index).flatMap((index) =>
    REGIONS.map(
      (each): Scope => ({
        account: accountId.parse(String(111_111_111_111 + index)),
        region: each,
      }),
    ),
  );
  const table = new UsageTable(scopes);
  for (let hour = 0; hour < HOURS; hour++) {
    for (const [index, scope] of scopes.entries()) table.add(aSample(scope, index, hour));
  }
  const { keys, hours } = table.usage();
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  return [
    {
      name: `peak memory of ${hours.length / 24} days of ${keys.length.toLocaleString('en-US')} usage keys of 100,000 instances`,
      value: megabytes,
      unit: 'MB',
      goal: '≤ 512',
      ok: megabytes <= 512,
    },
  ];
}

/** As it comes out of the store: an object of its own, each hour the same kinds. */
function aSample(scope: Scope, index: number, hour: number): UsageSample {
  const random = seeded(index + 1);
  const counts: Record<string, number> = {};
  for (let each = 0; each < INSTANCES / ACCOUNTS / REGIONS.length; each++) {
    const family = FAMILIES[Math.floor(random() ** 2 * FAMILIES.length)];
    const size = SIZES[Math.floor(random() ** 2 * SIZES.length)];
    const zone = `${scope.region}${'abc'[Math.floor(random() * 3)]}`;
    const kind = `${family}.${size}|RunInstances|default|on-demand|${zone}`;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return { ...scope, hour: new Date(Date.UTC(2026, 9, 1, hour)).toISOString(), counts };
}
