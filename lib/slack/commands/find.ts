import type { Inventory } from '../../domain/fleet/inventory.ts';
import { searchInstanceTypes } from '../../domain/fleet/searchInstanceTypes.ts';
import type { PriceKey } from '../../domain/pricing/priceBook.ts';
import type { Region } from '../../shared/ids.ts';
import { type MessageView, messageOf } from '../blockKit/blocks.ts';
import { escapeMrkdwn } from '../blockKit/mrkdwn.ts';
import type { Language } from '../i18n/translator.ts';
import type { Query } from '../job.ts';
import { findMessage } from '../views/instance/findMessage.ts';
import type { QueryDeps } from './deps.ts';

/** Each price that is not kept yet is a call or two to the price list. */
const MOST_PRICED = 60;

/** Types that have what is asked for in one Region, cheapest first, for Linux on demand. */
export async function find(
  wish: Extract<Query, { kind: 'find' }>,
  inventories: readonly Inventory[],
  deps: QueryDeps,
  language: Language,
): Promise<MessageView> {
  const region = wish.region ?? busiestRegion(inventories);
  if (region === undefined) {
    const text = language.say(
      'Nothing has been collected yet. Say where: `/trimtab find vcpu=4 region=eu-west-1`.',
    );
    return messageOf(text);
  }
  const types = await deps.typesIn(region);
  if (!types.ok) {
    const text = escapeMrkdwn(language.tell(types.error.message), 400);
    return messageOf(text);
  }
  const fitting = searchInstanceTypes(types.value, wish);
  const keyOf = (instanceType: string): PriceKey => ({
    region,
    instanceType,
    operation: 'RunInstances',
    tenancy: 'Shared',
  });
  const asked = fitting.slice(0, MOST_PRICED);
  const book = await deps.prices(asked.map(({ instanceType }) => keyOf(instanceType)));
  const priced = asked.flatMap((facts) => {
    const price = book.priceOf(keyOf(facts.instanceType));
    return price.ok ? [{ facts, price: price.value }] : [];
  });
  const view = {
    wish,
    region,
    found: priced.toSorted((a, b) => a.price.onDemand - b.price.onDemand),
    fitting: fitting.length,
    asked: asked.length,
  };
  return findMessage(view, language);
}

/** Where most of the fleet is. */
function busiestRegion(inventories: readonly Inventory[]): Region | undefined {
  const [busiest] = inventories.toSorted((a, b) => b.instances.length - a.instances.length);
  return busiest?.region;
}
