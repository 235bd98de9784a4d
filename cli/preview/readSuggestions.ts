import { STSClient } from '@aws-sdk/client-sts';
import { type Aws, createAws } from '../../lib/aws/client/aws.ts';
import { readCallerIdentity } from '../../lib/aws/client/callerIdentity.ts';
import { EVERYWHERE } from '../../lib/aws/client/reader.ts';
import { readOnly } from '../../lib/aws/client/readOnly.ts';
import { findScopes } from '../../lib/aws/findScopes.ts';
import { readAncillaryPrices } from '../../lib/aws/pricing/ancillaryPrices.ts';
import { readInventory } from '../../lib/aws/readInventory.ts';
import type { BillingContext } from '../../lib/domain/billing/billingContext.ts';
import { buildDigests } from '../../lib/domain/digest/buildDigests.ts';
import type { Digest } from '../../lib/domain/digest/digest.ts';
import type { Inventory } from '../../lib/domain/fleet/inventory.ts';
import { createRecord } from '../../lib/domain/lifecycle/triage.ts';
import { type Suggested, suggest } from '../../lib/domain/suggestions/suggest.ts';
import { loadBillingContext } from '../../lib/services/loadBillingContext.ts';
import { loadCommitments } from '../../lib/services/loadCommitments.ts';
import { loadPrices } from '../../lib/services/loadPrices.ts';
import { dayIn } from '../../lib/shared/dates.ts';
import type { AccountId, Region } from '../../lib/shared/ids.ts';
import { inEnglish } from '../../lib/shared/message.ts';
import { NO_MONEY } from '../../lib/shared/money.ts';
import type { PriceStore } from '../../lib/store/cache/priceStore.ts';
import { chooseRegion } from '../chooseRegion.ts';

export interface Preview {
  /** ISO 8601, UTC. */
  readonly generatedAt: string;
  readonly account: AccountId;
  readonly inventories: readonly Inventory[];
  readonly suggested: Suggested;
  readonly digest: Digest;
}

const MAY_CHANGE = {
  tag: { key: 'trimtab', value: 'managed' },
  types: ['*'],
  readOnlyAccounts: [],
  never: [],
};

/** What the daily job would read, suggest and post, by clients that refuse every write. */
export async function readSuggestions(
  regions: readonly Region[],
  regionOption: string | undefined,
  say: (stage: string) => void,
): Promise<Preview> {
  const now = new Date();
  const found = await chooseRegion(regionOption);
  if (!found.ok) throw new Error(found.error);
  const { region: home, source } = found.value;
  say(`Region ${home} (${source})`);
  const sts = new STSClient({ region: home });
  sts.middlewareStack.use(readOnly());
  const identity = await readCallerIdentity(sts, EVERYWHERE);
  if (!identity.ok) throw new Error(inEnglish(identity.error.message));
  const account = identity.value;
  const accounts = [{ id: account, name: account }];
  const aws = createAws({ accounts, readOnly: true, homeRegion: home });

  const { scopes, errors } = await findScopes(aws, { accounts, regions: [...regions] }, home);
  const inventories: Inventory[] = [];
  for (const scope of scopes) {
    say(`account ${account}, ${scope.region}`);
    inventories.push(await readInventory(aws, scope, now));
  }
  say('prices and commitments');
  const money = await readBilling(inventories, aws, now);
  const { priceBook, cashSavingOf } = money;
  const suggested = suggest({ ...money, inventories, changeScope: MAY_CHANGE });
  const generatedAt = now.toISOString();
  const [digest] = buildDigests({
    mainChannel: 'preview',
    addressOf: () => undefined,
    earlier: new Map(),
    accounts,
    date: dayIn('UTC', generatedAt),
    timeZone: 'UTC',
    inventories,
    priceBook,
    records: suggested.suggestions.map((suggestion) => createRecord(suggestion, generatedAt)),
    cashSavingOf,
    ...(money.monthlyBill === undefined ? {} : { monthlyBill: money.monthlyBill }),
    deferredByCommitments: suggested.deferredByCommitments,
    withoutPrice: suggested.withoutPrice,
    saved: NO_MONEY,
    top: 5,
    errors: [...errors, ...money.errors],
  });
  return { generatedAt, account, inventories, suggested, digest };
}

/** Prices and commitments, read now and stored nowhere; without samples of earlier usage. */
function readBilling(
  inventories: readonly Inventory[],
  aws: Aws,
  now: Date,
): Promise<BillingContext> {
  return loadBillingContext(inventories, {
    now: () => now,
    loadPrices: (keys) => loadPrices(keys, { aws, prices: NO_STORE, now }),
    loadCommitments: (inhabited, usages) => loadCommitments(inhabited, usages, aws, now, 'ask'),
    loadAncillaryPrices: async (each) => {
      const read = await readAncillaryPrices(aws.own.pricing(), { region: each });
      return read.ok ? read.value : undefined;
    },
    readSamples: async () => [],
    sharing: true,
  });
}

/** A preview stores nothing. */
const NO_STORE: PriceStore = { get: async () => undefined, put: async () => {} };
