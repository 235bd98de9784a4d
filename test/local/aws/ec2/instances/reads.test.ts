import {
  DescribeAddressesCommand,
  DescribeImagesCommand,
  DescribeInstanceAttributeCommand,
  DescribeInstanceStatusCommand,
  DescribeInstancesCommand,
  DescribeInstanceTypeOfferingsCommand,
  DescribeInstanceTypesCommand,
  DescribeRegionsCommand,
  DescribeVolumesCommand,
  EC2Client,
  paginateDescribeInstances,
  paginateDescribeInstanceTypes,
  paginateDescribeVolumes,
} from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalAws, startLocalAws } from '../../../../../local/aws/server/localAws.ts';
import { clientOptions } from '../../clientOptions.ts';

let aws: LocalAws;
let ec2: EC2Client;

beforeAll(async () => {
  aws = await startLocalAws({ optedInto: ['eu-south-1'] });
  ec2 = new EC2Client(clientOptions(aws));
});
afterAll(() => aws.close());

const named = async (name: string) => {
  const Filters = [{ Name: 'tag:Name', Values: [name] }];
  const { Reservations } = await ec2.send(new DescribeInstancesCommand({ Filters }));
  return Reservations?.flatMap(({ Instances }) => Instances ?? []) ?? [];
};

describe('Regions', () => {
  const names = async (command: DescribeRegionsCommand) =>
    (await ec2.send(command)).Regions?.map(({ RegionName }) => RegionName);

  test('are those that the account has, unless all are asked for', async () => {
    const enabled = await names(new DescribeRegionsCommand({}));
    expect(enabled).toContain('eu-south-1');
    expect(enabled).not.toContain('ap-east-1');
    expect(await names(new DescribeRegionsCommand({ AllRegions: true }))).toContain('ap-east-1');
    const Filters = [{ Name: 'opt-in-status', Values: ['opted-in'] }];
    expect(await names(new DescribeRegionsCommand({ Filters }))).toEqual(['eu-south-1']);
  });

  test('that are not opted in to do not know the account', async () => {
    const elsewhere = new EC2Client(clientOptions(aws, 'ap-east-1'));
    await expect(elsewhere.send(new DescribeInstancesCommand({}))).rejects.toMatchObject({
      name: 'AuthFailure',
    });
  });
});

describe('instances', () => {
  test('come in pages, each once', async () => {
    const ids: (string | undefined)[] = [];
    let pages = 0;
    for await (const page of paginateDescribeInstances({ client: ec2, pageSize: 7 }, {})) {
      pages += 1;
      ids.push(
        ...(page.Reservations ?? []).flatMap(({ Instances }) =>
          (Instances ?? []).map(({ InstanceId }) => InstanceId),
        ),
      );
    }
    const all = await ec2.send(new DescribeInstancesCommand({}));
    expect(pages).toBeGreaterThan(3);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(all.Reservations?.length);
  });

  test('are shown with what a resize must know', async () => {
    expect(await named('search-index-1')).toMatchObject([
      {
        InstanceType: 'r5.4xlarge',
        Architecture: 'x86_64',
        EnaSupport: true,
        EbsOptimized: true,
        RootDeviceType: 'ebs',
        BootMode: 'uefi-preferred',
        CurrentInstanceBootMode: 'uefi',
        PlatformDetails: 'Linux/UNIX',
        UsageOperation: 'RunInstances',
        CpuOptions: { CoreCount: 8, ThreadsPerCore: 2 },
        Operator: { Managed: false },
      },
    ]);
    expect(await named('erp-app-1')).toMatchObject([
      { Platform: 'Windows', UsageOperation: 'RunInstances:0002' },
    ]);
    expect(await named('ranker-spot-1')).toMatchObject([{ InstanceLifecycle: 'spot' }]);
    expect((await named('nat-firewall-1'))[0]?.NetworkInterfaces).toHaveLength(2);
  });

  test('filters join with and, their values with or; * is any text', async () => {
    const Filters = [
      { Name: 'tag:Name', Values: ['api-prod-*', 'checkout-worker-?'] },
      { Name: 'availability-zone', Values: ['us-east-1a'] },
    ];
    const { Reservations } = await ec2.send(new DescribeInstancesCommand({ Filters }));
    const names = Reservations?.flatMap(({ Instances }) =>
      Instances?.map(({ Tags }) => Tags?.find(({ Key }) => Key === 'Name')?.Value),
    );
    expect(names).toEqual(['api-prod-1', 'api-prod-4', 'checkout-worker-1']);
  });

  test.each([
    [
      'an unknown filter',
      { Filters: [{ Name: 'colour', Values: ['red'] }] },
      'InvalidParameterValue',
    ],
    ['too small a page', { MaxResults: 4 }, 'InvalidParameterValue'],
    ['too large a page', { MaxResults: 1001 }, 'InvalidParameterValue'],
    ['a token from elsewhere', { NextToken: 'abc' }, 'InvalidNextToken'],
    [
      'ids with pages',
      { InstanceIds: ['i-0123456789abcdef0'], MaxResults: 5 },
      'InvalidParameterCombination',
    ],
    ['an unknown id', { InstanceIds: ['i-0123456789abcdef0'] }, 'InvalidInstanceID.NotFound'],
    ['a malformed id', { InstanceIds: ['mine'] }, 'InvalidInstanceID.Malformed'],
    ['a dry run', { DryRun: true }, 'DryRunOperation'],
  ])('%s is refused', async (_what, input, name) => {
    await expect(ec2.send(new DescribeInstancesCommand(input))).rejects.toMatchObject({ name });
  });

  test('of another Region are not found', async () => {
    const [instance] = await named('search-index-1');
    const ireland = new EC2Client(clientOptions(aws, 'eu-west-1'));
    const InstanceIds = [instance?.InstanceId ?? ''];
    await expect(ireland.send(new DescribeInstancesCommand({ InstanceIds }))).rejects.toMatchObject(
      { name: 'InvalidInstanceID.NotFound' },
    );
  });
});

test('instance types come in pages and by name, with their limits', async () => {
  const all: string[] = [];
  for await (const page of paginateDescribeInstanceTypes({ client: ec2, pageSize: 25 }, {})) {
    all.push(...(page.InstanceTypes ?? []).map(({ InstanceType }) => InstanceType ?? ''));
  }
  expect(new Set(all).size).toBe(63);
  const InstanceTypes = ['m7i.2xlarge' as const, 't2.micro' as const];
  const named = await ec2.send(new DescribeInstanceTypesCommand({ InstanceTypes }));
  expect(named.InstanceTypes).toMatchObject([
    {
      InstanceType: 'm7i.2xlarge',
      VCpuInfo: { DefaultVCpus: 8, DefaultCores: 4, ValidCores: [2, 4] },
      MemoryInfo: { SizeInMiB: 32_768 },
      EbsInfo: { AttachmentLimitType: 'dedicated', EbsOptimizedSupport: 'default' },
      NetworkInfo: { EnaSupport: 'required', NetworkPerformance: 'Up to 12.5 Gigabit' },
      SupportedBootModes: ['legacy-bios', 'uefi'],
    },
    {
      InstanceType: 't2.micro',
      Hypervisor: 'xen',
      ProcessorInfo: { SupportedArchitectures: ['i386', 'x86_64'] },
      EbsInfo: { NvmeSupport: 'unsupported' },
    },
  ]);
  await expect(
    ec2.send(new DescribeInstanceTypesCommand({ InstanceTypes: ['u-24tb1.metal'] })),
  ).rejects.toMatchObject({ name: 'InvalidInstanceType' });
});

test('offerings are by Region or by zone', async () => {
  const Filters = [{ Name: 'instance-type', Values: ['m7i.large'] }];
  const zones = await ec2.send(
    new DescribeInstanceTypeOfferingsCommand({ LocationType: 'availability-zone', Filters }),
  );
  expect(zones.InstanceTypeOfferings?.map(({ Location }) => Location)).toEqual([
    'us-east-1a',
    'us-east-1b',
    'us-east-1c',
    'us-east-1d',
    'us-east-1e',
    'us-east-1f',
  ]);
  const regional = await ec2.send(new DescribeInstanceTypeOfferingsCommand({ Filters }));
  expect(regional.InstanceTypeOfferings).toEqual([
    { InstanceType: 'm7i.large', LocationType: 'region', Location: 'us-east-1' },
  ]);
  await expect(
    ec2.send(new DescribeInstanceTypeOfferingsCommand({ LocationType: 'outpost' })),
  ).rejects.toMatchObject({ name: 'InvalidParameterValue' });
});

test('an image that is gone is not found, while its instance goes on', async () => {
  const [instance] = await named('queue-broker-1');
  expect(instance).toMatchObject({ Architecture: 'x86_64', RootDeviceType: 'ebs' });
  const ImageIds = [instance?.ImageId ?? ''];
  await expect(ec2.send(new DescribeImagesCommand({ ImageIds }))).rejects.toMatchObject({
    name: 'InvalidAMIID.NotFound',
  });
  const Filters = [{ Name: 'name', Values: ['nginx-plus*'] }];
  const { Images } = await ec2.send(new DescribeImagesCommand({ Filters }));
  expect(Images).toMatchObject([{ ProductCodes: [{ ProductCodeType: 'marketplace' }] }]);
});

test('volumes come in pages, with what they are provisioned for', async () => {
  let count = 0;
  for await (const page of paginateDescribeVolumes({ client: ec2, pageSize: 10 }, {})) {
    count += page.Volumes?.length ?? 0;
  }
  expect(count).toBeGreaterThan(20);
  const [instance] = await named('search-index-1');
  const Filters = [{ Name: 'attachment.instance-id', Values: [instance?.InstanceId ?? ''] }];
  const { Volumes } = await ec2.send(new DescribeVolumesCommand({ Filters }));
  expect(Volumes).toMatchObject([
    { VolumeType: 'gp3', Iops: 3000, Throughput: 125, Encrypted: false },
    { VolumeType: 'gp3', Size: 500, Iops: 6000, Throughput: 250 },
  ]);
});

test('status is shown of the running, and of all when asked', async () => {
  const dublin = new EC2Client(clientOptions(aws, 'eu-west-1'));
  const { InstanceStatuses: running = [] } = await dublin.send(
    new DescribeInstanceStatusCommand({}),
  );
  const { InstanceStatuses: all = [] } = await dublin.send(
    new DescribeInstanceStatusCommand({ IncludeAllInstances: true }),
  );
  expect(running.every(({ InstanceStatus }) => InstanceStatus?.Status === 'ok')).toBe(true);
  expect(all.length).toBe(running.length + 1);
  expect(all.find(({ InstanceState }) => InstanceState?.Name === 'stopped')).toMatchObject({
    InstanceStatus: { Status: 'not-applicable' },
  });
});

test('attributes tell what DescribeInstances does not', async () => {
  const [instance] = await named('ledger-db-1');
  const InstanceId = instance?.InstanceId ?? '';
  const protectedOne = await ec2.send(
    new DescribeInstanceAttributeCommand({ InstanceId, Attribute: 'disableApiStop' }),
  );
  expect(protectedOne.DisableApiStop).toEqual({ Value: true });
  const shutdown = await ec2.send(
    new DescribeInstanceAttributeCommand({
      InstanceId,
      Attribute: 'instanceInitiatedShutdownBehavior',
    }),
  );
  expect(shutdown.InstanceInitiatedShutdownBehavior).toEqual({ Value: 'stop' });
  await expect(
    ec2.send(new DescribeInstanceAttributeCommand({ InstanceId, Attribute: 'enaSupport' })),
  ).rejects.toMatchObject({ name: 'InvalidParameterValue' });
});

test('addresses are the Elastic ones only', async () => {
  const [bastion] = await named('bastion-1');
  const Filters = [{ Name: 'instance-id', Values: [bastion?.InstanceId ?? ''] }];
  const { Addresses } = await ec2.send(new DescribeAddressesCommand({ Filters }));
  expect(Addresses).toMatchObject([{ PublicIp: bastion?.PublicIpAddress, Domain: 'vpc' }]);
  const [firewall] = await named('nat-firewall-1');
  const none = [{ Name: 'instance-id', Values: [firewall?.InstanceId ?? ''] }];
  expect((await ec2.send(new DescribeAddressesCommand({ Filters: none }))).Addresses ?? []).toEqual(
    [],
  );
});
