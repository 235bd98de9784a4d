import { EC2Client } from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readInstanceTypes } from '../../../lib/aws/ec2/instanceTypes.ts';
import { type AnsweringServer, answeringServer, ec2 } from '../answeringServer.ts';
import { HERE } from '../scopes.ts';

const SPARSE = '<item><instanceType>zz1.large</instanceType></item>';

const FULL = `<item><instanceType>m5d.large</instanceType><currentGeneration>true</currentGeneration>
  <supportedUsageClasses><item>on-demand</item><item>spot</item></supportedUsageClasses>
  <supportedRootDeviceTypes><item>ebs</item></supportedRootDeviceTypes>
  <supportedVirtualizationTypes><item>hvm</item></supportedVirtualizationTypes>
  <bareMetal>false</bareMetal><hypervisor>nitro</hypervisor>
  <processorInfo><supportedArchitectures><item>x86_64</item></supportedArchitectures></processorInfo>
  <vCpuInfo><defaultVCpus>2</defaultVCpus><defaultCores>1</defaultCores><defaultThreadsPerCore>2</defaultThreadsPerCore>
   <validCores><item>1</item></validCores><validThreadsPerCore><item>1</item><item>2</item></validThreadsPerCore></vCpuInfo>
  <memoryInfo><sizeInMiB>8192</sizeInMiB></memoryInfo>
  <instanceStorageSupported>true</instanceStorageSupported>
  <instanceStorageInfo><totalSizeInGB>150</totalSizeInGB><disks><item><sizeInGB>75</sizeInGB><count>2</count><type>ssd</type></item></disks><nvmeSupport>required</nvmeSupport></instanceStorageInfo>
  <ebsInfo><ebsOptimizedSupport>default</ebsOptimizedSupport><nvmeSupport>required</nvmeSupport><maximumEbsAttachments>28</maximumEbsAttachments><attachmentLimitType>shared</attachmentLimitType>
   <ebsOptimizedInfo><baselineBandwidthInMbps>650</baselineBandwidthInMbps><maximumBandwidthInMbps>4750</maximumBandwidthInMbps></ebsOptimizedInfo></ebsInfo>
  <networkInfo><networkPerformance>Up to 10 Gigabit</networkPerformance><maximumNetworkInterfaces>3</maximumNetworkInterfaces><maximumNetworkCards>1</maximumNetworkCards>
   <networkCards><item><networkCardIndex>0</networkCardIndex><maximumNetworkInterfaces>3</maximumNetworkInterfaces><baselineBandwidthInGbps>0.75</baselineBandwidthInGbps><peakBandwidthInGbps>10.0</peakBandwidthInGbps></item></networkCards>
   <ipv4AddressesPerInterface>10</ipv4AddressesPerInterface><ipv6AddressesPerInterface>10</ipv6AddressesPerInterface><enaSupport>required</enaSupport></networkInfo>
  <gpuInfo><gpus><item><name>T4</name><count>1</count></item></gpus></gpuInfo>
  <placementGroupInfo><supportedStrategies><item>cluster</item></supportedStrategies></placementGroupInfo>
  <burstablePerformanceSupported>false</burstablePerformanceSupported>
  <supportedBootModes><item>uefi</item></supportedBootModes>
  <nitroEnclavesSupport>unsupported</nitroEnclavesSupport><nitroTpmSupport>supported</nitroTpmSupport></item>`;

let server: AnsweringServer;

beforeAll(async () => {
  server = await answeringServer(() =>
    ec2('DescribeInstanceTypes', `<instanceTypeSet>${FULL}${SPARSE}</instanceTypeSet>`),
  );
});

afterAll(() => server.close());

const client = () => new EC2Client({ region: 'us-east-1', maxAttempts: 1 });

test('a type’s facts are those of EC2, and what it does not say is absent, or its default', async () => {
  expect(await readInstanceTypes(client(), HERE, ['m5d.large', 'zz1.large'])).toEqual({
    ok: true,
    value: [
      {
        instanceType: 'm5d.large',
        currentGeneration: true,
        vcpus: 2,
        memoryMiB: 8192,
        architectures: ['x86_64'],
        virtualizationTypes: ['hvm'],
        rootDeviceTypes: ['ebs'],
        supportedInRegion: true,
        bootModes: ['uefi'],
        usageClasses: ['on-demand', 'spot'],
        hypervisor: 'nitro',
        bareMetal: false,
        burstable: false,
        instanceStorage: { totalGB: 150, nvmeDisks: 2 },
        instanceStorageSupported: true,
        accelerators: ['T4'],
        nitroTpm: 'supported',
        nitroEnclaves: 'unsupported',
        network: {
          enaSupport: 'required',
          maximumInterfaces: 3,
          maximumCards: 1,
          cards: [{ index: 0, maximumInterfaces: 3 }],
          ipv4PerInterface: 10,
          ipv6PerInterface: 10,
          performance: 'Up to 10 Gigabit',
          baselineGbps: 0.75,
          peakGbps: 10,
        },
        ebs: {
          nvmeSupport: 'required',
          optimizedSupport: 'default',
          maximumAttachments: 28,
          attachmentLimitType: 'shared',
          baselineMbps: 650,
          maximumMbps: 4750,
        },
        cpu: {
          defaultCores: 1,
          defaultThreadsPerCore: 2,
          validCores: [1],
          validThreadsPerCore: [1, 2],
          features: [],
        },
        placementStrategies: ['cluster'],
      },
      {
        instanceType: 'zz1.large',
        architectures: [],
        virtualizationTypes: [],
        rootDeviceTypes: [],
        supportedInRegion: true,
        bootModes: [],
        usageClasses: [],
        accelerators: [],
        network: {},
        ebs: {},
        cpu: { validCores: [], validThreadsPerCore: [], features: [] },
        placementStrategies: [],
      },
    ],
  });
});

test('at most a hundred types are in one question, each once', async () => {
  const before = server.asked.length;
  const types = Array.from({ length: 150 }, (_, n) => `x${n}.large`);
  await readInstanceTypes(client(), HERE, [...types, ...types]);
  const asked = server.asked.slice(before).map(({ body }) => {
    const fields = [...new URLSearchParams(body).keys()];
    return fields.filter((field) => field.startsWith('Filter.1.Value')).length;
  });
  expect(asked).toEqual([100, 50]);
});
