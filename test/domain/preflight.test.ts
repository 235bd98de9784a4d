import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bootModeAfter } from '../../lib/domain/bootMode.ts';
import type { InstanceTypeFacts } from '../../lib/domain/instanceTypeFacts.ts';
import type { NetworkInterface, Observation } from '../../lib/domain/observation.ts';
import { type PreflightInput, preflight } from '../../lib/domain/preflight.ts';
import { CHECKS } from '../../lib/domain/preflightChecks.ts';
import { publicIpAfterStop } from '../../lib/domain/publicIp.ts';
import { anObservation } from '../builders/anObservation.ts';

const facts = (differences: Partial<InstanceTypeFacts> = {}): InstanceTypeFacts => ({
  instanceType: 'm7i.large',
  architectures: ['x86_64'],
  virtualizationTypes: ['hvm'],
  rootDeviceTypes: ['ebs'],
  bootModes: ['legacy-bios', 'uefi'],
  usageClasses: ['on-demand', 'spot'],
  hypervisor: 'nitro',
  bareMetal: false,
  burstable: false,
  instanceStorageSupported: false,
  accelerators: [],
  nitroTpm: 'supported',
  nitroEnclaves: 'supported',
  network: {
    enaSupport: 'required',
    maximumInterfaces: 3,
    maximumCards: 1,
    ipv4PerInterface: 10,
    ipv6PerInterface: 10,
  },
  ebs: {
    nvmeSupport: 'required',
    optimizedSupport: 'default',
    maximumAttachments: 32,
    attachmentLimitType: 'dedicated',
  },
  cpu: { defaultCores: 1, defaultThreadsPerCore: 2, validCores: [1], validThreadsPerCore: [1, 2] },
  placementStrategies: ['cluster', 'partition', 'spread'],
  ...differences,
});

const eni = (differences: Partial<NetworkInterface> = {}): NetworkInterface => ({
  id: 'eni-1',
  privateIpv4s: [{ address: '10.0.0.5', primary: true }],
  ipv4PrefixCount: 0,
  ipv6Count: 0,
  ...differences,
});

const clean: Partial<Observation> = {
  tags: { trimtab: 'managed' },
  instanceType: 'm5.xlarge',
  state: 'running',
  lifecycle: 'on-demand',
  availabilityZone: 'us-east-1a',
  tenancy: 'default',
  architecture: 'x86_64',
  virtualizationType: 'hvm',
  rootDeviceType: 'ebs',
  bootMode: 'uefi-preferred',
  currentInstanceBootMode: 'uefi',
  enaSupport: true,
  ebsOptimized: true,
  stopProtected: false,
  autoScalingGroup: null,
  networkInterfaces: [eni()],
  volumes: [{ volumeId: 'vol-1', deviceName: '/dev/xvda' }],
};

function findings(
  instance: Partial<Observation>,
  rest: Partial<PreflightInput> = {},
): readonly string[] {
  return preflight({
    instance: anObservation({ ...clean, ...instance }),
    current: facts({ instanceType: 'm5.xlarge' }),
    target: facts(),
    targetOfferedIn: ['us-east-1a', 'us-east-1b'],
    requiredTag: { key: 'trimtab', value: 'managed' },
    ...rest,
  }).map(({ check, verdict }) => `${verdict} ${check}`);
}

describe('the checks', () => {
  it('find nothing in a clean change', () => {
    expect(findings({})).toEqual([]);
  });

  it.each<[string, Partial<Observation>]>([
    ['block tag', { tags: { trimtab: 'never' } }],
    ['block root-device', { rootDeviceType: 'instance-store' }],
    ['block state', { state: 'stopping' }],
    ['block lifecycle', { lifecycle: 'spot' }],
    ['block owner', { tags: { trimtab: 'managed', 'eks:cluster-name': 'prod' } }],
    ['block owner', { managedBy: 'eks.amazonaws.com' }],
    ['block auto-scaling', { autoScalingGroup: 'api' }],
    ['block stop-protection', { stopProtected: true }],
    ['block marketplace', { productCodes: [{ id: 'abc', type: 'marketplace' }] }],
    ['block architecture', { architecture: 'arm64' }],
    ['block virtualization', { virtualizationType: 'paravirtual' }],
    ['block ena', { enaSupport: false }],
    ['block network-interfaces', { networkInterfaces: [eni(), eni(), eni(), eni()] }],
    ['block ip-addresses', { networkInterfaces: [eni({ ipv4PrefixCount: 10 })] }],
    ['block hibernation', { hibernationConfigured: true }],
    ['block tenancy', { tenancy: 'host' }],
    ['block offering', { availabilityZone: 'us-east-1f' }],
    ['block outpost', { outpostArn: 'arn:aws:outposts:us-east-1:1:outpost/op-1' }],
    ['block capacity-reservation', { capacityReservationTarget: 'cr-1' }],
    ['block bandwidth-weighting', { bandwidthWeighting: 'vpc-1' }],
    [
      'warn infrastructure-as-code',
      { tags: { trimtab: 'managed', 'aws:cloudformation:stack-name': 'web' } },
    ],
    ['warn placement-group', { placementGroup: 'tight' }],
    ['warn licences', { licences: ['arn:aws:license-manager:…'] }],
    ['warn cpu-options', { cpuOptions: { coreCount: 1, threadsPerCore: 1 } }],
  ])('say %s', (finding, instance) => {
    expect(findings(instance)).toContain(finding);
  });

  it.each<[string, Partial<InstanceTypeFacts>]>([
    ['block hypervisor', { hypervisor: 'xen' }],
    ['block bare-metal', { bareMetal: true }],
    ['block boot-mode', { bootModes: [] }],
    ['warn boot-mode', { bootModes: ['legacy-bios'] }],
    ['warn local-disks', { instanceStorageSupported: true }],
    ['block accelerators', { accelerators: ['gpu'] }],
    ['block usage-class', { usageClasses: ['capacity-block'] }],
    ['warn burstable', { burstable: true }],
  ])('say %s of the new type', (finding, target) => {
    expect(findings({}, { target: facts(target) })).toContain(finding);
  });

  it('block what EC2 did not say', () => {
    const found = preflight({
      instance: anObservation({ tags: { trimtab: 'managed' } }),
      current: facts(),
      target: facts(),
      requiredTag: { key: 'trimtab', value: 'managed' },
    });
    expect(found.filter(({ verdict }) => verdict === 'block').map(({ check }) => check)).toEqual([
      'root-device',
      'auto-scaling',
      'stop-protection',
      'architecture',
      'virtualization',
      'ena',
      'offering',
    ]);
  });

  it('block when the facts of the types are missing', () => {
    const found = preflight({
      instance: anObservation(clean),
      targetOfferedIn: ['us-east-1a'],
      requiredTag: { key: 'trimtab', value: 'managed' },
    });
    expect(found.map(({ check }) => check)).toEqual(['type-facts']);
  });

  it('have each an entry in docs/preflight.md, and the page has no other', () => {
    const page = readFileSync('docs/preflight.md', 'utf8');
    const documented = [...page.matchAll(/^\| `([a-z-]+)` *\|/gm)].map(([, id]) => id);
    expect(documented).toEqual(CHECKS.map(({ id }) => id));
  });
});

describe('the boot mode after a change (domain.md I5)', () => {
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

describe('the public address after a stop (domain.md I6)', () => {
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
    ['lost beside an elastic one', [eni({ privateIpv4s: [automatic, second] })], 'lost'],
  ])('is %s', (_, interfaces, expected) => {
    expect(publicIpAfterStop(interfaces)).toBe(expected);
  });
});

describe('the volumes that fit (domain.md I4)', () => {
  const shared = (nvmeDisks: number) =>
    facts({
      ebs: { maximumAttachments: 28, attachmentLimitType: 'shared', optimizedSupport: 'default' },
      ...(nvmeDisks === 0 ? {} : { instanceStorage: { totalGB: 150, nvmeDisks } }),
    });
  const withVolumes = (volumes: number, interfaces: number, target: InstanceTypeFacts) =>
    findings(
      {
        volumes: Array.from({ length: volumes }, (_, index) => ({
          volumeId: `vol-${index}`,
          deviceName: `/dev/sd${index}`,
        })),
        networkInterfaces: Array.from({ length: interfaces }, () => eni()),
      },
      { target },
    ).includes('block volumes');

  it.each([
    [1, 0, 27],
    [3, 0, 25],
    [3, 1, 24],
  ])(
    'with %i interfaces and %i local disks are %i of 28 shared slots',
    (interfaces, disks, room) => {
      expect(withVolumes(room, interfaces, shared(disks))).toBe(false);
      expect(withVolumes(room + 1, interfaces, shared(disks))).toBe(true);
    },
  );
});
