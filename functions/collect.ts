import { S3Client } from '@aws-sdk/client-s3';
import { createAws } from '../lib/aws/client/clients.ts';
import { PATIENT } from '../lib/aws/client/timeouts.ts';
import { readSnapshot } from '../lib/aws/readInventory.ts';
import { loadRuntime } from '../lib/config/runtime.ts';
import { snapshotStore } from '../lib/store/inventoryStore.ts';
import type { CollectAnswer, CollectRequest } from '../lib/workflows/daily/daily.ts';

const { config, deployment } = loadRuntime(process.env);
const aws = createAws({
  accounts: config.accounts,
  readOnly: true,
  homeRegion: deployment.AWS_REGION,
});
const snapshots = snapshotStore(new S3Client(PATIENT), deployment.TRIMTAB_BUCKET);

/** Sees each scope and keeps what it saw. What can't be read is in the snapshot, with its reason. */
export async function handler({ scopes, takenAt }: CollectRequest): Promise<CollectAnswer> {
  const keys = [];
  for (const scope of scopes) {
    keys.push(await snapshots.put(await readSnapshot(aws, scope, new Date(takenAt))));
  }
  return { snapshots: keys };
}
