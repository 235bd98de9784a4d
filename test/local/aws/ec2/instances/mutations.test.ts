import {
  CancelCapacityReservationCommand,
  CreateCapacityReservationCommand,
  type CreateCapacityReservationCommandInput,
  CreateImageCommand,
  CreateTagsCommand,
  DescribeImagesCommand,
  DescribeInstanceCreditSpecificationsCommand,
  DescribeInstanceStatusCommand,
  type EC2Client,
  ModifyInstanceAttributeCommand,
  ModifyInstanceCapacityReservationAttributesCommand,
  ModifyInstanceCreditSpecificationCommand,
  StartInstancesCommand,
  StopInstancesCommand,
} from '@aws-sdk/client-ec2';
import { DescribeKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { afterEach, describe, expect, test } from 'vitest';
import type { FleetInstance } from '../../../../../local/aws/fleet/fleet.ts';
import type { LocalAws } from '../../../../../local/aws/server/localAws.ts';
import { clientOptions } from '../../clientOptions.ts';
import { anInstance, fleetOf, look, seconds, stoodStill, stoodStillWith } from '../ec2Fleet.ts';

let aws: LocalAws;
let ec2: EC2Client;

async function given(...instances: readonly FleetInstance[]): Promise<string> {
  ({ aws, ec2 } = await stoodStill(...instances));
  return instances[0]?.instanceId ?? '';
}
afterEach(() => aws.close());

const stop = (id: string) => ec2.send(new StopInstancesCommand({ InstanceIds: [id] }));
const start = (id: string) => ec2.send(new StartInstancesCommand({ InstanceIds: [id] }));
const changeType = (id: string, Value: string) =>
  ec2.send(new ModifyInstanceAttributeCommand({ InstanceId: id, InstanceType: { Value } }));
const health = async (id: string) => {
  const InstanceIds = [id];
  const { InstanceStatuses } = await ec2.send(new DescribeInstanceStatusCommand({ InstanceIds }));
  return InstanceStatuses?.[0]?.InstanceStatus?.Status;
};
const keyState = async (KeyId: string) => {
  const { KeyMetadata } = await new KMSClient(clientOptions(aws)).send(
    new DescribeKeyCommand({ KeyId }),
  );
  return KeyMetadata?.KeyState;
};

test('a resize takes its time: stop, change, start, status checks', async () => {
  const id = await given(anInstance());
  const { StoppingInstances } = await stop(id);
  expect(StoppingInstances).toEqual([
    {
      InstanceId: id,
      PreviousState: { Code: 16, Name: 'running' },
      CurrentState: { Code: 64, Name: 'stopping' },
    },
  ]);
  seconds(aws, 39);
  expect((await look(ec2, id)).State?.Name).toBe('stopping');
  await expect(changeType(id, 'm7i.large')).rejects.toMatchObject({
    name: 'IncorrectInstanceState',
  });
  seconds(aws, 1);
  expect(await look(ec2, id)).toMatchObject({
    State: { Code: 80, Name: 'stopped' },
    StateReason: { Code: 'Client.UserInitiatedShutdown' },
    StateTransitionReason: 'User initiated (2026-11-23 08:00:00 GMT)',
  });
  await changeType(id, 'm7i.large');
  expect((await look(ec2, id)).InstanceType).toBe('m7i.large');
  const { StartingInstances } = await start(id);
  expect(StartingInstances?.[0]).toMatchObject({
    PreviousState: { Name: 'stopped' },
    CurrentState: { Code: 0, Name: 'pending' },
  });
  seconds(aws, 20);
  const running = await look(ec2, id);
  expect(running).toMatchObject({ State: { Name: 'running' }, InstanceType: 'm7i.large' });
  expect(running.StateReason).toBeUndefined();
  expect(running.LaunchTime).toEqual(new Date('2026-11-23T08:00:40Z'));
  expect(await health(id)).toBe('initializing');
  seconds(aws, 90);
  expect(await health(id)).toBe('ok');
});

test('stopping the stopped and starting the running changes nothing', async () => {
  const id = await given(anInstance());
  expect((await start(id)).StartingInstances?.[0]).toMatchObject({
    PreviousState: { Name: 'running' },
    CurrentState: { Name: 'running' },
  });
  await stop(id);
  expect((await stop(id)).StoppingInstances?.[0]).toMatchObject({
    PreviousState: { Name: 'stopping' },
    CurrentState: { Name: 'stopping' },
  });
  await expect(start(id)).rejects.toMatchObject({ name: 'IncorrectInstanceState' });
});

test('a dry run of what is allowed is DryRunOperation, status 412, and changes nothing', async () => {
  const id = await given(anInstance());
  const dry = { InstanceIds: [id], DryRun: true };
  const expected = { name: 'DryRunOperation', $metadata: { httpStatusCode: 412 } };
  await expect(ec2.send(new StopInstancesCommand(dry))).rejects.toMatchObject(expected);
  await expect(ec2.send(new StartInstancesCommand(dry))).rejects.toMatchObject(expected);
  await expect(
    ec2.send(
      new ModifyInstanceAttributeCommand({
        InstanceId: id,
        InstanceType: { Value: 'm7i.large' },
        DryRun: true,
      }),
    ),
  ).rejects.toMatchObject(expected);
  expect(await look(ec2, id)).toMatchObject({
    State: { Name: 'running' },
    InstanceType: 'm5.xlarge',
  });
  expect(aws.faults.calls('ec2', 'StopInstances')).toBe(1);
});

describe('public addresses', () => {
  const ipOf = async (id: string) => (await look(ec2, id)).PublicIpAddress;
  const cycle = async (id: string) => {
    await stop(id);
    expect(await ipOf(id)).toBeUndefined();
    seconds(aws, 40);
    await start(id);
    seconds(aws, 20);
  };

  test('an automatic one is another one after stop and start', async () => {
    const id = await given(anInstance({ publicIp: 'automatic' }));
    const before = await ipOf(id);
    await cycle(id);
    const after = await ipOf(id);
    expect(after).toMatch(/^3\./);
    expect(after).not.toBe(before);
  });

  test('an automatic one does not come back with two interfaces', async () => {
    const id = await given(anInstance({ publicIp: 'automatic', interfaces: 2 }));
    expect(await ipOf(id)).toBeDefined();
    await cycle(id);
    expect(await ipOf(id)).toBeUndefined();
  });

  test('an Elastic IP stays', async () => {
    const id = await given(anInstance({ publicIp: 'elastic' }));
    const before = await ipOf(id);
    await stop(id);
    seconds(aws, 40);
    expect(await ipOf(id)).toBe(before);
  });
});

describe('what cannot be stopped', () => {
  test.each([
    ['with stop protection', { more: { stopProtection: true } }, 'OperationNotPermitted'],
    ['with an instance-store root', { image: 'instanceStore' }, 'UnsupportedOperation'],
    ['one-time spot', { more: { lifecycle: 'spot-one-time' } }, 'UnsupportedOperation'],
    ['managed by a service', { more: { managedBy: 'eks.amazonaws.com' } }, 'OperationNotPermitted'],
  ] as const)('an instance %s', async (_what, changes, code) => {
    const id = await given(anInstance(changes));
    await expect(stop(id)).rejects.toMatchObject({ name: code });
    expect((await look(ec2, id)).State?.Name).toBe('running');
  });

  test('nor any other instance of the same call', async () => {
    const other = anInstance({ name: 'protected', more: { stopProtection: true } });
    const id = await given(anInstance(), other);
    await expect(
      ec2.send(new StopInstancesCommand({ InstanceIds: [id, other.instanceId] })),
    ).rejects.toMatchObject({ name: 'OperationNotPermitted' });
    expect((await look(ec2, id)).State?.Name).toBe('running');
  });

  test('a pending one', async () => {
    const id = await given(anInstance({ state: 'stopped' }));
    await start(id);
    await expect(stop(id)).rejects.toMatchObject({ name: 'IncorrectInstanceState' });
  });

  test('one that hibernates: the local AWS does not', async () => {
    const id = await given(anInstance());
    await expect(
      ec2.send(new StopInstancesCommand({ InstanceIds: [id], Hibernate: true })),
    ).rejects.toMatchObject({ name: 'UnsupportedOperation' });
  });
});

describe('a type that EC2 refuses at modify', () => {
  const stopped = { state: 'stopped' } as const;
  const volumes = Array.from({ length: 30 }, () => ({ type: 'gp3', sizeGiB: 10 }) as const);
  test.each([
    ['an unknown one', {}, 'm99.mega', 'InvalidInstanceAttributeValue'],
    ['another case', {}, 'M5.large', 'InvalidInstanceAttributeValue'],
    ['another architecture', {}, 'm7g.large', 'InvalidParameterCombination'],
    ['ENA required, absent', { type: 'm4.large' }, 'm5.large', 'InvalidParameterCombination'],
    ['too few interfaces', { interfaces: 4 }, 'm5.large', 'AttachmentLimitExceeded'],
    [
      'too few attachments',
      { type: 'm7i.xlarge', dataVolumes: volumes },
      'm6i.xlarge',
      'AttachmentLimitExceeded',
    ],
    ['no NitroTPM', { more: { tpm: true } }, 't2.medium', 'InvalidParameterCombination'],
    ['no enclaves', { more: { enclave: true } }, 't3.medium', 'InvalidParameterCombination'],
    ['hibernation', { more: { hibernation: true } }, 'm7i.large', 'InvalidParameterCombination'],
    ['EBS-optimised', {}, 't2.medium', 'InvalidParameterCombination'],
    ['spot', { more: { lifecycle: 'spot-persistent' } }, 'm7i.large', 'UnsupportedOperation'],
    ['managed', { more: { managedBy: 'eks.amazonaws.com' } }, 'm7i.large', 'OperationNotPermitted'],
  ] as const)('%s', async (_why, changes, target, code) => {
    const id = await given(anInstance({ ...stopped, ...changes }));
    await expect(changeType(id, target)).rejects.toMatchObject({ name: code });
    expect((await look(ec2, id)).InstanceType).toBe('type' in changes ? changes.type : 'm5.xlarge');
  });

  test('more addresses on an interface than it takes', async () => {
    const addresses = Array.from({ length: 12 }, (_, index) => ({ privateIp: `10.0.0.${index}` }));
    const interfaces = [{ interfaceId: 'eni-0123456789abcdef0', addresses }];
    const id = await given(anInstance(stopped, { interfaces }));
    await expect(changeType(id, 'm5.large')).rejects.toMatchObject({
      name: 'InvalidParameterCombination',
    });
    await changeType(id, 'm7i.xlarge');
  });
});

describe('a type that fails at the start', () => {
  const fallsBack = async (id: string) => {
    await start(id);
    expect((await look(ec2, id)).State?.Name).toBe('pending');
    seconds(aws, 20);
    return look(ec2, id);
  };

  test('Nitro without drivers in the guest', async () => {
    const xen = anInstance({ type: 'm4.large', state: 'stopped', more: { enaSupport: true } });
    const id = await given(xen);
    await changeType(id, 'm5.large');
    expect(await fallsBack(id)).toMatchObject({
      State: { Name: 'stopped' },
      StateReason: { Code: 'Client.InternalError' },
      StateTransitionReason: 'Client.InternalError',
    });
    await changeType(id, 'm4.large');
    await start(id);
    seconds(aws, 20);
    expect((await look(ec2, id)).State?.Name).toBe('running');
  });

  test('a boot mode that the type lacks', async () => {
    const instance = anInstance({ state: 'stopped', more: { nitroDrivers: true } });
    const fleet = fleetOf(instance);
    const images = fleet.images.map((image) => ({ ...image, bootMode: 'uefi' as const }));
    ({ aws, ec2 } = await stoodStillWith({ ...fleet, images }));
    await changeType(instance.instanceId, 'i3.xlarge');
    expect(await fallsBack(instance.instanceId)).toMatchObject({
      State: { Name: 'stopped' },
      StateReason: { Code: 'Client.InternalError' },
    });
  });

  test('a disabled key of an encrypted volume', async () => {
    const kmsKeyId = 'arn:aws:kms:us-east-1:111122223333:key/abc';
    const locked = { type: 'gp3', sizeGiB: 10, kmsKeyId, kmsKeyDisabled: true } as const;
    const id = await given(anInstance({ state: 'stopped', dataVolumes: [locked] }));
    expect(await fallsBack(id)).toMatchObject({
      State: { Name: 'stopped' },
      StateReason: { Code: 'Client.InternalError' },
    });
  });

  test('a key that is disabled, until it is enabled again', async () => {
    const kmsKeyId = 'arn:aws:kms:us-east-1:111122223333:key/def';
    const encrypted = { type: 'gp3', sizeGiB: 10, kmsKeyId } as const;
    const id = await given(anInstance({ state: 'stopped', dataVolumes: [encrypted] }));
    aws.faults.inject({ kind: 'keyDisabled', kmsKeyId, times: 1 });
    expect(await keyState(kmsKeyId)).toBe('Disabled');
    expect(await fallsBack(id)).toMatchObject({
      StateReason: { Code: 'Client.InvalidKMSKey.InvalidState' },
    });
    expect(await keyState(kmsKeyId)).toBe('Enabled');
    await start(id);
    seconds(aws, 20);
    expect((await look(ec2, id)).State?.Name).toBe('running');
  });

  test('an injected reason, once', async () => {
    const id = await given(anInstance({ state: 'stopped' }));
    aws.faults.inject({
      kind: 'startFailure',
      instanceId: id,
      code: 'Server.InternalError',
      message: 'Server.InternalError: Internal error on launch',
      times: 1,
    });
    expect(await fallsBack(id)).toMatchObject({ StateReason: { Code: 'Server.InternalError' } });
    await start(id);
    seconds(aws, 20);
    expect((await look(ec2, id)).State?.Name).toBe('running');
  });
});

describe('capacity', () => {
  const out = { kind: 'capacity', instanceType: 'm5.xlarge' } as const;
  const reserve = {
    InstanceType: 'm5.xlarge',
    InstancePlatform: 'Linux/UNIX',
    AvailabilityZone: 'us-east-1a',
    InstanceCount: 1,
    ClientToken: 'once',
  } as const;

  test('a start without it is refused at once, and the instance stays stopped', async () => {
    const id = await given(anInstance({ state: 'stopped' }));
    aws.faults.inject({ ...out, times: 1 });
    await expect(start(id)).rejects.toMatchObject({ name: 'InsufficientInstanceCapacity' });
    expect((await look(ec2, id)).State?.Name).toBe('stopped');
    await start(id);
  });

  const create = (differences: Partial<CreateCapacityReservationCommandInput> = {}) =>
    ec2.send(new CreateCapacityReservationCommand({ ...reserve, ...differences }));
  const cancel = (CapacityReservationId: string | undefined) =>
    ec2.send(new CancelCapacityReservationCommand({ CapacityReservationId }));
  const bind = (InstanceId: string, CapacityReservationId: string | undefined) =>
    ec2.send(
      new ModifyInstanceCapacityReservationAttributesCommand({
        InstanceId,
        CapacityReservationSpecification: { CapacityReservationTarget: { CapacityReservationId } },
      }),
    );

  test('an open reservation holds it, until it is cancelled', async () => {
    const id = await given(anInstance({ state: 'stopped' }));
    const { CapacityReservation } = await create();
    expect(CapacityReservation?.State).toBe('active');
    const again = await create();
    const CapacityReservationId = CapacityReservation?.CapacityReservationId;
    expect(again.CapacityReservation?.CapacityReservationId).toBe(CapacityReservationId);
    aws.faults.inject(out);
    await start(id);
    expect((await cancel(CapacityReservationId)).Return).toBe(true);
    await expect(cancel(CapacityReservationId)).rejects.toMatchObject({
      name: 'InvalidCapacityReservationId.NotFound',
    });
    await expect(create({ ClientToken: 'twice' })).rejects.toMatchObject({
      name: 'InsufficientInstanceCapacity',
    });
  });

  test('an open reservation is taken at once by whatever runs of its type', async () => {
    const running = anInstance({ name: 'other' });
    const stopped = anInstance({ state: 'stopped' });
    await given(running, stopped);
    await create();
    aws.faults.inject(out);
    await expect(start(stopped.instanceId)).rejects.toMatchObject({
      name: 'InsufficientInstanceCapacity',
    });
  });

  test('a targeted one is taken only by the instance that is bound to it, and only as its type', async () => {
    const running = anInstance({ name: 'other' });
    const stopped = anInstance({ state: 'stopped' });
    await given(running, stopped);
    const id = stopped.instanceId;
    const { CapacityReservation } = await create({ InstanceMatchCriteria: 'targeted' });
    aws.faults.inject(out);
    await expect(start(id)).rejects.toMatchObject({ name: 'InsufficientInstanceCapacity' });
    const reservation = CapacityReservation?.CapacityReservationId;
    await expect(bind(running.instanceId, reservation)).rejects.toMatchObject({
      name: 'IncorrectInstanceState',
    });
    await bind(id, reservation);
    expect((await look(ec2, id)).CapacityReservationSpecification).toEqual({
      CapacityReservationTarget: { CapacityReservationId: reservation },
    });
    await changeType(id, 'm7i.large');
    await expect(start(id)).rejects.toMatchObject({ name: 'ReservationCapacityExceeded' });
    await changeType(id, 'm5.xlarge');
    await start(id);
  });

  test('what is bound to a cancelled one does not start any more', async () => {
    const id = await given(anInstance({ state: 'stopped' }));
    const { CapacityReservation } = await create({ InstanceMatchCriteria: 'targeted' });
    await bind(id, CapacityReservation?.CapacityReservationId);
    await cancel(CapacityReservation?.CapacityReservationId);
    await expect(start(id)).rejects.toMatchObject({ name: 'InvalidCapacityReservationState' });
  });

  test('a client token is good for one request', async () => {
    await given(anInstance());
    await create();
    await expect(create({ InstanceMatchCriteria: 'targeted' })).rejects.toMatchObject({
      name: 'IdempotentParameterMismatch',
    });
  });
});

test('a preferred boot mode follows the type', async () => {
  const id = await given(anInstance({ state: 'stopped' }));
  expect(await look(ec2, id)).toMatchObject({
    BootMode: 'uefi-preferred',
    CurrentInstanceBootMode: 'uefi',
  });
  await changeType(id, 'i3.large');
  expect((await look(ec2, id)).CurrentInstanceBootMode).toBe('legacy-bios');
});

test('health that never passes ends impaired, on one type only', async () => {
  const id = await given(anInstance({ state: 'stopped' }));
  aws.faults.inject({ kind: 'unhealthy', instanceId: id, instanceType: 'm7i.large' });
  await changeType(id, 'm7i.large');
  await start(id);
  seconds(aws, 110);
  expect(await health(id)).toBe('impaired');
  await stop(id);
  seconds(aws, 40);
  await changeType(id, 'm5.xlarge');
  await start(id);
  seconds(aws, 110);
  expect(await health(id)).toBe('ok');
});

test.each([
  ['initializing', 'initializing'],
  ['insufficient-data', 'insufficient-data'],
  ['nothing', undefined],
] as const)('status checks can show %s for ever', async (shows, expected) => {
  const id = await given(anInstance({ state: 'stopped' }));
  aws.faults.inject({ kind: 'unhealthy', instanceId: id, shows });
  await start(id);
  seconds(aws, 7200);
  expect(await health(id)).toBe(expected);
});

test('one attribute in a call', async () => {
  const InstanceId = await given(anInstance());
  const DisableApiStop = { Value: true };
  await ec2.send(new ModifyInstanceAttributeCommand({ InstanceId, DisableApiStop }));
  await expect(stop(InstanceId)).rejects.toMatchObject({ name: 'OperationNotPermitted' });
  await expect(
    ec2.send(
      new ModifyInstanceAttributeCommand({
        InstanceId,
        DisableApiStop,
        DisableApiTermination: { Value: true },
      }),
    ),
  ).rejects.toMatchObject({ name: 'InvalidParameterCombination' });
});

test('an image is pending before it is available, and its name is taken', async () => {
  const InstanceId = await given(anInstance());
  const { ImageId = '' } = await ec2.send(new CreateImageCommand({ InstanceId, Name: 'before' }));
  const describe = async () => {
    const { Images } = await ec2.send(new DescribeImagesCommand({ ImageIds: [ImageId] }));
    return Images?.[0];
  };
  expect(await describe()).toMatchObject({ State: 'pending', SourceInstanceId: InstanceId });
  seconds(aws, 60);
  expect(await describe()).toMatchObject({ State: 'available', Architecture: 'x86_64' });
  await expect(
    ec2.send(new CreateImageCommand({ InstanceId, Name: 'before' })),
  ).rejects.toMatchObject({ name: 'InvalidAMIName.Duplicate' });
});

test('tags are added and replaced; reserved keys are refused', async () => {
  const id = await given(anInstance());
  const tag = (Key: string, Value: string) =>
    ec2.send(new CreateTagsCommand({ Resources: [id], Tags: [{ Key, Value }] }));
  await tag('env', 'staging');
  const { Tags } = await look(ec2, id);
  expect(Tags).toContainEqual({ Key: 'env', Value: 'staging' });
  expect(Tags).toContainEqual({ Key: 'team', Value: 'platform' });
  await expect(tag('aws:mine', 'no')).rejects.toMatchObject({ name: 'InvalidParameterValue' });
});

test('credits are set on burstable types only, and told of every type', async () => {
  const burstable = anInstance({ name: 't', type: 't3.large' });
  const id = await given(anInstance(), burstable);
  const answer = await ec2.send(
    new ModifyInstanceCreditSpecificationCommand({
      InstanceCreditSpecifications: [
        { InstanceId: id, CpuCredits: 'standard' },
        { InstanceId: burstable.instanceId, CpuCredits: 'standard' },
      ],
    }),
  );
  expect(answer.SuccessfulInstanceCreditSpecifications).toEqual([
    { InstanceId: burstable.instanceId },
  ]);
  expect(answer.UnsuccessfulInstanceCreditSpecifications?.[0]).toMatchObject({
    InstanceId: id,
    Error: { Code: 'InstanceCreditSpecification.NotSupported' },
  });
  const { InstanceCreditSpecifications } = await ec2.send(
    new DescribeInstanceCreditSpecificationsCommand({ InstanceIds: [id, burstable.instanceId] }),
  );
  expect(InstanceCreditSpecifications?.map(({ CpuCredits }) => CpuCredits)).toEqual([
    'standard',
    'standard',
  ]);
});
