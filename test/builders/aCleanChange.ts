import type { Instance, NetworkInterface } from '../../lib/domain/fleet/instance.ts';
import type { InstanceTypeSpecs } from '../../lib/domain/fleet/instanceTypeSpecs.ts';
import type { PreflightInput } from '../../lib/domain/preflight/preflight.ts';
import { anInstance } from './anInstance.ts';
import { MAY_CHANGE } from './changeScope.ts';
import { typeSpecs } from './typeSpecs.ts';

/** An ordinary network interface with one private address. */
export function anInterface(differences: Partial<NetworkInterface> = {}): NetworkInterface {
  return {
    id: 'eni-1',
    interfaceType: 'interface',
    networkCardIndex: 0,
    privateIpv4s: [{ address: '10.0.0.5', primary: true }],
    ipv4PrefixCount: 0,
    ipv6Count: 0,
    ...differences,
  };
}

/** A gp3 disk as it comes, not encrypted. */
export const DISK = {
  volumeId: 'vol-1',
  deviceName: '/dev/xvda',
  volumeType: 'gp3',
  sizeGiB: 40,
  iops: 3000,
  throughputMiBps: 125,
  encrypted: false,
};

/** What Compute Optimizer said this morning of an m5.xlarge. */
export const ADVICE = {
  finding: 'overProvisioned',
  findingReasons: [],
  currentInstanceType: 'm5.xlarge',
  refreshedAt: '2026-11-23T03:00:00.000Z',
  lookbackDays: 14,
  utilization: { cpuMax: 11 },
  networkBytesMax: 1_000_000,
  options: [{ instanceType: 'm7i.large', rank: 1, platformDifferences: [], projected: {} }],
} as const;

/** Changes an m5.xlarge to an m7i.large: everything is known, and nothing speaks against it. */
export function aCleanChange(
  instance: Partial<Instance> = {},
  rest: Partial<PreflightInput> = {},
): PreflightInput {
  return {
    instance: anInstance({
      tags: { trimtab: 'managed' },
      instanceType: 'm5.xlarge',
      architecture: 'x86_64',
      virtualizationType: 'hvm',
      rootDeviceType: 'ebs',
      bootMode: 'uefi-preferred',
      currentInstanceBootMode: 'uefi',
      enaSupport: true,
      ebsOptimized: true,
      hibernationConfigured: false,
      enclaveEnabled: false,
      bandwidthWeighting: 'default',
      cpuOptions: { coreCount: 1, threadsPerCore: 2 },
      stopProtected: false,
      shutdownBehavior: 'stop',
      autoScalingGroup: null,
      health: 'ok',
      plannedEvents: [],
      image: { supportedTypes: [], unsupportedTypes: [] },
      networkInterfaces: [anInterface()],
      volumes: [DISK],
      recommendation: ADVICE,
      ...instance,
    }),
    current: typeSpecs({ instanceType: 'm5.xlarge' }),
    target: typeSpecs(),
    targetOfferedIn: ['us-east-1a', 'us-east-1b'],
    currentOfferedIn: ['us-east-1a', 'us-east-1b'],
    vcpuHeadroom: 'later',
    changeScope: MAY_CHANGE,
    ...rest,
  };
}

/** The same, with other facts of the new type. */
export function asTarget(target: Partial<InstanceTypeSpecs>) {
  return { target: typeSpecs(target) };
}
