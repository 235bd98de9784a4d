import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SSMClient } from '@aws-sdk/client-ssm';
import { createAws } from '../lib/aws/client/clients.ts';
import { PATIENT } from '../lib/aws/client/timeouts.ts';
import { readPeaks } from '../lib/aws/cloudWatch/peakUtilization.ts';
import { readUserDataSize } from '../lib/aws/ec2/instanceAttributes.ts';
import { readAllInstanceTypes } from '../lib/aws/ec2/instanceTypes.ts';
import { readSnapshot } from '../lib/aws/readInventory.ts';
import { findScopes } from '../lib/aws/scopes.ts';
import { readSecret } from '../lib/aws/ssm/secrets.ts';
import { accountNames } from '../lib/config/accountNames.ts';
import { handlingIn } from '../lib/config/changePolicyOf.ts';
import { mayChange } from '../lib/config/changeScope.ts';
import { planSettings } from '../lib/config/planSettings.ts';
import { loadRuntime } from '../lib/config/runtime.ts';
import { moneyDeps } from '../lib/services/billingDeps.ts';
import { loadSidePrices } from '../lib/services/loadAncillaryPrices.ts';
import { readMoney } from '../lib/services/loadBillingContext.ts';
import { quotaRoom } from '../lib/services/quotaHeadroom.ts';
import { ifOk } from '../lib/shared/result.ts';
import { slackClient } from '../lib/slack/app/slackClient.ts';
import { createApprovers } from '../lib/slack/auth/approvers.ts';
import { createMembers } from '../lib/slack/auth/members.ts';
import { type CarryOutDeps, carryOutReport } from '../lib/slack/commands/runJob.ts';
import { createAnnouncer } from '../lib/slack/delivery/notifier.ts';
import { addressing } from '../lib/slack/delivery/recipients.ts';
import { reportRequest } from '../lib/slack/job.ts';
import { latestSnapshots, snapshotStore } from '../lib/store/inventoryStore.ts';
import { openStores } from '../lib/store/openStores.ts';
import { openTable } from '../lib/store/table/table.ts';

const { config, deployment } = loadRuntime(process.env);
const home = deployment.AWS_REGION;
const aws = createAws({ accounts: config.accounts, readOnly: true, homeRegion: home });
const stores = openStores(openTable(new DynamoDBClient(PATIENT), deployment.TRIMTAB_TABLE));
const snapshots = snapshotStore(new S3Client(PATIENT), deployment.TRIMTAB_BUCKET);
const token = await readSecret(new SSMClient(PATIENT), deployment.TRIMTAB_BOT_TOKEN_PARAMETER);
const client = slackClient(token, deployment.TRIMTAB_SLACK_API_URL);
const now = () => new Date();
const members = createMembers(config.slack, now);
const handlingOf = handlingIn(config);
const money = moneyDeps({ aws, config, ...stores, now });

const deps: CarryOutDeps = {
  now,
  client,
  config,
  refusals: stores.refusals,
  suggestions: stores.suggestions,
  once: stores.once,
  members,
  approvers: createApprovers(config, now, members),
  announcer: createAnnouncer({
    client,
    slack: config.slack,
    accountNames: accountNames(config),
    members,
    now,
    ...stores,
  }),
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
  quotaRoom: (instance, type, seen) => quotaRoom(instance, type, seen, { aws, handlingOf, now }),
  userDataBytes: async (ref) => ifOk(await readUserDataSize(aws.ec2(ref), ref)),
  peaks: async (ref) => ifOk(await readPeaks(aws.cloudWatch(ref), ref, now(), PEAK_DAYS)),
  typesIn: (region) => readAllInstanceTypes(aws.own.ec2(region), region),
  mayChange: mayChange(config),
  docsUrl: config.docsUrl,
  accountNames: accountNames(config),
  mainChannel: config.slack.channel,
  addressing: (records) =>
    addressing(records, { routes: config.digest.routes, client, now, ...stores }),
  ledger: () => stores.ledger.list(),
  switches: stores.stops.history,
  records: () => stores.suggestions.list(config.accounts.map(({ id }) => id)),
};

const PEAK_DAYS = 14;

/** Everything that is asked for in Slack and takes longer than a press may. */
export async function handler(event: unknown): Promise<void> {
  await carryOutReport(reportRequest.parse(event), deps);
}
