import { readIngressSecrets } from '../lib/aws/ssm/ingressSecrets.ts';
import { loadRuntime } from '../lib/config/runtime.ts';

const runtime = loadRuntime(process.env);
const { TRIMTAB_BOT_TOKEN_PARAMETER, TRIMTAB_SIGNING_SECRET_PARAMETER } = runtime.deployment;

// SSM is asked first: the rest is loaded while it answers (docs/decisions/0007).
const [[botToken = '', signingSecret = ''], { createSlackHandler }, { slackDeps }] =
  await Promise.all([
    readIngressSecrets(
      [TRIMTAB_BOT_TOKEN_PARAMETER, TRIMTAB_SIGNING_SECRET_PARAMETER],
      process.env,
    ),
    import('../lib/slack/app/slackHandler.ts'),
    import('./slackDeps.ts'),
  ]);

/** The ingress: every press and command in Slack. What takes longer is a job of its own. */
export const handler = createSlackHandler({ botToken, signingSecret }, slackDeps(runtime));
