import type { Aws } from '../aws/client/aws.ts';
import { COST_OF_A_PAGE, readHourlyUsage } from '../aws/hourlyUsage.ts';
import { DAY_SECONDS } from '../shared/dates.ts';
import { formatMoney } from '../shared/formatMoney.ts';
import type { Scope } from '../shared/ids.ts';
import { logEvent } from '../shared/log.ts';
import type { ReadError } from '../shared/readError.ts';
import type { IdempotencyStore } from '../store/idempotencyStore.ts';
import type { UsageStore } from '../store/usageStore.ts';

export interface HistoryDeps {
  readonly aws: Pick<Aws, 'costExplorer'>;
  readonly once: IdempotencyStore;
  readonly usage: UsageStore;
  readonly now: Date;
}

const TEN_YEARS = 10 * 365 * DAY_SECONDS;

/**
 * Stores the usage of the two weeks before Trimtab was installed, from Cost Explorer, so that the first
 * plan rests on more than a day. Cost Explorer charges for each page, so it is logged first and done
 * once for each account and Region. Hours that Trimtab has sampled stay as they are. Returns the error
 * of Cost Explorer, if any.
 */
export async function backfillUsage(
  scope: Scope,
  { aws, once, usage, now }: HistoryDeps,
): Promise<ReadError | undefined> {
  const { account, region } = scope;
  const first = await once.claim(`history#${account}#${region}`, now, TEN_YEARS);
  if (!first) return undefined;
  const cost = `${formatMoney(COST_OF_A_PAGE)} a page; two weeks of one Region are a few pages`;
  logEvent('history.reading', { account, region, cost }, 'info');
  const read = await readHourlyUsage(aws.costExplorer(account), scope, now);
  if (!read.ok) return read.error;
  const sampled = new Set((await usage.list(scope)).map(({ hour }) => hour));
  await usage.put(read.value.filter(({ hour }) => !sampled.has(hour)));
  return undefined;
}
