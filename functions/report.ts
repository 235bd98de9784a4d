import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SSMClient } from '@aws-sdk/client-ssm';
import { createAws } from '../lib/aws/client/aws.ts';
import { CLIENT_TIMEOUTS } from '../lib/aws/client/clientTimeouts.ts';
import { readPeakUtilization } from '../lib/aws/cloudWatch/peakUtilization.ts';
import { readAllInstanceTypes } from '../lib/aws/ec2/instanceTypes.ts';
import { readUserDataSize } from '../lib/aws/ec2/userDataSize.ts';
import { findScopes } from '../lib/aws/findScopes.ts';
import { readInventory } from '../lib/aws/readInventory.ts';
import { readSecret } from '../lib/aws/ssm/secret.ts';
import { accountNames } from '../lib/config/accountNames.ts';
import { changePolicyIn } from '../lib/config/changePolicyIn.ts';
import { changeScope } from '../lib/config/changeScope.ts';
import { planSettings } from '../lib/config/planSettings.ts';
import { loadRuntime } from '../lib/config/runtime.ts';
import { createBillingDeps } from '../lib/services/billingDeps.ts';
import { loadAncillaryPrices } from '../lib/services/loadAncillaryPrices.ts';
import { loadBillingContext } from '../lib/services/loadBillingContext.ts';
import { quotaHeadroom } from '../lib/services/quotaHeadroom.ts';
import { ifOk } from '../lib/shared/result.ts';
import { slackClient } from '../lib/slack/app/slackClient.ts';
import { createApprovers } from '../lib/slack/auth/approvers.ts';
import { createMembers } from '../lib/slack/auth/members.ts';
import { createNotifier } from '../lib/slack/delivery/notifier.ts';
import { recipients } from '../lib/slack/delivery/recipients.ts';
import { jobSchema } from '../lib/slack/job.ts';
import { type JobDeps, runJob } from '../lib/slack/jobs/runJob.ts';
import { inventoryStore, latestInventories } from '../lib/store/inventoryStore.ts';
import { openStores } from '../lib/store/openStores.ts';
import { openTable } from '../lib/store/table/table.ts';

const { config, deployment } = loadRuntime(process.env);
const home = deployment.AWS_REGION;
const aws = createAws({ accounts: config.accounts, readOnly: true, homeRegion: home });
const stores = openStores(openTable(new DynamoDBClient(CLIENT_TIMEOUTS), deployment.TRIMTAB_TABLE));
const inventories = inventoryStore(new S3Client(CLIENT_TIMEOUTS), deployment.TRIMTAB_BUCKET);
const token = await readSecret(
  new SSMClient(CLIENT_TIMEOUTS),
  deployment.TRIMTAB_BOT_TOKEN_PARAMETER,
);
const client = slackClient(token, deployment.TRIMTAB_SLACK_API_URL);
const now = () => new Date();
const members = createMembers(config.slack, now);
const changePolicyOf = changePolicyIn(config);
const money = createBillingDeps({ aws, config, ...stores, now });

const deps: JobDeps = {
  now,
  client,
  config,
  unsupportedBlocks: stores.unsupportedBlocks,
  suggestions: stores.suggestions,
  once: stores.once,
  members,
  approvers: createApprovers(config, now, members),
  notifier: createNotifier({
    client,
    slack: config.slack,
    accountNames: accountNames(config),
    members,
    now,
    ...stores,
  }),
  inventories: async () => {
    const { scopes } = await findScopes(aws, config, home);
    return latestInventories(inventories, scopes);
  },
  prices: async (keys) => (await money.loadPrices(keys)).priceBook,
  ancillaryPrices: (region) => loadAncillaryPrices(region, { aws, ...stores, now: now() }),
  money: (seen, alsoPriced) => loadBillingContext(seen, money, alsoPriced),
  settings: planSettings(config),
  readAgain: (ref, type) =>
    readInventory(aws, ref, now(), { only: [ref.instanceId], alsoTypes: [type] }),
  quotaHeadroom: (instance, type, seen) =>
    quotaHeadroom(instance, type, seen, { aws, changePolicyOf, now }),
  userDataBytes: async (ref) => ifOk(await readUserDataSize(aws.ec2(ref), ref)),
  peaks: async (ref) => ifOk(await readPeakUtilization(aws.cloudWatch(ref), ref, now(), PEAK_DAYS)),
  typesIn: (region) => readAllInstanceTypes(aws.own.ec2(region), { region }),
  changeScope: changeScope(config),
  docsUrl: config.docsUrl,
  accountNames: accountNames(config),
  mainChannel: config.slack.channel,
  recipients: (records) =>
    recipients(records, { routes: config.digest.routes, client, now, ...stores }),
  ledger: () => stores.ledger.list(),
  killSwitchChanges: stores.killSwitch.history,
  records: () => stores.suggestions.list(config.accounts.map(({ id }) => id)),
};

const PEAK_DAYS = 14;

/** Everything that is asked for in Slack and takes longer than a press may. */
export async function handler(event: unknown): Promise<void> {
  await runJob(jobSchema.parse(event), deps);
}
