import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SSMClient } from '@aws-sdk/client-ssm';
import { createAws } from '../lib/aws/clients.ts';
import { findScopes } from '../lib/aws/scopes.ts';
import { readSecret } from '../lib/aws/secrets.ts';
import { readSnapshot } from '../lib/aws/snapshot.ts';
import { accountNames } from '../lib/config/accountNames.ts';
import { mayChange } from '../lib/config/mayChange.ts';
import { planSettings } from '../lib/config/planSettings.ts';
import { loadRuntime } from '../lib/config/runtime.ts';
import { addressing } from '../lib/slack/addressing.ts';
import { answerReport, type ReportDeps } from '../lib/slack/answerReport.ts';
import { reportRequest } from '../lib/slack/reportRequest.ts';
import { respond } from '../lib/slack/respond.ts';
import { sendFile } from '../lib/slack/sendFile.ts';
import { slackClient } from '../lib/slack/slackClient.ts';
import { openStores } from '../lib/store/openStores.ts';
import { latestSnapshots, snapshotStore } from '../lib/store/snapshotStore.ts';
import { openTable } from '../lib/store/table.ts';
import { loadSidePrices } from '../lib/workflow/loadSidePrices.ts';
import { moneyDeps } from '../lib/workflow/moneyDeps.ts';
import { readMoney } from '../lib/workflow/readMoney.ts';

const { config, deployment } = loadRuntime(process.env);
const home = deployment.AWS_REGION;
const aws = createAws({ accounts: config.accounts, readOnly: true, homeRegion: home });
const stores = openStores(openTable(new DynamoDBClient(), deployment.TRIMTAB_TABLE));
const snapshots = snapshotStore(new S3Client(), deployment.TRIMTAB_BUCKET);

const token = await readSecret(new SSMClient(), deployment.TRIMTAB_BOT_TOKEN_PARAMETER);
const client = slackClient(token, deployment.TRIMTAB_SLACK_API_URL);

const now = () => new Date();
const money = moneyDeps({ aws, config, ...stores, now });

/** Answers a slash command with what was last seen, in place of "Reading…". */
export async function handler(event: unknown): Promise<void> {
  const { ask, responseUrl, userId, inPlace } = reportRequest.parse(event);
  const deps: ReportDeps = {
    now,
    snapshots: async () => {
      const { scopes } = await findScopes(aws, config, home);
      return latestSnapshots(snapshots, scopes);
    },
    prices: async (keys) => (await money.loadPrices(keys)).priceBook,
    sidePrices: (region) => loadSidePrices(region, { aws, ...stores, now: now() }),
    money: (seen, alsoPriced) => readMoney(seen, money, alsoPriced),
    settings: planSettings(config),
    lookAgain: (ref, type) =>
      readSnapshot(aws, ref, now(), { only: [ref.instanceId], alsoTypes: [type] }),
    mayChange: mayChange(config),
    docsUrl: config.docsUrl,
    accountNames: accountNames(config),
    mainChannel: config.slack.channel,
    addressing: (records) =>
      addressing(records, { routes: config.digest.routes, client, now, ...stores }),
    ledger: () => stores.ledger.list(),
    records: () => stores.suggestions.list(config.accounts.map(({ id }) => id)),
  };
  await respond(responseUrl, () => answerReport(ask, deps), {
    now,
    inPlace,
    refusals: stores.refusals,
    sendFile: (file) => sendFile(client, userId, file),
  });
}
