import { sentence } from '../../shared/message.ts';
import { NO_MONEY, perMonth, subtract } from '../../shared/money.ts';
import { err, type Result } from '../../shared/result.ts';
import type { CashSaving, CashSavingOf } from '../billing/cashSaving.ts';
import { usageKeyOf } from '../billing/usageHistory.ts';
import type { Instance } from '../fleet/instance.ts';
import type { NoPrice, Price, PriceBook } from '../pricing/priceBook.ts';
import { priceKey } from '../pricing/priceKey.ts';
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

/** What the bill saves when an instance becomes another type; undefined: when it no longer runs. */
export function cashSavingOfInstance(
  instance: Instance,
  toType: string | undefined,
  cashSavingOf: CashSavingOf,
): CashSaving {
  const from = usageKeyOf(instance);
  if (from === undefined) {
    return { kind: 'atList', reason: sentence('It runs on a Dedicated Host.') };
  }
  const to = toType === undefined ? undefined : usageKeyOf(instance, toType);
  return cashSavingOf([{ from, ...(to === undefined ? {} : { to }) }]);
}

/** The list price of an instance if it were of this type. */
export function priceAs(
  instance: Instance,
  instanceType: string,
  priceBook: PriceBook,
): Result<Price, NoPrice> {
  const key = priceKey(instance, instanceType);
  if (key === undefined) {
    const message = sentence(
      'EC2 does not say its operating system or tenancy, so there is no price.',
    );
    return err({ kind: 'unread', message, candidates: [] });
  }
  return priceBook.priceOf(key);
}
