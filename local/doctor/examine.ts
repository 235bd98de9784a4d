import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { SSMClient } from '@aws-sdk/client-ssm';
import { STSClient } from '@aws-sdk/client-sts';
import { type Aws, createAws } from '../../lib/aws/clients.ts';
import { readEnrollment } from '../../lib/aws/computeOptimizer.ts';
import { readIdentity } from '../../lib/aws/identity.ts';
import { readRegions } from '../../lib/aws/regions.ts';
import { readSecret } from '../../lib/aws/secrets.ts';
import type { Configuration } from '../../lib/config/config.ts';
import { loadConfiguration } from '../../lib/config/loadConfiguration.ts';
import { type Region, region } from '../../lib/domain/ids.ts';
import type { PriceKey } from '../../lib/domain/priceBook.ts';
import { slackClient } from '../../lib/slack/slackClient.ts';
import { stopStore } from '../../lib/store/stopStore.ts';
import { openTable } from '../../lib/store/table.ts';
import { loadPrices } from '../../lib/workflow/loadPrices.ts';
import { examineSlack } from './examineSlack.ts';

/** One thing that was looked at. `says`: how it is, or what to do. */
export interface Finding {
  readonly verdict: 'ok' | 'bad' | 'unknown';
  readonly what: string;
  readonly says: string;
}

export interface Patient {
  readonly stage: string;
  readonly configPath: string;
  readonly slackApiUrl: string | undefined;
}

/** Everything that a deployment needs, in the order in which one would set it up. */
export async function* examine(patient: Patient): AsyncGenerator<Finding> {
  const loaded = loadConfiguration(patient.configPath);
  if (!loaded.ok) {
    yield bad('configuration', loaded.error);
    return;
  }
  const config = loaded.value;
  yield ok('configuration', `${patient.configPath} is valid`);
  yield approversOf(config);

  const identity = await readIdentity(new STSClient());
  if (!identity.ok) {
    yield bad('AWS credentials', identity.error.message);
    return;
  }
  const home = region.parse(process.env.AWS_REGION ?? 'us-east-1');
  yield ok('AWS credentials', `account ${identity.value}, ${home}`);

  yield* examineDeployment(patient, config);
  const aws = createAws({ accounts: config.accounts, readOnly: true, homeRegion: home });
  yield* examineAccounts(aws, config, home);
  yield await pricesOf(aws, home);
}

function approversOf({ slack: { approvers } }: Configuration): Finding {
  const [users, groups] = [approvers.users.length, approvers.userGroups.length];
  if (users + groups > 0) return ok('approvers', `${users} people, ${groups} user groups`);
  return bad('approvers', 'Nobody may approve: fill slack.approvers in trimtab.yml.');
}

async function* examineDeployment(
  { stage, slackApiUrl }: Patient,
  config: Configuration,
): AsyncGenerator<Finding> {
  const name = `trimtab-${stage}-slack`;
  const deployed = await attempt(() =>
    new LambdaClient().send(new GetFunctionConfigurationCommand({ FunctionName: name })),
  );
  if (!deployed.ok) {
    yield bad('deployment', `${name} is not there (${deployed.why}). Run \`npm run deploy\`.`);
    return;
  }
  yield ok('deployment', `${name} on ${deployed.value.Runtime}`);
  const table = deployed.value.Environment?.Variables?.TRIMTAB_TABLE ?? '';
  const read = await attempt(() => stopStore(openTable(new DynamoDBClient(), table)).stopped());
  yield read.ok
    ? read.value === undefined
      ? ok('table', `${table} can be read`)
      : bad('table', 'Trimtab is stopped: `/trimtab start` lets it go on.')
    : bad(
        'table',
        `${table} can't be read (${read.why}). Deploy again, or ask for dynamodb:GetItem.`,
      );

  const secretOf = (secret: string) =>
    attempt(() => readSecret(new SSMClient(), `/trimtab/${stage}/slack/${secret}`));
  const signing = await secretOf('signing-secret');
  if (!signing.ok) yield bad('signing secret', missing(stage, 'signing-secret', signing.why));
  else if (/^[0-9a-z]{32}$/.test(signing.value)) yield ok('signing secret', 'is there');
  else yield bad('signing secret', 'is not 32 letters and digits: copy it again from the app.');
  const token = await secretOf('bot-token');
  if (!token.ok) {
    yield bad('bot token', missing(stage, 'bot-token', token.why));
    return;
  }
  yield* examineSlack(slackClient(token.value, slackApiUrl), config.slack);
}

function missing(stage: string, name: string, why: string): string {
  return `/trimtab/${stage}/slack/${name} can't be read (${why}). Put it into SSM as a SecureString: docs/install.md.`;
}

/** One Region of each account stands for all: roles and opt-ins are the account's. */
async function* examineAccounts(
  aws: Aws,
  config: Configuration,
  home: Region,
): AsyncGenerator<Finding> {
  for (const { id: account, name, roleArn, resizeRoleArn } of config.accounts) {
    const what = `account ${name}`;
    const scope = { account, region: config.regions[0] ?? home };
    const regions = await readRegions(aws.ec2(scope), account);
    if (!regions.ok) {
      yield bad(what, regions.error.message);
      continue;
    }
    const enrolled = await readEnrollment(aws.computeOptimizer(scope), scope);
    if (!enrolled.ok) yield bad(what, enrolled.error.message);
    else if (enrolled.value === 'active')
      yield ok(what, `${regions.value.length} Regions, Compute Optimizer is on`);
    else
      yield bad(
        what,
        `Compute Optimizer is ${enrolled.value} in ${account}: opt in on its console page, or there are no suggestions.`,
      );
    if (roleArn !== undefined && resizeRoleArn === undefined) {
      yield { verdict: 'unknown', what, says: 'it has no resizeRoleArn: nothing is changed there' };
    }
  }
}

async function pricesOf(aws: Aws, home: Region): Promise<Finding> {
  const key: PriceKey = {
    region: home,
    instanceType: 'm5.large',
    operation: 'RunInstances',
    tenancy: 'Shared',
  };
  const forgetful = { get: async () => undefined, put: async () => {} };
  const prices = await attempt(() =>
    loadPrices([key], { aws, prices: forgetful, now: new Date() }),
  );
  if (!prices.ok) return bad('prices', prices.why);
  const { priceBook, errors } = prices.value;
  const [error] = errors;
  if (error !== undefined) return bad('prices', error.message);
  const price = priceBook.priceOf(key);
  return price.ok
    ? ok('prices', `of ${price.value.publicationDate.slice(0, 10)}`)
    : bad('prices', price.error.message);
}

async function attempt<Value>(
  call: () => Promise<Value>,
): Promise<
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly why: string }
> {
  try {
    return { ok: true, value: await call() };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.name : String(error) };
  }
}

function ok(what: string, says: string): Finding {
  return { verdict: 'ok', what, says };
}

function bad(what: string, says: string): Finding {
  return { verdict: 'bad', what, says };
}
