import { type Sentence, sentence } from '../../shared/message.ts';
import { NO_MONEY, perMonth, subtract } from '../../shared/money.ts';
import type { CashSaving, CashSavingOf } from '../billing/cashSaving.ts';
import { usageKeyOf } from '../billing/usageHistory.ts';
import type { Instance } from '../fleet/instance.ts';
import type { Price } from '../pricing/priceBook.ts';
import type { Saving } from './suggestion.ts';

/** What a change from one list price to another saves in a month; without another: all of it. */
export function monthlySaving(from: Price, to: Price | undefined, cash: CashSaving): Saving {
  const toHourly = to?.onDemand ?? NO_MONEY;
  return {
    list: perMonth(subtract(from.onDemand, toHourly)),
    cash,
    fromHourly: from.onDemand,
    toHourly,
    source: sentence('AWS price list of {date}, {region}, {operation}, SKU {skus}', {
      date: from.publicationDate.slice(0, 10),
      region: from.key.region,
      operation: from.key.operation,
      skus: to === undefined ? from.sku : `${from.sku} → ${to.sku}`,
    }),
  };
}

/** The host is billed, not the instance; priceKey.ts has ruled out the other reasons before. */
export const ON_DEDICATED_HOST: Sentence = sentence(
  'It runs on a Dedicated Host, which is billed instead of the instance.',
);

/** What the bill saves when an instance becomes another type; undefined: when it no longer runs. */
export function cashSavingOfInstance(
  instance: Instance,
  toType: string | undefined,
  cashSavingOf: CashSavingOf,
): CashSaving {
  const from = usageKeyOf(instance);
  if (from === undefined) return { kind: 'atList', reason: ON_DEDICATED_HOST };
  const to = toType === undefined ? undefined : usageKeyOf(instance, toType);
  return cashSavingOf([{ from, ...(to === undefined ? {} : { to }) }]);
}
