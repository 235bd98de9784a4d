import { describe, expect, it } from 'vitest';
import type { Instance } from '../../../lib/domain/fleet/instance.ts';
import { CHECKS } from '../../../lib/domain/preflight/checks.ts';
import { isBlocked, type PreflightInput } from '../../../lib/domain/preflight/preflight.ts';
import { runPreflight } from '../../../lib/domain/preflight/runPreflight.ts';
import { ADVICE, aCleanChange, anInterface, asTarget, DISK } from '../../builders/aCleanChange.ts';
import { typeSpecs } from '../../builders/typeSpecs.ts';

/** One way not to know something: these fields are absent, each by itself. */
interface Absent {
  readonly absent: readonly string[];
  /** The change in which it matters. */
  readonly of?: PreflightInput;
}

/** Another way: what the reader makes of an answer without the field. */
interface ReadAs {
  readonly readAs: PreflightInput;
}

/** No block, and why: its absence says as much as a value, or can do no harm. */
type Harmless = string;

const NONE = 'EC2 leaves empty lists out: it has none';
const NOT_SET = 'EC2 sends it only where it was set';
const OURS = 'trimtab.yml is checked when it is loaded';
const ONLY_NOTED = 'it is only noted: nothing can go wrong by it';

const of = (instance: Partial<Instance>, rest: Partial<PreflightInput> = {}) =>
  aCleanChange(instance, rest);
const { network, ebs, cpu } = typeSpecs();
const ofBoth = (path: string) => ({ absent: [`current.${path}`, `target.${path}`] });
const key = { state: 'Enabled', manager: 'AWS' };
const LOCKED = of({
  volumes: [
    { ...DISK, encrypted: true, kmsKeyId: 'arn:aws:kms:us-east-1:111122223333:key/k-1', key },
  ],
});
const withKey = (differs: Partial<typeof key>) =>
  of({
    volumes: LOCKED.instance.volumes.map((disk) => ({ ...disk, key: { ...key, ...differs } })),
  });
const GP2 = {
  volumeId: 'vol-1',
  deviceName: 'a',
  volumeType: 'gp2',
  iops: 120,
  encrypted: false,
};
const onCards = of(
  {
    networkInterfaces: [anInterface({ networkCardIndex: 1 })],
    volumes: [{ ...DISK, cardIndex: 1 }],
  },
  asTarget({
    network: { ...network, maximumCards: 2, cards: [{ index: 1, maximumInterfaces: 1 }] },
    ebs: { ...ebs, maximumCards: 2 },
  }),
);
const ONE_THREAD = { cpuOptions: { coreCount: 1, threadsPerCore: 1 } };
const IN_A_GROUP = { placementGroup: 'tight', placementStrategy: 'spread' };
const BIGGER = of({}, { ...asTarget({ vcpus: 8 }), vcpuHeadroom: 100 });

/** Everything that a check says it reads. */
const UNKNOWN: Readonly<Record<string, Absent | ReadAs | Harmless>> = {
  Tags: { absent: ['instance.tags.trimtab'] },
  'resize.tagKey': OURS,
  accounts: OURS,
  'resize.policies': OURS,
  'resize.allowedTypes': OURS,
  RootDeviceType: { absent: ['instance.rootDeviceType'] },
  SupportedRootDeviceTypes: { readAs: of({}, asTarget({ rootDeviceTypes: [] })) },
  State: { readAs: of({ state: 'unknown' }) },
  InstanceLifecycle: 'EC2 leaves it out for what is on demand',
  Operator: NOT_SET,
  AutoScalingGroupName: { absent: ['instance.autoScalingGroup'] },
  disableApiStop: { absent: ['instance.stopProtected'] },
  ProductCodes: { readAs: of({ productCodes: [{ id: 'abc', type: 'unknown' }] }) },
  InstanceType: 'an instance without a type is not listed',
  'InstanceType of both types': { absent: ['current', 'target'] },
  currentInstanceType: { absent: ['instance.recommendation'] },
  lastRefreshTimestamp: { absent: ['instance.recommendation.refreshedAt'] },
  lookBackPeriodInDays: { absent: ['instance.recommendation.lookbackDays'] },
  recommendationOptions: { readAs: of({ recommendation: { ...ADVICE, options: [] } }) },
  Architecture: { absent: ['instance.architecture'] },
  SupportedArchitectures: { readAs: of({}, asTarget({ architectures: [] })) },
  VirtualizationType: { absent: ['instance.virtualizationType'] },
  SupportedVirtualizationTypes: { readAs: of({}, asTarget({ virtualizationTypes: [] })) },
  'Hypervisor of both types': ofBoth('hypervisor'),
  Hypervisor: { absent: ['target.hypervisor'] },
  'NvmeSupport of both types': ofBoth('ebs.nvmeSupport'),
  'BareMetal of both types': ofBoth('bareMetal'),
  BootMode:
    'an image without one boots as its architecture does (docs/facts/ec2-resize.md#boot-modes)',
  CurrentInstanceBootMode: 'then it may flip, which is the warning',
  SupportedBootModes: { readAs: of({}, asTarget({ bootModes: [] })) },
  EnaSupport: { absent: ['instance.enaSupport'] },
  'NetworkInfo.EnaSupport': {
    of: of({ enaSupport: false }, asTarget({ network: { ...network, enaSupport: 'supported' } })),
    absent: ['target.network.enaSupport'],
  },
  NetworkCardIndex: 'its default is 0 (AttachNetworkInterface)',
  MaximumNetworkInterfaces: { absent: ['target.network.maximumInterfaces'] },
  MaximumNetworkCards: { of: onCards, absent: ['target.network.maximumCards'] },
  'NetworkCards.MaximumNetworkInterfaces': {
    of: onCards,
    absent: ['target.network.cards.0.maximumInterfaces'],
  },
  Ipv4AddressesPerInterface: { absent: ['target.network.ipv4PerInterface'] },
  Ipv6AddressesPerInterface: {
    of: of({ networkInterfaces: [anInterface({ ipv6Count: 1 })] }),
    absent: ['target.network.ipv6PerInterface'],
  },
  InterfaceType: { absent: ['instance.networkInterfaces.0.interfaceType'] },
  SecondaryInterfaces: NONE,
  MaximumEfaInterfaces: {
    of: of(
      { networkInterfaces: [anInterface({ interfaceType: 'efa' })] },
      asTarget({ network: { ...network, maximumEfas: 1 } }),
    ),
    absent: ['target.network.maximumEfas'],
  },
  SecondaryNetworkSupported: {
    of: of(
      { secondaryInterfaceCount: 1 },
      asTarget({ network: { ...network, secondarySupported: true } }),
    ),
    absent: ['target.network.secondarySupported'],
  },
  EnaSrdEnabled: NOT_SET,
  EnaSrdSupported: {
    of: of(
      { networkInterfaces: [anInterface({ enaExpress: true })] },
      asTarget({ network: { ...network, enaExpressSupported: true } }),
    ),
    absent: ['target.network.enaExpressSupported'],
  },
  SriovNetSupport: ONLY_NOTED,
  MaximumEbsAttachments: { absent: ['target.ebs.maximumAttachments'] },
  AttachmentLimitType: {
    of: of({
      volumes: Array.from({ length: 32 }, () => ({ ...DISK, iops: 1, throughputMiBps: 1 })),
      networkInterfaces: [anInterface(), anInterface({ id: 'eni-2' })],
    }),
    absent: ['target.ebs.attachmentLimitType'],
  },
  PlatformDetails: { absent: ['instance.platformDetails'] },
  EbsCardIndex: 'its default is 0 (EbsInstanceBlockDevice)',
  MaximumEbsCards: { of: onCards, absent: ['target.ebs.maximumCards'] },
  VolumeType: {
    of: of({
      volumes: [{ volumeId: 'vol-2', deviceName: 'b', volumeType: 'st1', encrypted: false }],
    }),
    absent: ['instance.volumes.0.volumeType'],
  },
  Size: {
    of: of({ volumes: [{ ...GP2, sizeGiB: 40 }] }),
    absent: ['instance.volumes.0.sizeGiB'],
  },
  Iops: { absent: ['instance.volumes.0.iops'] },
  Throughput: { absent: ['instance.volumes.0.throughputMiBps'] },
  'BaselineIops of both types': ofBoth('ebs.baselineIops'),
  'BaselineBandwidthInMbps of both types': ofBoth('ebs.baselineMbps'),
  'Ebs.Operator': NOT_SET,
  'Ebs.AssociatedResource': NOT_SET,
  Encrypted: { absent: ['instance.volumes.0.encrypted'] },
  KmsKeyId: { of: LOCKED, absent: ['instance.volumes.0.kmsKeyId', 'instance.volumes.0.key'] },
  KeyState: { readAs: withKey({ state: 'unknown' }) },
  KeyManager: { readAs: withKey({ manager: 'unknown' }) },
  'InstanceStorageSupported of both types': ofBoth('instanceStorageSupported'),
  'GpuInfo and the like of both types': 'EC2 sends it only of types that have some',
  EbsOptimized: { absent: ['instance.ebsOptimized'] },
  EbsOptimizedSupport: { absent: ['target.ebs.optimizedSupport'] },
  TpmSupport: NOT_SET,
  NitroTpmSupport: { of: of({ tpmSupport: 'v2.0' }), absent: ['target.nitroTpm'] },
  EnclaveOptions: { absent: ['instance.enclaveEnabled'] },
  NitroEnclavesSupport: { of: of({ enclaveEnabled: true }), absent: ['target.nitroEnclaves'] },
  AmdSevSnp: NOT_SET,
  NestedVirtualization: NOT_SET,
  SupportedFeatures: { readAs: of({ cpuFeatures: ['amd-sev-snp'] }) },
  HibernationOptions: { absent: ['instance.hibernationConfigured'] },
  Tenancy: { absent: ['instance.tenancy'] },
  Location: { absent: ['targetOfferedIn'] },
  'Location of its own type': { absent: ['currentOfferedIn'] },
  'SupportedUsageClasses of its own type': {
    readAs: of({}, { current: typeSpecs({ usageClasses: [] }) }),
  },
  'SupportedInRegion of its own type': { absent: ['current.supportedInRegion'] },
  AvailabilityZone: { absent: ['instance.availabilityZone'] },
  OutpostArn: NOT_SET,
  SupportedUsageClasses: { readAs: of({}, asTarget({ usageClasses: [] })) },
  SupportedInRegion: { absent: ['target.supportedInRegion'] },
  InstanceTypeSpecification: { absent: ['instance.image'] },
  CapacityReservationTarget: NOT_SET,
  CapacityReservationPreference: NOT_SET,
  BandwidthWeighting: { absent: ['instance.bandwidthWeighting'] },
  'Placement.GroupName': NOT_SET,
  Strategy: { of: of(IN_A_GROUP), absent: ['instance.placementStrategy'] },
  SupportedStrategies: { readAs: of(IN_A_GROUP, asTarget({ placementStrategies: [] })) },
  SourceDestCheck: 'its default is true (ModifyNetworkInterfaceAttribute)',
  IpOwnerId: 'an owner that is not known is taken for Amazon: it is warned of',
  CpuOptions: { absent: ['instance.cpuOptions'] },
  DefaultCores: { absent: ['current.cpu.defaultCores'] },
  DefaultThreadsPerCore: { absent: ['current.cpu.defaultThreadsPerCore'] },
  ValidCores: { readAs: of(ONE_THREAD, asTarget({ cpu: { ...cpu, validCores: [] } })) },
  ValidThreadsPerCore: {
    readAs: of(ONE_THREAD, asTarget({ cpu: { ...cpu, validThreadsPerCore: [] } })),
  },
  'DefaultVCpus of both types': ofBoth('vcpus'),
  'BaselineBandwidthInGbps of both types': ofBoth('network.baselineGbps'),
  NETWORK_IN_BYTES_PER_SECOND: 'a baseline that falls is warned of instead of noted',
  NETWORK_OUT_BYTES_PER_SECOND: 'a baseline that falls is warned of instead of noted',
  'BurstablePerformanceSupported of both types': ofBoth('burstable'),
  'Quota.Value': { of: BIGGER, absent: ['vcpuHeadroom'] },
  'AWS/Usage ResourceCount': { of: BIGGER, absent: ['vcpuHeadroom'] },
  Licenses: NONE,
  instanceInitiatedShutdownBehavior: { absent: ['instance.shutdownBehavior'] },
  InstanceStatus: { absent: ['instance.health'] },
  SystemStatus: { readAs: of({ health: 'unknown' }) },
  AttachedEbsStatus:
    'older answers do not have it (docs/facts/ec2-resize.md#status-checks-and-events)',
  ApplicationStatus: 'most instances have no check of their application',
  Events: { absent: ['instance.plannedEvents'] },
  NotBefore: {
    of: of({
      plannedEvents: [{ code: 'system-reboot', notBefore: '2026-12-24T00:00:00.000Z' }],
    }),
    absent: ['instance.plannedEvents.0.notBefore'],
  },
  'FreeTierEligible of both types': ONLY_NOTED,
};

describe('what a check reads', () => {
  const reads = [...new Set(CHECKS.flatMap((check) => Object.values(check.reads).flat()))];

  it('is all in this table', () => {
    expect(Object.keys(UNKNOWN).toSorted()).toEqual(reads.toSorted());
  });

  const absences = Object.entries(UNKNOWN).flatMap(([name, how]) =>
    typeof how === 'object' && 'absent' in how
      ? how.absent.map((path) => [name, path, how.of ?? aCleanChange()] as const)
      : [],
  );
  it.each(absences)('%s: blocks without %s', (_, path, input) => {
    expect(isBlocked(runPreflight(input))).toBe(false);
    expect(isBlocked(runPreflight(without(input, path)))).toBe(true);
  });

  const readings = Object.entries(UNKNOWN).flatMap(([name, how]) =>
    typeof how === 'object' && 'readAs' in how ? [[name, how.readAs] as const] : [],
  );
  it.each(readings)('%s: blocks what the reader makes of its absence', (_, input) => {
    expect(isBlocked(runPreflight(input))).toBe(true);
  });
});

/** A copy without the field at `path`, which must be there. */
function without(input: PreflightInput, path: string): PreflightInput {
  const copy = JSON.parse(JSON.stringify(input));
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let parent = copy;
  for (const each of keys) parent = parent[each];
  if (!(last in parent)) throw new Error(`there is no ${path}`);
  delete parent[last];
  return copy;
}
