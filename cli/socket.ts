import { parseArgs } from 'node:util';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { SSMClient } from '@aws-sdk/client-ssm';
import { SocketModeReceiver } from '@slack/bolt';
import { slackDeps } from '../functions/slackDeps.ts';
import { readSecret } from '../lib/aws/ssm/secret.ts';
import { readDeployment } from '../lib/config/deployment.ts';
import { loadConfiguration } from '../lib/config/loadConfiguration.ts';
import { boltLogger } from '../lib/slack/app/boltLogger.ts';
import { createSlackApp } from '../lib/slack/app/slackApp.ts';

/**
 * `npm run socket`: the listeners of functions/slack on this machine, over Socket Mode, against the
 * table and the functions of a deployment: for development in a real workspace, without a public
 * address. The app-level token (connections:write) is in SLACK_APP_TOKEN, or in SSM beside the
 * others as /trimtab/<stage>/slack/app-token.
 */
const { values } = parseArgs({
  options: {
    stage: { type: 'string', default: 'dev' },
    config: { type: 'string', default: 'trimtab.yml' },
    /** Another Slack than slack.com: the local one. */
    'slack-api': { type: 'string' },
  },
});

try {
  await listen();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

async function listen(): Promise<void> {
  const { stage } = values;
  const loaded = loadConfiguration(values.config);
  if (!loaded.ok) throw new Error(loaded.error);
  const slackApi = values['slack-api'];
  const deployment = readDeployment({
    ...(await variablesOf(`trimtab-${stage}-slack`)),
    AWS_REGION: process.env.AWS_REGION ?? 'us-east-1',
    ...(slackApi === undefined ? {} : { TRIMTAB_SLACK_API_URL: slackApi }),
  });
  const ssm = new SSMClient();
  const botToken = await readSecret(ssm, deployment.TRIMTAB_BOT_TOKEN_PARAMETER);
  const appToken =
    process.env.SLACK_APP_TOKEN ?? (await readSecret(ssm, `/trimtab/${stage}/slack/app-token`));
  const receiver = new SocketModeReceiver({
    appToken,
    logger: boltLogger(),
    ...(slackApi === undefined
      ? {}
      : { installerOptions: { clientOptions: { slackApiUrl: slackApi } } }),
  });
  const app = createSlackApp(receiver, botToken, slackDeps({ config: loaded.value, deployment }));
  process.once('SIGINT', () => void app.stop().then(() => process.exit(0)));
  process.once('SIGTERM', () => void app.stop().then(() => process.exit(0)));
  await app.start();
  console.log(
    `Listening over Socket Mode, with the table of ${stage}. Ctrl-C ends it; then Slack gets no answer.`,
  );
}

/** What the deployment tells its functions: where everything is. */
async function variablesOf(functionName: string): Promise<Record<string, string>> {
  const { Environment } = await new LambdaClient().send(
    new GetFunctionConfigurationCommand({ FunctionName: functionName }),
  );
  return Environment?.Variables ?? {};
}
