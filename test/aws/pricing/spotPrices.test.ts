import { EC2Client } from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSpotPrices } from '../../../lib/aws/pricing/spotPrices.ts';
import { type AnsweringServer, answeringServer, ec2 } from '../answeringServer.ts';
import { NOW, US_EAST_1 } from '../scopes.ts';

function item(zone: string, price: string, daysAgo: number): string {
  const at = new Date(NOW.getTime() - daysAgo * 86_400_000).toISOString();
  return `<item><instanceType>m5.large</instanceType><productDescription>Linux/UNIX</productDescription>
    <spotPrice>${price}</spotPrice><timestamp>${at}</timestamp><availabilityZone>${zone}</availabilityZone></item>`;
}

/** Newest first, as EC2 sends them. The one of 40 days ago is what held when the window began. */
const HISTORY = [
  item('us-east-1a', '0.040000', 6),
  item('us-east-1b', '0.035000', 12),
  item('us-east-1a', '0.030000', 15),
  item('us-east-1a', '0.020000', 40),
].join('');

let server: AnsweringServer;

beforeAll(async () => {
  server = await answeringServer(() =>
    ec2(
      'DescribeSpotPriceHistory',
      `<spotPriceHistorySet>${HISTORY}</spotPriceHistorySet><nextToken></nextToken>`,
    ),
  );
});

afterAll(() => server.close());

const client = () => new EC2Client({ region: 'us-east-1', maxAttempts: 1 });
const linux = { instanceType: 'm5.large', operation: 'RunInstances', tenancy: 'Shared' } as const;

test('spot is the price of now, the mean of 30 days by time and their highest, in each zone', async () => {
  const read = await readSpotPrices(client(), { region: US_EAST_1 }, [linux], NOW);
  const spot = { kind: 'spot' } as const;
  const a = { ...spot, availabilityZone: 'us-east-1a' };
  const b = { ...spot, availabilityZone: 'us-east-1b' };
  expect(read).toEqual({
    ok: true,
    value: [
      {
        instanceType: 'm5.large',
        operation: 'RunInstances',
        rates: [
          { option: { ...a, over: 'now' }, hourly: 40_000, upfront: 0 },
          // 15 days at 0.02, 9 at 0.03, 6 at 0.04
          { option: { ...a, over: '30-day mean' }, hourly: 27_000, upfront: 0 },
          { option: { ...a, over: '30-day max' }, hourly: 40_000, upfront: 0 },
          { option: { ...b, over: 'now' }, hourly: 35_000, upfront: 0 },
          { option: { ...b, over: '30-day mean' }, hourly: 35_000, upfront: 0 },
          { option: { ...b, over: '30-day max' }, hourly: 35_000, upfront: 0 },
        ],
      },
    ],
  });
});

test('the empty token at the end of the history is the end', async () => {
  const before = server.asked.length;
  await readSpotPrices(client(), { region: US_EAST_1 }, [linux], NOW);
  expect(server.asked.length).toBe(before + 1);
});

test('what is not sold as Spot is not asked for', async () => {
  const before = server.asked.length;
  const sql = { ...linux, operation: 'RunInstances:0006' };
  const dedicated = { ...linux, tenancy: 'Dedicated' } as const;
  expect(await readSpotPrices(client(), { region: US_EAST_1 }, [sql, dedicated], NOW)).toEqual({
    ok: true,
    value: [],
  });
  expect(server.asked.length).toBe(before);
});
