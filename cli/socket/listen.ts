import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { SSMClient } from '@aws-sdk/client-ssm';
import { SocketModeReceiver } from '@slack/bolt';
import { slackDeps } from '../../functions/slackDeps.ts';
import { readSecret } from '../../lib/aws/ssm/secret.ts';
import { readDeployment } from '../../lib/config/deployment.ts';
import { loadConfiguration } from '../../lib/config/loadConfiguration.ts';
import { boltLogger } from '../../lib/slack/app/boltLogger.ts';
import { createSlackApp } from '../../lib/slack/app/slackApp.ts';
import { chooseRegion } from '../chooseRegion.ts';

export interface SocketOptions {
  readonly stage: string;
  readonly configPath: string;
  /** The Region of the deployment, if it was typed. */
  readonly region: string | undefined;
  readonly slackApiUrl: string | undefined;
}

/**
 * Connects the listeners of functions/slack to Slack over Socket Mode, with the table and the
 * functions of a deployment, until this process is stopped. The app-level token (connections:write)
 * is in SLACK_APP_TOKEN, or in SSM as /trimtab/<stage>/slack/app-token. Throws when the deployment or
 * a token can't be read.
 */
export async function listen(options: SocketOptions): Promise<void> {
  const { stage, configPath, slackApiUrl } = options;
  const home = await chooseRegion(options.region);
  if (!home.ok) throw new Error(home.error);
  console.error(`Region ${home.value.region} (${home.value.source})`);
  const loaded = loadConfiguration(configPath);
  if (!loaded.ok) throw new Error(loaded.error);
  const deployment = readDeployment({
    ...(await readVariables(`trimtab-${stage}-slack`)),
    AWS_REGION: home.value.region,
    ...(slackApiUrl === undefined ? {} : { TRIMTAB_SLACK_API_URL: slackApiUrl }),
  });
  const ssm = new SSMClient();
  const botToken = await readSecret(ssm, deployment.TRIMTAB_BOT_TOKEN_PARAMETER);
  const appToken =
    process.env.SLACK_APP_TOKEN ?? (await readSecret(ssm, `/trimtab/${stage}/slack/app-token`));
  const receiver = new SocketModeReceiver({
    appToken,
    logger: boltLogger(),
    ...(slackApiUrl === undefined ? {} : { installerOptions: { clientOptions: { slackApiUrl } } }),
  });
  const app = createSlackApp(receiver, botToken, slackDeps({ config: loaded.value, deployment }));
  process.once('SIGINT', () => void app.stop().then(() => process.exit(0)));
  process.once('SIGTERM', () => void app.stop().then(() => process.exit(0)));
  await app.start();
}

/** The environment variables of a deployed function: the names of its table and functions. */
async function readVariables(functionName: string): Promise<Record<string, string>> {
  const { Environment } = await new LambdaClient().send(
    new GetFunctionConfigurationCommand({ FunctionName: functionName }),
  );
  return Environment?.Variables ?? {};
}
