import { DescribeKeyCommand, type KMSClient, NotFoundException } from '@aws-sdk/client-kms';
import type { VolumeKey } from '../domain/fleet/instance.ts';
import type { Scope } from '../shared/ids.ts';
import type { ReadError } from '../shared/readError.ts';
import type { Result } from '../shared/result.ts';
import { toReadResult } from './client/readResult.ts';

/** A key, by the ARN that a volume names. */
export interface KeyAnswer {
  readonly keyArn: string;
  readonly key: VolumeKey;
}

/**
 * State and manager of one key of EBS volumes. A disabled one keeps its instances from starting,
 * and EC2 says so only after the start (docs/facts/ec2-resize.md#encrypted-volumes).
 */
export async function readKey(
  client: KMSClient,
  scope: Scope,
  keyArn: string,
): Promise<Result<KeyAnswer, ReadError>> {
  return toReadResult({ service: 'KMS', operation: 'DescribeKey', ...scope }, async () => {
    const KeyMetadata = await describe(client, keyArn);
    if (KeyMetadata === 'deleted') return { keyArn, key: { state: 'deleted', manager: 'unknown' } };
    return {
      keyArn,
      key: {
        state: KeyMetadata?.KeyState ?? 'unknown',
        manager: KeyMetadata?.KeyManager ?? 'unknown',
      },
    };
  });
}

/** KMS does not know a key any more once it is deleted, and what it encrypted can't be read. */
async function describe(client: KMSClient, keyArn: string) {
  try {
    const { KeyMetadata } = await client.send(new DescribeKeyCommand({ KeyId: keyArn }));
    return KeyMetadata;
  } catch (error) {
    if (error instanceof NotFoundException) return 'deleted';
    throw error;
  }
}
