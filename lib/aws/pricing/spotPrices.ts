import {
  type _InstanceType,
  DescribeSpotPriceHistoryCommand,
  type EC2Client,
  type SpotPrice,
} from '@aws-sdk/client-ec2';
import { parseInstanceType } from '../../domain/fleet/instanceTypeName.ts';
import type { PriceKey, PurchaseOption, Rate } from '../../domain/pricing/priceBook.ts';
import { DAY_MS } from '../../shared/dates.ts';
import type { Scope } from '../../shared/ids.ts';
import { type MicroUsd, microUsd, NO_MONEY, parseUsd } from '../../shared/money.ts';
import { allItems, batches } from '../client/allItems.ts';
import { reader } from '../client/reader.ts';

/** The Spot rates of one key: now, the mean and the highest of 30 days, for each Availability Zone. */
export interface SpotRates {
  readonly instanceType: string;
  readonly operation: string;
  readonly rates: readonly Rate[];
}

const TYPES_A_CALL = 20;
const WINDOW_MS = 30 * DAY_MS;

/**
 * What Spot sells, by the price list's operation. Other licences are not sold as Spot
 * (docs/facts/pricing-and-commitments.md#spot).
 */
const SPOT_PRODUCTS: Readonly<Record<string, string>> = {
  RunInstances: 'Linux/UNIX',
  'RunInstances:0002': 'Windows',
  'RunInstances:000g': 'SUSE Linux',
  'RunInstances:0010': 'Red Hat Enterprise Linux',
};

/**
 * Spot prices in one Region, from one history: it starts with the price that held at the start of
 * the window, so the mean is weighted by time (docs/facts/pricing-and-commitments.md#spot). Keys
 * that Spot does not sell are not in the answer.
 */
export const readSpotPrices = reader({
  service: 'EC2 Spot',
  action: 'ec2:DescribeSpotPriceHistory',
  read: async (
    client: EC2Client,
    _place: Pick<Scope, 'region'>,
    keys: readonly Pick<PriceKey, 'instanceType' | 'operation' | 'tenancy'>[],
    now: Date,
  ): Promise<readonly SpotRates[]> => {
    const shared = keys.filter(({ tenancy }) => tenancy === 'Shared');
    const found: SpotRates[] = [];
    for (const [operation, same] of Map.groupBy(shared, (key) => key.operation)) {
      const product = SPOT_PRODUCTS[operation];
      if (product === undefined) continue;
      const types = [...new Set(same.map(({ instanceType }) => instanceType))].toSorted();
      for (const batch of batches(types, TYPES_A_CALL)) {
        const history = await readHistory(client, batch, product, now);
        for (const [instanceType, changes] of Map.groupBy(history, (each) => each.instanceType)) {
          found.push({ instanceType, operation, rates: ratesOf(changes, now) });
        }
      }
    }
    return found;
  },
});

/** From `at` on, an instance-hour costs `price` there. */
interface PriceChange {
  readonly instanceType: string;
  readonly availabilityZone: string;
  readonly at: number;
  readonly price: MicroUsd;
}

async function readHistory(
  client: EC2Client,
  types: readonly string[],
  product: string,
  now: Date,
): Promise<readonly PriceChange[]> {
  const sent = await allItems(
    (NextToken) =>
      client.send(
        new DescribeSpotPriceHistoryCommand({
          InstanceTypes: types.filter(isTypeName),
          ProductDescriptions: [product],
          StartTime: new Date(now.getTime() - WINDOW_MS),
          EndTime: now,
          MaxResults: 1000,
          NextToken,
        }),
      ),
    (page) => page.NextToken,
    (page) => page.SpotPriceHistory,
  );
  return sent.flatMap(changeOf);
}

/**
 * The SDK's list of type names is as old as the SDK; EC2 knows newer ones
 * (docs/facts/ec2-resize.md#reading-instances).
 */
function isTypeName(name: string): name is _InstanceType {
  return parseInstanceType(name) !== undefined;
}

function changeOf(sent: SpotPrice): readonly PriceChange[] {
  const { InstanceType: instanceType, AvailabilityZone: availabilityZone, Timestamp } = sent;
  const price = parseUsd(sent.SpotPrice ?? '');
  if (instanceType === undefined || availabilityZone === undefined) return [];
  if (Timestamp === undefined || price === undefined) return [];
  return [{ instanceType, availabilityZone, at: Timestamp.getTime(), price }];
}

function ratesOf(changes: readonly PriceChange[], now: Date): readonly Rate[] {
  return [...Map.groupBy(changes, ({ availabilityZone }) => availabilityZone)]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .flatMap(([availabilityZone, unsorted]) => {
      const inOrder = unsorted.toSorted((a, b) => a.at - b.at);
      const latest = inOrder.at(-1);
      if (latest === undefined) return [];
      return [
        spot(availabilityZone, 'now', latest.price),
        spot(availabilityZone, '30-day mean', meanOf(inOrder, now)),
        spot(availabilityZone, '30-day max', maxOf(inOrder)),
      ];
    });
}

type SpotPeriod = Extract<PurchaseOption, { kind: 'spot' }>['over'];

/** Weighted by how long each price held inside the window. */
function meanOf(inOrder: readonly PriceChange[], now: Date): MicroUsd {
  const end = now.getTime();
  const start = end - WINDOW_MS;
  let cost = 0;
  let time = 0;
  for (const [index, { at, price }] of inOrder.entries()) {
    const until = inOrder[index + 1]?.at ?? end;
    const held = Math.max(0, Math.min(until, end) - Math.max(at, start));
    cost += price * held;
    time += held;
  }
  return time === 0 ? (inOrder.at(-1)?.price ?? NO_MONEY) : microUsd(cost / time);
}

/**
 * Of every price that held inside the window: the first one held at its start
 * (docs/facts/pricing-and-commitments.md#spot).
 */
function maxOf(inOrder: readonly PriceChange[]): MicroUsd {
  return microUsd(Math.max(...inOrder.map(({ price }) => price)));
}

function spot(availabilityZone: string, over: SpotPeriod, hourly: MicroUsd): Rate {
  return { option: { kind: 'spot', availabilityZone, over }, hourly, upfront: NO_MONEY };
}
