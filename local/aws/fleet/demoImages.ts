import type { Region } from '../../../lib/shared/ids.ts';
import type { FleetImage } from './fleet.ts';
import { hexOf } from './hexOf.ts';

export type ImageKey = keyof typeof IMAGES;

type ImageFacts = Omit<FleetImage, 'region' | 'imageId'>;

const LINUX = {
  platform: 'Linux/UNIX',
  usageOperation: 'RunInstances',
  architecture: 'x86_64',
  rootDeviceType: 'ebs',
  rootDeviceName: '/dev/xvda',
} as const;

const IMAGES = {
  amazonLinux: {
    ...LINUX,
    name: 'al2023-ami-2023.9.20261012.0-kernel-6.12-x86_64',
    bootMode: 'uefi-preferred',
  },
  amazonLinuxArm: {
    ...LINUX,
    name: 'al2023-ami-2023.9.20261012.0-kernel-6.12-arm64',
    architecture: 'arm64',
    bootMode: 'uefi',
  },
  amazonLinux2: { ...LINUX, name: 'amzn2-ami-hvm-2.0.20240610.1-x86_64-gp2' },
  ubuntu: {
    ...LINUX,
    name: 'ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20260918',
    rootDeviceName: '/dev/sda1',
    bootMode: 'uefi-preferred',
  },
  ubuntuArm: {
    ...LINUX,
    name: 'ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-arm64-server-20260918',
    architecture: 'arm64',
    rootDeviceName: '/dev/sda1',
    bootMode: 'uefi',
  },
  windows: {
    ...LINUX,
    name: 'Windows_Server-2022-English-Full-Base-2026.09.10',
    platform: 'Windows',
    usageOperation: 'RunInstances:0002',
    rootDeviceName: '/dev/sda1',
  },
  redHat: {
    ...LINUX,
    name: 'RHEL-9.6.0_HVM-20260801-x86_64-0-Hourly2-GP3',
    platform: 'Red Hat Enterprise Linux',
    usageOperation: 'RunInstances:0010',
    rootDeviceName: '/dev/sda1',
    bootMode: 'uefi-preferred',
  },
  ecs: { ...LINUX, name: 'al2023-ami-ecs-hvm-2023.0.20260904-kernel-6.1-x86_64' },
  eks: { ...LINUX, name: 'amazon-eks-node-al2023-x86_64-standard-1.33-v20260915' },
  marketplace: {
    ...LINUX,
    name: 'nginx-plus-r34-amazon-linux-2023-x86_64',
    bootMode: 'uefi-preferred',
    marketplaceCode: '6i6y5oo5rs9r7tq3tkkzd0pxa',
  },
  instanceStore: {
    ...LINUX,
    name: 'amzn-ami-hvm-2018.03.0.20231106-x86_64-s3',
    rootDeviceType: 'instance-store',
  },
  retired: { ...LINUX, name: 'acme-base-2023-04', bootMode: 'uefi-preferred', deregistered: true },
} as const satisfies Readonly<Record<string, ImageFacts>>;

export function imageIdOf(key: ImageKey, region: Region): string {
  return `ami-${hexOf(`image ${key} ${region}`)}`;
}

/** Every image in every Region of the fleet. */
export function demoImages(regions: readonly Region[]): readonly FleetImage[] {
  return regions.flatMap((region) =>
    imageKeys().map((key) => ({ ...IMAGES[key], region, imageId: imageIdOf(key, region) })),
  );
}

export function rootDeviceOf(key: ImageKey): string {
  return IMAGES[key].rootDeviceName;
}

function imageKeys(): readonly ImageKey[] {
  return Object.keys(IMAGES).filter((key): key is ImageKey => key in IMAGES);
}
