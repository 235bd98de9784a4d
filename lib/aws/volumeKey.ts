import { DescribeKeyCommand, type KMSClient, NotFoundException } from '@aws-sdk/client-kms';
import type { VolumeKey } from '../domain/fleet/instance.ts';
import type { Scope } from '../shared/ids.ts';
import { reader } from './client/reader.ts';

/** A key, by the ARN that a volume names. */
export interface KeyAnswer {
  readonly keyArn: string;
  readonly key: VolumeKey;
}

/**
 * State and manager of one key of EBS volumes. A disabled one keeps its instances from starting,
 * and EC2 says so only after the start (docs/facts/ec2-resize.md#encrypted-volumes).
 */
export const readVolumeKey = reader({
  service: 'KMS',
  action: 'kms:DescribeKey',
  read: async (client: KMSClient, _scope: Scope, keyArn: string): Promise<KeyAnswer> => {
    const KeyMetadata = await describe(client, keyArn);
    if (KeyMetadata === 'deleted') return { keyArn, key: { state: 'deleted', manager: 'unknown' } };
    return {
      keyArn,
      key: {
        state: KeyMetadata?.KeyState ?? 'unknown',
        manager: KeyMetadata?.KeyManager ?? 'unknown',
      },
    };
  },
});

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
