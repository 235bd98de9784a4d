import { describe, expect, it } from 'vitest';
import { bootModeAfter } from '../../../lib/domain/fleet/bootMode.ts';
import { controllerOf } from '../../../lib/domain/fleet/controller.ts';
import type { Instance, NetworkInterface } from '../../../lib/domain/fleet/instance.ts';
import type { InstanceTypeSpecs } from '../../../lib/domain/fleet/instanceTypeSpecs.ts';
import { publicIpAfterStop } from '../../../lib/domain/fleet/publicIp.ts';
import type { Recommendation } from '../../../lib/domain/fleet/recommendation.ts';
import { CHECKS } from '../../../lib/domain/preflight/checks.ts';
import type { PreflightInput } from '../../../lib/domain/preflight/preflight.ts';
import { runPreflight } from '../../../lib/domain/preflight/runPreflight.ts';
import { inEnglish } from '../../../lib/shared/message.ts';
import { ADVICE, aCleanChange, anInterface, asTarget, DISK } from '../../builders/aCleanChange.ts';
import { anInstance } from '../../builders/anInstance.ts';
import { MAY_CHANGE } from '../../builders/changeScope.ts';
import { typeSpecs as facts } from '../../builders/typeSpecs.ts';

const eni = anInterface;

function findings(
  instance: Partial<Instance>,
  rest: Partial<PreflightInput> = {},
): readonly string[] {
  return runPreflight(aCleanChange(instance, rest)).map(
    ({ check, verdict }) => `${verdict} ${check}`,
  );
}

const PROD = anInstance().account;
const NEVER_CORE = { ...MAY_CHANGE, never: [{ key: 'tier', value: 'core' }] };
const XEN = { current: facts({ hypervisor: 'xen' }), target: facts({ hypervisor: 'xen' }) };
const AUTOMATIC = {
  address: '10.0.0.5',
  primary: true,
  publicIp: '3.3.3.3',
  publicIpOwner: 'amazon',
};
const disk = DISK;
const manyDisks = (count: number) => Array.from({ length: count }, () => disk);
const key = (state: string, manager: string, account = '111122223333') => ({
  volumes: [
    {
      ...disk,
      encrypted: true,
      kmsKeyId: `arn:aws:kms:us-east-1:${account}:key/k-1`,
      key: { state, manager },
    },
  ],
});
const advice = (differences: Partial<Recommendation>) => ({
  recommendation: { ...ADVICE, ...differences },
});
const network = facts().network;
const ebs = facts().ebs;
const faster = { current: facts({ ebs: { ...ebs, baselineIops: 20_000, baselineMbps: 9500 } }) };
const slower = {
  ...faster,
  target: facts({ ebs: { ...ebs, baselineIops: 3600, baselineMbps: 656 } }),
};
const nvme = (before: string, after: string) => ({
  current: facts({ ebs: { ...ebs, nvmeSupport: before } }),
  target: facts({ ebs: { ...ebs, nvmeSupport: after } }),
});
const TWO_CARDS = asTarget({
  network: {
    ...network,
    maximumCards: 2,
    cards: [
      { index: 0, maximumInterfaces: 2 },
      { index: 1, maximumInterfaces: 1 },
    ],
  },
});
const lessNetwork = {
  current: facts({ network: { ...network, baselineGbps: 2.5 } }),
  target: facts({ network: { ...network, baselineGbps: 0.78 } }),
};
const burstable = (from: string, to: string) => ({
  current: facts({ instanceType: from, burstable: true }),
  target: facts({ instanceType: to, burstable: true }),
});
const BIGGER = facts({ vcpus: 8 });
const event = (code: string, notBefore: string) => ({ plannedEvents: [{ code, notBefore }] });
const HARD_DISK = {
  volumeId: 'vol-2',
  deviceName: '/dev/xvdb',
  volumeType: 'st1',
  encrypted: false,
};
const GP2 = {
  volumeId: 'vol-3',
  deviceName: '/dev/xvdc',
  volumeType: 'gp2',
  sizeGiB: 334,
  iops: 1002,
  encrypted: false,
};
const UNOPTIMIZED = facts({ ebs: { ...ebs, optimizedSupport: 'unsupported' } });
const WEEK_AGO = '2026-11-16T09:00:00.000Z';
const ONE_CORE = { coreCount: 1, threadsPerCore: 1 };

/** What each check says, of an otherwise clean change. */
const SAID: readonly [string, Partial<Instance>, Partial<PreflightInput>?][] = [
  ['block tag', { tags: { trimtab: 'never' } }],
  ['block account', {}, { changeScope: { ...MAY_CHANGE, readOnlyAccounts: [PROD] } }],
  ['block excluded', { tags: { trimtab: 'managed', tier: 'core' } }, { changeScope: NEVER_CORE }],
  ['block allowed-type', {}, { changeScope: { ...MAY_CHANGE, types: ['t3.*', 'm5.*'] } }],
  ['block root-device', { rootDeviceType: 'instance-store' }],
  ['block root-device', {}, asTarget({ rootDeviceTypes: ['instance-store'] })],
  ['block state', { state: 'stopping' }],
  ['block lifecycle', { lifecycle: 'spot' }],
  ['block owner', { tags: { trimtab: 'managed', 'eks:cluster-name': 'prod' } }],
  ['block owner', { managedBy: 'eks.amazonaws.com' }],
  ['block auto-scaling', { autoScalingGroup: 'api' }],
  ['block stop-protection', { stopProtected: true }],
  ['block marketplace', { productCodes: [{ id: 'abc', type: 'marketplace' }] }],
  ['block marketplace', { productCodes: [{ id: 'abc', type: 'devpay' }] }],
  ['block marketplace', { productCodes: [{ id: 'abc', type: 'bazaar' }] }],
  ['block stale', advice({ currentInstanceType: 'm5.4xlarge' })],
  ['block stale', advice({ refreshedAt: '2026-11-15T03:00:00.000Z' })],
  ['block recommended', advice({ options: [] })],
  ['block same-type', { instanceType: 'm7i.large' }],
  ['block architecture', { architecture: 'arm64' }],
  ['block mac', { architecture: 'arm64_mac' }],
  ['block virtualization', { virtualizationType: 'paravirtual' }],
  ['block hypervisor', {}, asTarget({ hypervisor: 'xen' })],
  ['block nvme', {}, nvme('unsupported', 'required')],
  ['block bare-metal', {}, asTarget({ bareMetal: true })],
  ['block boot-mode', {}, asTarget({ bootModes: [] })],
  ['warn boot-mode', {}, asTarget({ bootModes: ['legacy-bios'] })],
  ['block ena', { enaSupport: false }],
  ['block network-interfaces', { networkInterfaces: [eni(), eni(), eni(), eni()] }],
  ['block network-interfaces', { networkInterfaces: [eni({ networkCardIndex: 1 })] }],
  ['block network-interfaces', { networkInterfaces: [eni(), eni(), eni()] }, TWO_CARDS],
  ['block ip-addresses', { networkInterfaces: [eni({ ipv4PrefixCount: 10 })] }],
  ['block efa', { networkInterfaces: [eni({ interfaceType: 'efa' })] }],
  ['block efa', { secondaryInterfaceCount: 1 }],
  ['block ena-express', { networkInterfaces: [eni({ enaExpress: true })] }],
  ['note sr-iov', { sriovNetSupport: 'simple' }],
  ['block volumes', { volumes: manyDisks(33) }],
  ['warn many-volumes', { volumes: manyDisks(27), platformDetails: 'Windows' }, XEN],
  ['block ebs-cards', { volumes: [{ ...disk, cardIndex: 1 }] }],
  ['warn ebs-speed', { volumes: [{ ...disk, iops: 12_000 }] }, slower],
  ['warn ebs-speed', { volumes: [{ ...disk, throughputMiBps: 500 }] }, slower],
  ['warn ebs-speed', { volumes: [GP2, GP2, GP2] }, slower],
  ['warn ebs-speed', { ebsOptimized: false }, { target: UNOPTIMIZED }],
  ['warn managed-volumes', { volumes: [{ ...disk, managedBy: 'backup.amazonaws.com' }] }],
  ['block encryption', { volumes: [{ ...disk, encrypted: true }] }],
  ['block encryption', key('Enabled', 'CUSTOMER', '444455556666')],
  ['block encryption', key('Disabled', 'CUSTOMER')],
  ['block encryption', key('deleted', 'unknown')],
  ['warn encryption', key('Enabled', 'CUSTOMER')],
  ['warn local-disks', {}, asTarget({ instanceStorageSupported: true })],
  ['block local-disks', {}, { current: facts({ instanceStorageSupported: true }) }],
  ['block accelerators', {}, asTarget({ accelerators: ['gpu'] })],
  ['block ebs-optimized', {}, { target: UNOPTIMIZED }],
  ['warn ebs-optimized', {}, asTarget({ ebs: { ...ebs, optimizedSupport: 'supported' } })],
  ['block nitro-tpm', { tpmSupport: 'v2.0' }, asTarget({ nitroTpm: 'unsupported' })],
  ['block enclaves', { enclaveEnabled: true }, asTarget({ nitroEnclaves: 'unsupported' })],
  ['block cpu-features', { cpuFeatures: ['amd-sev-snp'] }],
  ['block hibernation', { hibernationConfigured: true }],
  ['block tenancy', { tenancy: 'host' }],
  ['note tenancy', { tenancy: 'dedicated' }],
  ['block offering', { availabilityZone: 'us-east-1f' }],
  ['block rollback', {}, { currentOfferedIn: ['us-east-1b'] }],
  ['block rollback', {}, { current: facts({ usageClasses: ['spot'] }) }],
  ['block rollback', {}, { current: facts({ supportedInRegion: false }) }],
  ['block outpost', { outpostArn: 'arn:aws:outposts:us-east-1:1:outpost/op-1' }],
  ['block outpost', { availabilityZone: 'us-east-1-bos-1a' }],
  ['block usage-class', {}, asTarget({ usageClasses: ['capacity-block'] })],
  ['block usage-class', {}, asTarget({ supportedInRegion: false })],
  ['block image', { image: { supportedTypes: ['t3.*'], unsupportedTypes: [] } }],
  ['block image', { image: { supportedTypes: ['m7*.*'], unsupportedTypes: ['m7i.large'] } }],
  ['note image', { image: null }],
  ['block capacity-reservation', { capacityReservationTarget: 'cr-1' }],
  ['block capacity-reservation', { capacityReservationPreference: 'capacity-reservations-only' }],
  ['block capacity-reservation', { capacityReservationPreference: 'another' }],
  ['block bandwidth-weighting', { bandwidthWeighting: 'vpc-1' }],
  [
    'warn infrastructure-as-code',
    { tags: { trimtab: 'managed', 'aws:cloudformation:stack-name': 'web' } },
  ],
  ['warn infrastructure-as-code', { tags: { trimtab: 'managed', ManagedBy: 'Terraform' } }],
  ['warn schedule', { tags: { trimtab: 'managed', Schedule: 'office-hours' } }],
  ['warn placement-group', { placementGroup: 'tight', placementStrategy: 'cluster' }],
  ['block placement-group', { placementGroup: 'tight', placementStrategy: 'precision-time' }],
  ['block placement-group', { placementGroup: 'tight' }],
  ['warn source-dest-check', { networkInterfaces: [eni(), eni({ sourceDestCheck: false })] }],
  ['warn public-ip', { networkInterfaces: [eni({ privateIpv4s: [AUTOMATIC] })] }],
  ['warn cpu-options', { cpuOptions: ONE_CORE }],
  ['warn cpu-options', { cpuOptions: { coreCount: 3, threadsPerCore: 1 } }],
  ['warn many-cpus', {}, asTarget({ vcpus: 96 })],
  ['note network-speed', {}, lessNetwork],
  ['warn network-speed', advice({ networkBytesMax: 200_000_000 }), lessNetwork],
  ['warn burstable', {}, asTarget({ burstable: true })],
  ['warn burstable', {}, burstable('t3.large', 't3.small')],
  ['block burstable', {}, burstable('t9.large', 't9.small')],
  ['note quota', {}, { target: BIGGER }],
  ['block quota', {}, { target: BIGGER, vcpuHeadroom: 5 }],
  ['block quota', {}, { target: facts({ instanceType: 'q1.large' }), vcpuHeadroom: 100 }],
  ['warn licences', { licences: ['arn:aws:license-manager:…'] }],
  ['warn shutdown-behavior', { shutdownBehavior: 'terminate' }],
  ['block health', { health: 'impaired' }],
  ['block health', { health: 'initializing' }],
  ['block health', { health: 'unknown' }],
  ['warn events', event('instance-retirement', '2026-12-01T00:00:00.000Z')],
  ['block events', event('instance-retirement', '2026-11-24T00:00:00.000Z')],
  ['block events', event('system-reboot', '2026-11-22T00:00:00.000Z')],
  [
    'note free-plan',
    {},
    {
      current: facts({ freeTierEligible: true }),
      target: facts({ freeTierEligible: false }),
    },
  ],
];

describe('the checks', () => {
  it('find nothing in a clean change', () => {
    expect(findings({})).toEqual([]);
  });

  it.each(SAID)('say %s', (finding, instance, rest) => {
    expect(findings(instance, rest)).toContain(finding);
  });

  it.each(SAID)('say %s in words that are whole', (_, instance, rest) => {
    const said = runPreflight(aCleanChange(instance, rest)).map((finding) =>
      inEnglish(finding.sentence),
    );
    expect(said.filter((words) => !/^[^{}]+\.$/.test(words))).toEqual([]);
  });

  it('are all seen saying something here', () => {
    const said = new Set(SAID.map(([finding]) => finding.split(' ')[1]));
    const others = ['type-facts'];
    expect([...said, ...others].toSorted()).toEqual(CHECKS.map(({ id }) => id).toSorted());
  });

  it('block when the facts of the types are missing', () => {
    const { current: _, target: __, ...clean } = aCleanChange();
    const found = runPreflight(clean);
    expect(found.map(({ check }) => check)).toEqual(['type-facts']);
  });

  it.each<[string, Partial<Instance>, Partial<PreflightInput>]>([
    ['Compute Optimizer had looked at it a week before', advice({ refreshedAt: WEEK_AGO }), {}],
    [
      'each card takes its interfaces',
      { networkInterfaces: [eni(), eni(), eni({ networkCardIndex: 1 })] },
      TWO_CARDS,
    ],
    ['it forwards nothing', { networkInterfaces: [eni({ sourceDestCheck: true })] }, {}],
    ['a team of that name manages it', { tags: { trimtab: 'managed', ManagedBy: 'web' } }, {}],
    ['it avoids reservations', { capacityReservationPreference: 'none' }, {}],
    ['NVMe stays', {}, nvme('required', 'required')],
    ['both types have other names for disks', {}, nvme('unsupported', 'supported')],
    ['the key is that of AWS', key('Enabled', 'AWS'), {}],
    ['it is stopped, and has no status checks', { state: 'stopped', health: 'unknown' }, {}],
    ['it earns as many credits', {}, burstable('t3.medium', 't3.small')],
    ['the quota has room', {}, { target: BIGGER, vcpuHeadroom: 6 }],
    ['it only has the network that it uses', advice({ networkBytesMax: 1 }), {}],
    ['its disks could do more, and could before', { volumes: [{ ...disk, iops: 9000 }] }, {}],
    [
      'its volumes never had bandwidth of their own',
      { ebsOptimized: false },
      { current: UNOPTIMIZED, target: UNOPTIMIZED },
    ],
    ['its gp2 volumes are small', { volumes: [{ ...GP2, sizeGiB: 40 }] }, slower],
    ['a hard disk, which has no IOPS', { volumes: [HARD_DISK] }, {}],
  ])('find nothing when %s', (_, instance, rest) => {
    const { target = facts() } = rest;
    const named = ADVICE.options.map((option) => ({
      ...option,
      instanceType: target.instanceType,
    }));
    const recommendation = { ...ADVICE, ...instance.recommendation, options: named };
    expect(findings({ ...instance, recommendation }, rest)).toEqual([]);
  });
});

it.each([
  ['us-west-2-lax-1a', 'us-west-2-lax-1a is a Local Zone, which has its own instance types.'],
  [
    'us-east-1-wl1-bos-wlz-1',
    'us-east-1-wl1-bos-wlz-1 is a Wavelength Zone, which has its own instance types.',
  ],
  ['us-gov-west-1a', undefined],
  ['eu-west-1c', undefined],
])('the zone %s says what it is', (availabilityZone, text) => {
  const found = runPreflight(aCleanChange({ availabilityZone }));
  const outpost = found.find(({ check }) => check === 'outpost');
  expect(outpost && inEnglish(outpost.sentence)).toBe(text);
});

describe('the controller of an instance', () => {
  it.each([
    [{ 'eks:cluster-name': 'prod' }, 'The Amazon EKS cluster prod'],
    [{ 'kubernetes.io/cluster/blue': 'owned' }, 'The Kubernetes cluster blue'],
    [{ AmazonECSManaged: '' }, 'Amazon ECS'],
    [{ 'elasticbeanstalk:environment-name': 'shop' }, 'The Elastic Beanstalk environment shop'],
    [{ 'opsworks:stack': 'legacy' }, 'The OpsWorks stack legacy'],
    [{ 'aws:autoscaling:groupName': 'web' }, 'The Auto Scaling group web'],
    [{ 'kops.k8s.io/instancegroup': 'nodes' }, 'The kOps instance group nodes'],
    [
      { 'sigs.k8s.io/cluster-api-provider-aws/cluster/blue': 'owned' },
      'The Cluster API cluster blue',
    ],
    [{ 'alpha.eksctl.io/nodegroup-name': 'ng-1' }, 'The eksctl node group ng-1'],
    [{ 'spotinst:aws:ec2:group:id': 'sig-1' }, 'The Spot Elastigroup or Ocean group sig-1'],
    [{ 'spotinst:aws:ec2:group:name': 'api' }, 'Spot by Flexera'],
    [{ 'parallelcluster:cluster-name': 'hpc' }, 'The AWS ParallelCluster cluster hpc'],
    [{ 'aws:cloud9:environment': 'e-1' }, 'The AWS Cloud9 environment e-1'],
    [{ AWSRDSCustom: 'custom-oracle' }, 'Amazon RDS Custom'],
    [{ AWSElasticDisasterRecoveryManaged: 'drs.amazonaws.com' }, 'AWS Elastic Disaster Recovery'],
    [
      { AWSApplicationMigrationServiceManaged: 'mgn.amazonaws.com' },
      'AWS Application Migration Service',
    ],
    [{ 'aws:servicecatalog:provisionedProductArn': 'arn' }, 'AWS Service Catalog'],
    [{ Vendor: 'Databricks' }, 'Databricks'],
  ])('%j is %s', (tags, name) => {
    const owner = controllerOf({ tags });
    expect(owner && inEnglish(owner.name)).toBe(name);
  });

  it('is none by a tag that only has the same key', () => {
    expect(controllerOf({ tags: { Vendor: 'Acme' } })).toBeUndefined();
  });

  it('is the cluster rather than the group that it runs in', () => {
    const tags = { 'aws:autoscaling:groupName': 'eks-nodes', 'eks:cluster-name': 'prod' };
    const owner = controllerOf({ tags });
    expect(owner && [owner.name, owner.instead].map(inEnglish)).toEqual([
      'The Amazon EKS cluster prod',
      'Change the node group.',
    ]);
  });
});

describe('the boot mode after a change (docs/facts/ec2-resize.md#boot-modes)', () => {
  it.each<[string | undefined, string, readonly string[], string | undefined]>([
    ['uefi', 'x86_64', ['uefi'], 'uefi'],
    ['uefi', 'x86_64', ['legacy-bios'], undefined],
    ['legacy-bios', 'x86_64', ['legacy-bios', 'uefi'], 'legacy-bios'],
    ['legacy-bios', 'x86_64', ['uefi'], undefined],
    ['uefi-preferred', 'x86_64', ['legacy-bios', 'uefi'], 'uefi'],
    ['uefi-preferred', 'x86_64', ['legacy-bios'], 'legacy-bios'],
    [undefined, 'arm64', ['uefi'], 'uefi'],
    [undefined, 'x86_64', ['legacy-bios', 'uefi'], 'legacy-bios'],
    [undefined, 'x86_64', ['uefi'], undefined],
  ])('of %s on %s with %j is %s', (bootMode, architecture, modes, expected) => {
    const image = bootMode === undefined ? { architecture } : { bootMode, architecture };
    expect(bootModeAfter(image, modes)).toBe(expected);
  });
});

describe('the public address after a stop (docs/facts/ec2-resize.md#public-ipv4-address)', () => {
  const automatic = {
    address: '10.0.0.5',
    primary: true,
    publicIp: '3.3.3.3',
    publicIpOwner: 'amazon',
  };
  const elastic = {
    address: '10.0.0.5',
    primary: true,
    publicIp: '3.3.3.4',
    publicIpOwner: '111122223333',
  };
  const second = {
    address: '10.0.0.6',
    primary: false,
    publicIp: '3.3.3.5',
    publicIpOwner: '111122223333',
  };
  it.each<[string, readonly NetworkInterface[], string]>([
    ['none without one', [eni()], 'none'],
    ['another one when it is automatic', [eni({ privateIpv4s: [automatic] })], 'changes'],
    ['the same when it is elastic', [eni({ privateIpv4s: [elastic] })], 'same'],
    [
      'lost with two interfaces',
      [eni({ privateIpv4s: [automatic] }), eni({ id: 'eni-2' })],
      'lost',
    ],
    ['lost next to an Elastic IP address', [eni({ privateIpv4s: [automatic, second] })], 'lost'],
  ])('is %s', (_, interfaces, expected) => {
    expect(publicIpAfterStop(interfaces)).toBe(expected);
  });
});

describe('the volumes that fit (docs/facts/ec2-resize.md#volume-attachments)', () => {
  const takes = (volumes: number, interfaces: number, target: InstanceTypeSpecs) =>
    !findings(
      {
        volumes: manyDisks(volumes),
        networkInterfaces: Array.from({ length: interfaces }, () => eni()),
      },
      { target },
    ).includes('block volumes');
  const withLimit = (
    maximumAttachments: number,
    attachmentLimitType: string,
    hypervisor = 'nitro',
  ) => facts({ hypervisor, ebs: { ...ebs, maximumAttachments, attachmentLimitType } });

  it.each([
    ['m5.xlarge', withLimit(27, 'shared'), 1, 27],
    ['m5.xlarge', withLimit(27, 'shared'), 3, 25],
    ['m5d.xlarge', withLimit(26, 'shared'), 3, 24],
    ['m7i.xlarge', withLimit(32, 'dedicated'), 3, 32],
    ['m4.xlarge', withLimit(40, 'shared', 'xen'), 3, 40],
    ['a type with fewer slots than the instance has interfaces', withLimit(2, 'shared'), 4, 0],
  ])('%s: with its limit and %3$i interfaces %4$i', (_, target, interfaces, most) => {
    expect(takes(most, interfaces, target)).toBe(true);
    expect(takes(most + 1, interfaces, target)).toBe(false);
  });
});
