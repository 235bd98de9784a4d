import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import {
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { Inventory } from '../domain/fleet/inventory.ts';
import type { Scope } from '../shared/ids.ts';

/**
 * Bulk goes to S3: one gzipped object for each account, Region and day
 * (docs/architecture.md#state-is-one-conditional-write).
 */
export interface InventoryStore {
  /** The key it was put under. A second snapshot of the day takes the place of the first. */
  readonly put: (inventory: Inventory) => Promise<string>;
  readonly get: (key: string) => Promise<Inventory>;
  /** Key of the newest snapshot of the scope; undefined when it was never collected. */
  readonly latestKey: (scope: Scope) => Promise<string | undefined>;
}

/** The snapshots in `bucket`. */
export function inventoryStore(client: S3Client, bucket: string): InventoryStore {
  return {
    put: async (inventory) => {
      const key = `${prefixOf(inventory)}${inventory.takenAt.slice(0, 10)}.json.gz`;
      await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: await promisify(gzip)(JSON.stringify(inventory)),
          ContentType: 'application/json',
          ContentEncoding: 'gzip',
        }),
      );
      return key;
    },
    get: async (key) => {
      const answer = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      if (answer.Body === undefined) throw new Error(`snapshot ${key} has no body`);
      const json = await promisify(gunzip)(await answer.Body.transformToByteArray());
      return JSON.parse(json.toString('utf8'));
    },
    latestKey: async (scope) => {
      // Keys end in the day and S3 lists them in order: the last of the last page is the newest.
      // The life-cycle rule of the bucket keeps this below one page.
      const page = await client.send(
        new ListObjectsV2Command({ Bucket: bucket, Prefix: prefixOf(scope) }),
      );
      return page.Contents?.at(-1)?.Key;
    },
  };
}

/** The newest snapshot of each scope that was ever collected. */
export async function latestInventories(
  store: InventoryStore,
  scopes: readonly Scope[],
): Promise<readonly Inventory[]> {
  const inventories: Inventory[] = [];
  for (const scope of scopes) {
    const key = await store.latestKey(scope);
    if (key !== undefined) inventories.push(await store.get(key));
  }
  return inventories;
}

function prefixOf({ account, region }: Scope): string {
  return `snapshots/${account}/${region}/`;
}
