import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { memberRoles } from '../infra/memberTemplate.ts';
import { roles } from '../infra/roles.ts';
import type { FunctionName } from '../infra/uses.ts';
import type { Configuration } from '../lib/config/config.ts';
import { openStores } from '../lib/store/openStores.ts';
import { openTable } from '../lib/store/table/table.ts';
import { usageHistory } from './aws/fleet/usageHistory.ts';
import { type DeployedAs, resolvePolicy } from './aws/iam/resolvePolicy.ts';
import { withCredentials } from './aws/lambda/withCredentials.ts';
import {
  DEV_ACCOUNT,
  PROD_ACCOUNT,
  READ_ROLE,
  RESIZE_ROLE,
  type TemporaryKeys,
} from './aws/server/accounts.ts';
import { type LocalAws, type LocalAwsOptions, startLocalAws } from './aws/server/localAws.ts';
import {
  ALICE,
  APP_TOKEN,
  BOB,
  BOT_TOKEN,
  CAROL,
  CHANNEL,
  configureDemoTenant,
  DATA_CHANNEL,
  DEPLOYMENT,
  MINJI,
  SIGNING_SECRET,
  TEAM_ID,
} from './demoTenant.ts';
import { type FunctionUrl, startFunctionUrl } from './functionUrl.ts';
import { type LocalSlack, startLocalSlack } from './slack/localSlack.ts';
import type { LocalUser } from './slack/workspace.ts';
import { tableDefinition } from './tableDefinition.ts';

/** The bot's whole world on this machine: an AWS with the bot deployed in it, and a Slack. */
export interface Environment {
  readonly aws: LocalAws;
  readonly slack: LocalSlack;
  /** The function URL of the ingress. */
  readonly ingressUrl: string;
  /** The handler behind that URL. */
  readonly ingress: FunctionModules['slack']['handler'];
  /** Fires the morning schedule and waits until the digest is posted. Throws when it is not. */
  runDaily(scheduledTime: Date): Promise<void>;
  close(): Promise<void>;
}

export interface EnvironmentOptions extends LocalAwsOptions {
  readonly slackPort?: number;
  /** Users in addition to Alice, Carol, Minji and Bob. */
  readonly others?: readonly LocalUser[];
  /** Another company's trimtab.yml. */
  readonly configuration?: string;
  /** As if the bot had counted what runs for the last 30 days. */
  readonly history?: boolean;
  /** Told of each stage of the start. */
  readonly onProgress?: (stage: string) => void;
}

/**
 * Starts everything. The functions are the deployed ones: they read this process's environment, so
 * there is one world at a time in a process.
 */
export async function startEnvironment({
  slackPort,
  others = [],
  configuration,
  history = false,
  onProgress,
  ...options
}: EnvironmentOptions = {}): Promise<Environment> {
  const say = onProgress ?? (() => {});
  say('a local Slack');
  let ingress: FunctionUrl | undefined;
  const slack = await startLocalSlack({
    ...(slackPort === undefined ? {} : { port: slackPort }),
    requestUrl: () => ingress?.url,
    botToken: BOT_TOKEN,
    appToken: APP_TOKEN,
    signingSecret: SIGNING_SECRET,
    teamId: TEAM_ID,
    channel: CHANNEL,
    otherChannels: [DATA_CHANNEL],
    users: [ALICE, CAROL, MINJI, BOB, ...others],
    userGroups: [],
  });

  say('a local AWS with a fleet');
  const aws = await startLocalAws({
    parameters: {
      [DEPLOYMENT.TRIMTAB_BOT_TOKEN_PARAMETER]: { type: 'SecureString', value: BOT_TOKEN },
      [DEPLOYMENT.TRIMTAB_SIGNING_SECRET_PARAMETER]: {
        type: 'SecureString',
        value: SIGNING_SECRET,
      },
    },
    buckets: [DEPLOYMENT.TRIMTAB_BUCKET],
    denied: [{ region: 'eu-west-3' }],
    ...options,
  });
  await aws.createTable(tableDefinition(DEPLOYMENT.TRIMTAB_TABLE));

  say('the seven functions of the bot');
  Object.assign(process.env, aws.clientEnvironment(), DEPLOYMENT, {
    TRIMTAB_SLACK_API_URL: slack.apiUrl,
  });
  const config = configureDemoTenant(configuration);
  if (history) {
    const { usage } = openStores(openTable(new DynamoDBClient(), DEPLOYMENT.TRIMTAB_TABLE));
    await usage.put(usageHistory(aws.environment.fleet, aws.environment.clock.now()));
  }
  const deployed = await deploy(aws, config);
  const started = await startFunctionUrl(aws.functions, nameOf('slack'));
  ingress = started;
  return {
    aws,
    slack,
    ingressUrl: started.url,
    ingress: deployed.slack.handler,
    runDaily: (scheduledTime) => runDaily(aws, scheduledTime),
    close: async () => {
      await started.close();
      await slack.close();
      await aws.close();
    },
  };
}

/** The modules in functions/. */
interface FunctionModules {
  readonly daily: typeof import('../functions/daily.ts');
  readonly collect: typeof import('../functions/collect.ts');
  readonly sample: typeof import('../functions/sample.ts');
  readonly sweep: typeof import('../functions/sweep.ts');
  readonly slack: typeof import('../functions/slack.ts');
  readonly report: typeof import('../functions/report.ts');
  readonly resize: typeof import('../functions/resize.ts');
}

let deployments = 0;

/**
 * The names, kinds and roles of serverless.yml; osls gives durable functions the alias `durable`.
 * Each function is loaded and run with the credentials of its own role. It reads its environment when
 * it is loaded, so every deployment loads it again; what it imports is loaded once.
 */
async function deploy(aws: LocalAws, config: Configuration): Promise<FunctionModules> {
  const credentials = functionCredentials(aws, config);
  putMemberRoles(aws, config);
  deployments += 1;
  const query = `deployment=${deployments}`;
  const load = <Name extends FunctionName>(name: Name): Promise<FunctionModules[Name]> =>
    withCredentials(
      credentials[name],
      () => import(/* @vite-ignore */ `../functions/${name}.ts?${query}`),
    );
  const [daily, collect, sample, sweep, slack, report, resize] = await Promise.all([
    load('daily'),
    load('collect'),
    load('sample'),
    load('sweep'),
    load('slack'),
    load('report'),
    load('resize'),
  ]);
  const { functions } = aws;
  const durable = <Handler>(name: FunctionName, handler: Handler) =>
    ({ kind: 'durable', handler, aliases: ['durable'], credentials: credentials[name] }) as const;
  const plain = <Handler>(name: FunctionName, handler: Handler) =>
    ({ kind: 'plain', handler, credentials: credentials[name] }) as const;
  functions.register(nameOf('daily'), durable('daily', daily.handler));
  functions.register(nameOf('resize'), durable('resize', resize.handler));
  functions.register(nameOf('collect'), plain('collect', collect.handler));
  functions.register(nameOf('sample'), plain('sample', sample.handler));
  functions.register(nameOf('sweep'), plain('sweep', sweep.handler));
  functions.register(nameOf('slack'), plain('slack', slack.handler));
  functions.register(nameOf('report'), plain('report', report.handler));
  return { daily, collect, sample, sweep, slack, report, resize };
}

/** The roles of the member template in the second account. */
function putMemberRoles({ environment: { accounts } }: LocalAws, config: Configuration): void {
  const { ReadRole, ResizeRole } = memberRoles(config, HOME.stage);
  const member = { ...HOME, account: DEV_ACCOUNT };
  accounts.putRolePolicy(READ_ROLE, resolvePolicy(ReadRole, member));
  accounts.putRolePolicy(RESIZE_ROLE, resolvePolicy(ResizeRole, member));
}

/** The roles of infra/roles.ts, deployed: what a function is not allowed there fails here, too. */
function functionCredentials(
  { environment: { accounts } }: LocalAws,
  config: Configuration,
): Readonly<Record<FunctionName, TemporaryKeys>> {
  const all = roles(config);
  const keys = (role: keyof typeof all) =>
    accounts.keysOfRole(role, resolvePolicy(all[role], HOME));
  return {
    daily: keys('DailyRole'),
    collect: keys('CollectRole'),
    sample: keys('SampleRole'),
    sweep: keys('SweepRole'),
    slack: keys('SlackRole'),
    report: keys('ReportRole'),
    resize: keys('ResizeRole'),
  };
}

const HOME: DeployedAs = {
  account: PROD_ACCOUNT,
  region: 'us-east-1',
  stage: 'local',
  functionName: 'trimtab-local',
  arns: {
    Table: `arn:aws:dynamodb:us-east-1:${PROD_ACCOUNT}:table/${DEPLOYMENT.TRIMTAB_TABLE}`,
    Bucket: `arn:aws:s3:::${DEPLOYMENT.TRIMTAB_BUCKET}`,
    DeadLetters: `arn:aws:sqs:us-east-1:${PROD_ACCOUNT}:dead-letters`,
  },
};

async function runDaily({ functions }: LocalAws, scheduledTime: Date): Promise<void> {
  const started = functions.invoke({
    functionName: `${nameOf('daily')}:durable`,
    payload: JSON.stringify({ scheduledTime: scheduledTime.toISOString() }),
  });
  if (started.kind !== 'started') throw new Error(started.message);
  const ended = await started.ended;
  if (!ended.ok) throw new Error(`The daily job failed: ${ended.failure.errorMessage}`);
}

function nameOf(name: string): string {
  return `trimtab-local-${name}`;
}
