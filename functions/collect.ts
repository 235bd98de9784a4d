import { S3Client } from '@aws-sdk/client-s3';
import { createAws } from '../lib/aws/client/aws.ts';
import { CLIENT_TIMEOUTS } from '../lib/aws/client/clientTimeouts.ts';
import { readInventory } from '../lib/aws/readInventory.ts';
import { loadRuntime } from '../lib/config/runtime.ts';
import { inventoryStore } from '../lib/store/inventoryStore.ts';
import type { CollectAnswer, CollectRequest } from '../lib/workflows/daily/daily.ts';

const { config, deployment } = loadRuntime(process.env);
const aws = createAws({
  accounts: config.accounts,
  readOnly: true,
  homeRegion: deployment.AWS_REGION,
});
const inventories = inventoryStore(new S3Client(CLIENT_TIMEOUTS), deployment.TRIMTAB_BUCKET);

/** Reads and stores the inventory of each scope. What can't be read is in it, with the reason. */
export async function handler({ scopes, takenAt }: CollectRequest): Promise<CollectAnswer> {
  const keys = [];
  for (const scope of scopes) {
    keys.push(await inventories.put(await readInventory(aws, scope, new Date(takenAt))));
  }
  return { inventories: keys };
}
