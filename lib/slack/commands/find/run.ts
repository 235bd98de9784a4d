import type { InstanceTypeSpecs } from '../../../domain/fleet/instanceTypeSpecs.ts';
import type { Inventory } from '../../../domain/fleet/inventory.ts';
import { searchInstanceTypes } from '../../../domain/fleet/searchInstanceTypes.ts';
import type { PriceKey } from '../../../domain/pricing/priceBook.ts';
import type { Region } from '../../../shared/ids.ts';
import { type MessageView, messageOf } from '../../blockKit/blocks.ts';
import { escapeMrkdwn } from '../../blockKit/mrkdwn.ts';
import type { Asker } from '../command.ts';
import type { QueryDeps } from '../deps.ts';
import { type Found, findMessage } from './message.ts';

/** Each price that is not stored yet costs a call or two to the Price List API. */
const MOST_PRICED = 60;

interface Args {
  readonly vcpu?: number | undefined;
  readonly memory?: number | undefined;
  readonly arch?: 'x86_64' | 'arm64' | undefined;
  readonly burstable?: boolean | undefined;
  readonly disk?: boolean | undefined;
  readonly family?: string | undefined;
  readonly region?: Region | undefined;
}

/** The types of one Region that meet the criteria, with their Linux On-Demand price. */
export async function run(args: Args, { language }: Asker, deps: QueryDeps): Promise<MessageView> {
  const region = args.region ?? busiestRegion(await deps.inventories());
  if (region === undefined) {
    const text = language.say(
      'Nothing has been collected yet. Name the Region: `/trimtab find vcpu=4 region=eu-west-1`.',
    );
    return messageOf(text);
  }
  const types = await deps.typesIn(region);
  if (!types.ok) return messageOf(escapeMrkdwn(language.tell(types.error.message), 400));
  const { vcpu: vcpus, memory: memoryGiB, arch: architecture, disk: localDisk } = args;
  const { burstable, family } = args;
  const wish = { vcpus, memoryGiB, architecture, burstable, localDisk, family };
  const fitting = searchInstanceTypes(types.value, wish);
  const asked = fitting.slice(0, MOST_PRICED);
  const found = await withPrices(asked, region, deps);
  const view = { wish, region, found, fitting: fitting.length, asked: asked.length };
  return findMessage(view, language);
}

/** The types that have one Linux On-Demand price, cheapest first. */
async function withPrices(
  types: readonly InstanceTypeSpecs[],
  region: Region,
  { prices }: QueryDeps,
): Promise<Found['found']> {
  const keyOf = ({ instanceType }: InstanceTypeSpecs): PriceKey => ({
    region,
    instanceType,
    operation: 'RunInstances',
    tenancy: 'Shared',
  });
  const book = await prices(types.map(keyOf));
  return types
    .flatMap((facts) => {
      const price = book.priceOf(keyOf(facts));
      return price.ok ? [{ facts, price: price.value }] : [];
    })
    .toSorted((a, b) => a.price.onDemand - b.price.onDemand);
}

/** The Region with the most instances. */
function busiestRegion(inventories: readonly Inventory[]): Region | undefined {
  const [busiest] = inventories.toSorted((a, b) => b.instances.length - a.instances.length);
  return busiest?.region;
}
