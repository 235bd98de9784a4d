import * as z from 'zod/mini';
import { region } from '../shared/ids.ts';

/** The name of a parameter, which is a path, and never the secret itself. */
const parameterName = z
  .string()
  .check(z.regex(/^(?:\/[\w.-]{1,60})+$/, 'a secret is named here by its path in SSM'));

/** What the deployment tells every function (serverless.yml, `provider.environment`). */
const deployment = z.object({
  /** Where the functions run; set by Lambda. */
  AWS_REGION: region,
  /** The checked configuration, as JSON (configured.ts). */
  TRIMTAB_CONFIG: z.string(),
  TRIMTAB_TABLE: z.string(),
  TRIMTAB_BUCKET: z.string(),
  /**
   * Qualified names: a durable function runs only by version or alias
   * (docs/facts/durable-functions.md#starting-an-execution).
   */
  TRIMTAB_COLLECT_FUNCTION: z.string(),
  TRIMTAB_RESIZE_FUNCTION: z.string(),
  TRIMTAB_REPORT_FUNCTION: z.string(),
  /** SSM SecureString names. */
  TRIMTAB_BOT_TOKEN_PARAMETER: parameterName,
  TRIMTAB_SIGNING_SECRET_PARAMETER: parameterName,
  /** Another Slack than slack.com: the local one. */
  TRIMTAB_SLACK_API_URL: z.optional(z.url()),
});

export type Deployment = z.infer<typeof deployment>;

/** The deployment's settings. Throws when the template forgot one: that is a bug of ours. */
export function readDeployment(environment: NodeJS.ProcessEnv): Deployment {
  return deployment.parse(environment);
}
