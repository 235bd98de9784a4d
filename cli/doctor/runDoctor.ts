import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { SSMClient } from '@aws-sdk/client-ssm';
import { STSClient } from '@aws-sdk/client-sts';
import { createAws } from '../../lib/aws/client/aws.ts';
import { readCallerIdentity } from '../../lib/aws/client/callerIdentity.ts';
import { EVERYWHERE } from '../../lib/aws/client/reader.ts';
import { readSecret } from '../../lib/aws/ssm/secret.ts';
import type { Configuration } from '../../lib/config/config.ts';
import { loadConfiguration } from '../../lib/config/loadConfiguration.ts';
import type { PriceKey } from '../../lib/domain/pricing/priceBook.ts';
import { loadPrices } from '../../lib/services/loadPrices.ts';
import type { Region } from '../../lib/shared/ids.ts';
import { inEnglish } from '../../lib/shared/message.ts';
import { slackClient } from '../../lib/slack/app/slackClient.ts';
import { openStores } from '../../lib/store/openStores.ts';
import { openTable } from '../../lib/store/table/table.ts';
import { chooseRegion } from '../chooseRegion.ts';
import { checkAccounts } from './checkAccounts.ts';
import { checkIngress } from './checkIngress.ts';
import { checkSlack } from './checkSlack.ts';
import { attempt, bad, type Finding, ok } from './finding.ts';

export interface DoctorOptions {
  readonly stage: string;
  readonly configPath: string;
  /** The Region of the deployment, if it was typed. */
  readonly region: string | undefined;
  readonly slackApiUrl: string | undefined;
  /** The URL of the ingress, instead of asking Lambda. */
  readonly url: string | undefined;
}

/** Checks everything that a deployment needs, in the order of docs/install.md. */
export async function* runDoctor(options: DoctorOptions): AsyncGenerator<Finding> {
  const found = await chooseRegion(options.region);
  if (!found.ok) {
    yield bad('Region', found.error);
    return;
  }
  const { region: home, source } = found.value;
  yield ok('Region', `${home} (${source})`);
  const loaded = loadConfiguration(options.configPath);
  if (!loaded.ok) {
    yield bad('configuration', loaded.error);
    return;
  }
  const config = loaded.value;
  yield ok('configuration', `${options.configPath} is valid`);
  yield approversOf(config);

  const identity = await readCallerIdentity(new STSClient(), EVERYWHERE);
  if (!identity.ok) {
    yield bad('AWS credentials', inEnglish(identity.error.message));
    return;
  }
  yield ok('AWS credentials', `account ${identity.value}, ${home}`);

  yield* checkDeployment(options, config);
  yield* checkAccounts(config, home);
  yield await pricesOf(config, home);
}

function approversOf({ slack: { approvers } }: Configuration): Finding {
  const [users, groups] = [approvers.users.length, approvers.userGroups.length];
  if (users + groups > 0) return ok('approvers', `${users} people, ${groups} user groups`);
  return bad('approvers', 'There are no approvers: add them to slack.approvers in trimtab.yml.');
}

async function* checkDeployment(
  { stage, slackApiUrl, url }: DoctorOptions,
  config: Configuration,
): AsyncGenerator<Finding> {
  const name = `trimtab-${stage}-slack`;
  const deployed = await attempt(() =>
    new LambdaClient().send(new GetFunctionConfigurationCommand({ FunctionName: name })),
  );
  if (!deployed.ok) {
    yield bad('deployment', `${name} does not exist (${deployed.why}). Run \`npm run deploy\`.`);
    return;
  }
  yield ok('deployment', `${name} on ${deployed.value.Runtime}`);
  yield* checkTable(deployed.value.Environment?.Variables?.TRIMTAB_TABLE ?? '');

  const secretOf = (secret: string) =>
    attempt(() => readSecret(new SSMClient(), `/trimtab/${stage}/slack/${secret}`));
  const signing = await secretOf('signing-secret');
  if (!signing.ok) yield bad('signing secret', missing(stage, 'signing-secret', signing.why));
  else if (!/^[0-9a-z]{32}$/.test(signing.value))
    yield bad(
      'signing secret',
      'is not 32 letters and digits: copy it again from the page of the app.',
    );
  else {
    yield ok('signing secret', 'is in SSM');
    yield await checkIngress(name, signing.value, config.slack.teamId, url);
  }
  const token = await secretOf('bot-token');
  if (!token.ok) {
    yield bad('bot token', missing(stage, 'bot-token', token.why));
    return;
  }
  yield* checkSlack(slackClient(token.value, slackApiUrl), config);
}

/** Reads the table, and writes an item that expires at once. */
async function* checkTable(name: string): AsyncGenerator<Finding> {
  const { killSwitch, once } = openStores(openTable(new DynamoDBClient(), name));
  const read = await attempt(() => killSwitch.stopped());
  if (!read.ok) {
    yield bad(
      'table',
      `${name} can't be read (${read.why}). Deploy again, or ask for dynamodb:GetItem.`,
    );
    return;
  }
  const written = await attempt(() => once.claim(`doctor#${randomUUID()}`, new Date(), 1));
  yield written.ok
    ? ok('table', `${name} can be read and written`)
    : bad('table', `${name} can't be written (${written.why}). Ask for dynamodb:PutItem.`);
  if (read.value !== undefined) {
    yield bad('changes', 'the kill switch is on: `/trimtab start` ends it.');
  }
}

function missing(stage: string, name: string, why: string): string {
  return `/trimtab/${stage}/slack/${name} can't be read (${why}). Put it into SSM as a SecureString: docs/install.md.`;
}

async function pricesOf({ accounts }: Configuration, home: Region): Promise<Finding> {
  const aws = createAws({ accounts, readOnly: true, homeRegion: home });
  const key: PriceKey = {
    region: home,
    instanceType: 'm5.large',
    operation: 'RunInstances',
    tenancy: 'Shared',
  };
  const noStore = { get: async () => undefined, put: async () => {} };
  const prices = await attempt(() => loadPrices([key], { aws, prices: noStore, now: new Date() }));
  if (!prices.ok) return bad('prices', prices.why);
  const { priceBook, errors } = prices.value;
  const [error] = errors;
  if (error !== undefined) return bad('prices', inEnglish(error.message));
  const price = priceBook.priceOf(key);
  return price.ok
    ? ok('prices', `of ${price.value.publicationDate.slice(0, 10)}`)
    : bad('prices', inEnglish(price.error.message));
}
