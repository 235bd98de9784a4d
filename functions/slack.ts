import { readIngressSecrets } from '../lib/aws/ingressSecrets.ts';
import { loadRuntime } from '../lib/config/runtime.ts';
import { createSlackHandler } from '../lib/slack/slackHandler.ts';
import { slackDeps } from './slackDeps.ts';

const runtime = loadRuntime(process.env);
const { TRIMTAB_BOT_TOKEN_PARAMETER, TRIMTAB_SIGNING_SECRET_PARAMETER } = runtime.deployment;
const [botToken = '', signingSecret = ''] = await readIngressSecrets(
  [TRIMTAB_BOT_TOKEN_PARAMETER, TRIMTAB_SIGNING_SECRET_PARAMETER],
  process.env,
);

/** Everything that people press and type. What takes longer is started, not waited for. */
export const handler = createSlackHandler({ botToken, signingSecret }, slackDeps(runtime));
