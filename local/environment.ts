import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { openStores } from '../lib/store/openStores.ts';
import { openTable } from '../lib/store/table/table.ts';
import { usageHistory } from './aws/fleet/usageHistory.ts';
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
 * Starts everything. The functions are the deployed ones: they read this process's environment when
 * they are loaded, so there is one world in a process.
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
  configureDemoTenant(configuration);
  if (history) {
    const { usage } = openStores(openTable(new DynamoDBClient(), DEPLOYMENT.TRIMTAB_TABLE));
    await usage.put(usageHistory(aws.environment.fleet, aws.environment.clock.now()));
  }
  await deploy(aws);
  const started = await startFunctionUrl(aws.functions, nameOf('slack'));
  ingress = started;
  return {
    aws,
    slack,
    ingressUrl: started.url,
    runDaily: (scheduledTime) => runDaily(aws, scheduledTime),
    close: async () => {
      await started.close();
      await slack.close();
      await aws.close();
    },
  };
}

/** The names and kinds of serverless.yml; osls gives durable functions the alias `durable`. */
async function deploy({ functions }: LocalAws): Promise<void> {
  const [daily, collect, sample, sweep, slack, report, resize] = await Promise.all([
    import('../functions/daily.ts'),
    import('../functions/collect.ts'),
    import('../functions/sample.ts'),
    import('../functions/sweep.ts'),
    import('../functions/slack.ts'),
    import('../functions/report.ts'),
    import('../functions/resize.ts'),
  ]);
  const aliases = ['durable'];
  functions.register(nameOf('daily'), { kind: 'durable', handler: daily.handler, aliases });
  functions.register(nameOf('resize'), { kind: 'durable', handler: resize.handler, aliases });
  functions.register(nameOf('collect'), { kind: 'plain', handler: collect.handler });
  functions.register(nameOf('sample'), { kind: 'plain', handler: sample.handler });
  functions.register(nameOf('sweep'), { kind: 'plain', handler: sweep.handler });
  functions.register(nameOf('slack'), { kind: 'plain', handler: slack.handler });
  functions.register(nameOf('report'), { kind: 'plain', handler: report.handler });
}

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
