import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { createAws } from '../lib/aws/clients.ts';
import { findScopes } from '../lib/aws/scopes.ts';
import { readInterruptionBands } from '../lib/aws/spotAdvisor.ts';
import { planSettings } from '../lib/config/planSettings.ts';
import { loadRuntime } from '../lib/config/runtime.ts';
import type { PriceKey } from '../lib/domain/priceBook.ts';
import { answerReport, type ReportDeps } from '../lib/slack/answerReport.ts';
import { reportRequest } from '../lib/slack/reportRequest.ts';
import { respond } from '../lib/slack/respond.ts';
import { openStores } from '../lib/store/openStores.ts';
import { latestSnapshots, snapshotStore } from '../lib/store/snapshotStore.ts';
import { loadPrices } from '../lib/workflow/loadPrices.ts';
import { loadSidePrices } from '../lib/workflow/loadSidePrices.ts';
import { readCommitments } from '../lib/workflow/readCommitments.ts';
import { readMoney } from '../lib/workflow/readMoney.ts';

const { config, deployment } = loadRuntime(process.env);
const home = deployment.AWS_REGION;
const aws = createAws({ accounts: config.accounts, readOnly: true, homeRegion: home });
const stores = openStores(new DynamoDBClient(), deployment.TRIMTAB_TABLE);
const snapshots = snapshotStore(new S3Client(), deployment.TRIMTAB_BUCKET);

/** Answers a slash command with what was last seen, in place of "Reading…". */
export async function handler(event: unknown): Promise<void> {
  const { ask, responseUrl } = reportRequest.parse(event);
  const now = () => new Date();
  const prices = (keys: readonly PriceKey[]) =>
    loadPrices(keys, { aws, prices: stores.prices, now: now() });
  const deps: ReportDeps = {
    now,
    snapshots: async () => {
      const { scopes } = await findScopes(aws, config, home);
      return latestSnapshots(snapshots, scopes);
    },
    prices: async (keys) => (await prices(keys)).priceBook,
    sidePrices: (region) => loadSidePrices(region, { aws, ...stores, now: now() }),
    money: async (seen) => ({
      ...(config.commitments.spotAdvisor
        ? { interruptionBandOf: await readInterruptionBands() }
        : {}),
      ...(await readMoney(seen, {
        now,
        loadPrices: prices,
        readCommitments: (scopes, usages) =>
          readCommitments(scopes, usages, aws, now(), config.commitments.elsewhere),
        readSamples: stores.usage.list,
        sharing: config.commitments.sharing,
      })),
    }),
    settings: planSettings(config),
    accountNames: Object.fromEntries(config.accounts.map(({ id, name }) => [id, name])),
    records: () => stores.suggestions.list(config.accounts.map(({ id }) => id)),
  };
  await respond(responseUrl, () => answerReport(ask, deps), { now, refusals: stores.refusals });
}
