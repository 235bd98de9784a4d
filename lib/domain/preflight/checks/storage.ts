import type { Sentence } from '../../../shared/message.ts';
import { block, type Check, check, type Found, UNKNOWN, warn } from '../check.ts';
import type { InstanceInput } from '../preflight.ts';

/** Volumes and their data: whether they are still there, and readable, after the start. */
export const storage: readonly Check[] = [
  check({
    id: 'root-device',
    looksFor:
      'the root volume is on EBS: an instance with an instance store root can be neither stopped nor resized',
    remedy: 'launch a new instance from an AMI',
    reads: {
      'ec2:DescribeInstances': ['RootDeviceType'],
      'ec2:DescribeInstanceTypes': ['SupportedRootDeviceTypes'],
    },
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/RootDeviceStorage.html',
    permanent: true,
    ofChange: ({ instance, target }) => {
      if (instance.rootDeviceType !== 'ebs')
        return block(
          'Its root volume is an instance store: the instance can be neither stopped nor resized.',
        );
      return target === undefined || target.rootDeviceTypes.includes('ebs')
        ? undefined
        : block('{type} does not boot from EBS.', { type: target.instanceType });
    },
  }),
  check({
    id: 'nvme',
    looksFor: 'the device names of its volumes stay: a type with NVMe changes them',
    remedy: 'migrate by hand',
    reads: { 'ec2:DescribeInstanceTypes': ['NvmeSupport of both types'] },
    source: 'https://docs.aws.amazon.com/ebs/latest/userguide/nvme-ebs-volumes.html',
    permanent: true,
    ofTypes: ({ current, target }) => {
      const [before, after] = [current.ebs.nvmeSupport, target.ebs.nvmeSupport];
      if (before === undefined || after === undefined)
        return block('How volumes attach to its type, or to the new type, could not be read.');
      return before === 'unsupported' && after === 'required'
        ? block(
            'The device names of its volumes change on {type} (NVMe). What uses the old names, Trimtab cannot see.',
            { type: target.instanceType },
          )
        : undefined;
    },
  }),
  check({
    id: 'managed-volumes',
    looksFor: 'warns when an AWS service manages one of its volumes',
    remedy: 'ask who owns it',
    reads: { 'ec2:DescribeInstances': ['Ebs.Operator', 'Ebs.AssociatedResource'] },
    source:
      'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EbsInstanceBlockDevice.html',
    ofInstance: ({ instance: { volumes } }) =>
      volumes.some(({ managedBy }) => managedBy !== undefined)
        ? warn(
            'An AWS service manages one of its volumes. What the service does at a stop is not known.',
          )
        : undefined,
  }),
  check({
    id: 'encryption',
    looksFor:
      'its volumes are known to be encrypted or not, and their KMS keys are enabled and of its own account: with any other key the instance would not start again, neither on the new type nor on the old. Warns of customer managed keys, whose policies decide',
    remedy: 'let the resize role use the key',
    reads: {
      'ec2:DescribeVolumes': ['Encrypted', 'KmsKeyId'],
      'kms:DescribeKey': ['KeyState', 'KeyManager'],
    },
    source: 'https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption-requirements.html',
    ofInstance: unusableKey,
  }),
  check({
    id: 'local-disks',
    looksFor:
      'it has no instance store volumes, whose data is erased at a stop; warns when the new type brings some',
    remedy: 'change it by hand',
    reads: { 'ec2:DescribeInstanceTypes': ['InstanceStorageSupported of both types'] },
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-store-lifetime.html',
    permanent: true,
    ofTypes: ({ current, target }) => {
      const [before, after] = [current.instanceStorageSupported, target.instanceStorageSupported];
      if (before === undefined || after === undefined)
        return block(
          'Whether its type, or the new type, has instance store volumes could not be read.',
        );
      if (before)
        return block(
          'It has instance store volumes: their data is erased when the instance stops.',
        );
      return after
        ? warn('{type} has instance store volumes, whose data is erased at every stop.', {
            type: target.instanceType,
          })
        : undefined;
    },
  }),
];

function unusableKey({ instance: { account, volumes } }: InstanceInput): Found {
  if (volumes.some(({ encrypted }) => encrypted === undefined))
    return block(
      'Whether its volumes are encrypted could not be read. With a KMS key that Trimtab may not use, the instance would not start again.',
    );
  const encrypted = volumes.filter((volume) => volume.encrypted === true);
  if (encrypted.some(({ key, kmsKeyId }) => key === undefined || kmsKeyId === undefined))
    return block(
      'The KMS key of an encrypted volume could not be read. Without it, the instance would not start again.',
    );
  // The resize role may use keys of its own account alone (infra/roles.ts).
  const foreign = encrypted
    .map(({ kmsKeyId = '' }) => accountOfKey(kmsKeyId))
    .find((owner) => owner !== account);
  if (foreign !== undefined)
    return block(
      'A volume is encrypted with a KMS key of account {owner}. Trimtab may only use keys of {account}: the instance would not start again.',
      { owner: foreign, account },
    );
  if (encrypted.some(({ key }) => key?.state === 'deleted'))
    return block(
      'The KMS key of an encrypted volume is deleted: the instance would not start again, and the volume can only be restored from a snapshot with another key.',
    );
  if (encrypted.some(({ key }) => key?.state !== 'Enabled'))
    return block(
      'The KMS key of an encrypted volume is not enabled: the instance would not start again.',
    );
  if (encrypted.some(({ key }) => key?.manager !== 'AWS' && key?.manager !== 'CUSTOMER'))
    return block('Who manages the KMS key of an encrypted volume is not known.');
  return encrypted.some(({ key }) => key?.manager === 'CUSTOMER')
    ? warn(
        'A volume is encrypted with a customer managed KMS key. Its key policy must let Trimtab use it, or the instance does not start again.',
      )
    : undefined;
}

/** `arn:aws:kms:us-east-1:111122223333:key/…` */
function accountOfKey(arn: string): string | Sentence {
  return arn.split(':')[4] || UNKNOWN;
}
