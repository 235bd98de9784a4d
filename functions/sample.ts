import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createAws } from '../lib/aws/client/aws.ts';
import { CLIENT_TIMEOUTS } from '../lib/aws/client/clientTimeouts.ts';
import { readInstances } from '../lib/aws/ec2/instances.ts';
import { findScopes } from '../lib/aws/findScopes.ts';
import { loadRuntime } from '../lib/config/runtime.ts';
import { countUsage } from '../lib/domain/billing/usageSample.ts';
import { backfillUsage } from '../lib/services/backfillUsage.ts';
import { inEnglish } from '../lib/shared/message.ts';
import { openStores } from '../lib/store/openStores.ts';
import { openTable } from '../lib/store/table/table.ts';

const { config, deployment } = loadRuntime(process.env);
const home = deployment.AWS_REGION;
const aws = createAws({ accounts: config.accounts, readOnly: true, homeRegion: home });
const { once, usage } = openStores(
  openTable(new DynamoDBClient(CLIENT_TIMEOUTS), deployment.TRIMTAB_TABLE),
);

/** Every hour: counts what runs in each scope. Fails at the end, when a scope could not be read. */
export async function handler(event: { readonly scheduledTime: string }): Promise<void> {
  const hour = `${event.scheduledTime.slice(0, 13)}:00:00.000Z`;
  const now = new Date(event.scheduledTime);
  const { scopes, errors } = await findScopes(aws, config, home);
  const problems = errors.map(({ message }) => message);
  for (const scope of scopes) {
    if (config.commitments.costExplorerHistory) {
      const refused = await backfillUsage(scope, { aws, once, usage, now });
      if (refused !== undefined) problems.push(refused.message);
    }
    const seen = await readInstances(aws.ec2(scope), scope, now);
    if (seen.ok) await usage.put([{ ...scope, hour, counts: countUsage(seen.value) }]);
    else problems.push(seen.error.message);
  }
  if (problems.length === 0) return;
  throw new Error(`Not everything was counted. ${problems.map(inEnglish).join(' ')}`);
}
