import { bootModeAfter } from './bootMode.ts';
import type { InstanceTypeFacts } from './instanceTypeFacts.ts';
import type { AttachedVolume } from './observation.ts';
import { ownerOf } from './owner.ts';
import type { OfInstance, PreflightFinding, PreflightInput } from './preflight.ts';
import { publicIpAfterStop } from './publicIp.ts';
import { matchesType } from './typePattern.ts';

type Found = Omit<PreflightFinding, 'check'> | undefined;

/** One rule of domain.md A3. It says what is the matter, or nothing. */
type Check = {
  /** Stable: the key of its entry in docs/preflight.md. */
  readonly id: string;
  /** The rows of domain.md A3 that it holds; empty: a rule of ours. */
  readonly rows: string;
  /** What it looks at, by AWS's names. */
  readonly reads: string;
} & (
  | { readonly ofInstance: (input: OfInstance) => Found }
  /** The new type matters, too. */
  | { readonly find: Find }
);

type Find = (input: PreflightInput) => Found;

const block = (sentence: string): Found => ({ verdict: 'block', sentence });
const warn = (sentence: string): Found => ({ verdict: 'warn', sentence });
const note = (sentence: string): Found => ({ verdict: 'note', sentence });

/** An input in which what both types can do is known. */
type WithTypes = PreflightInput & {
  readonly current: InstanceTypeFacts;
  readonly target: InstanceTypeFacts;
};

/** A check of the facts of both types; without them nothing can be said, and `type-facts` blocks. */
function ofTypes(find: (input: WithTypes) => Found): Find {
  return (input) => (hasTypes(input) ? find(input) : undefined);
}

function hasTypes(input: PreflightInput): input is WithTypes {
  return input.current !== undefined && input.target !== undefined;
}

/** The table, in the order in which people should read it. */
export const CHECKS: readonly Check[] = [
  {
    id: 'tag',
    rows: '',
    reads: 'the tags of the instance',
    ofInstance: ({ instance, mayChange: { tag } }) => {
      if (instance.tags[tag.key] === tag.value) return undefined;
      return block(
        `It lacks the tag ${tag.key}=${tag.value}. Add the tag to let Trimtab change it.`,
      );
    },
  },
  {
    id: 'account',
    rows: '',
    reads: 'accounts of trimtab.yml',
    ofInstance: ({ instance: { account }, mayChange: { readOnlyAccounts } }) =>
      readOnlyAccounts.includes(account)
        ? block(`Trimtab only reads account ${account}: it has no resizeRoleArn in trimtab.yml.`)
        : undefined,
  },
  {
    id: 'excluded',
    rows: '',
    reads: 'the tags of the instance, resize.policies',
    ofInstance: ({ instance: { tags }, mayChange: { never } }) => {
      const tag = never.find(({ key, value }) => tags[key] === value);
      return tag === undefined
        ? undefined
        : block(`Its tag ${tag.key}=${tag.value} says that Trimtab must never change it.`);
    },
  },
  {
    id: 'allowed-type',
    rows: '',
    reads: 'resize.allowedTypes',
    find: ({ instance, target, mayChange: { types } }) => {
      // The way back is a change, too: the IAM policy must allow both.
      const refused = [target?.instanceType, instance.instanceType].find(
        (type) => type !== undefined && !matchesType(types, type),
      );
      return refused === undefined
        ? undefined
        : block(
            `${refused} is not among the types that Trimtab may change to, there or back (resize.allowedTypes).`,
          );
    },
  },
  {
    id: 'root-device',
    rows: '1',
    reads: 'RootDeviceType, SupportedRootDeviceTypes',
    find: ({ instance, target }) => {
      if (instance.rootDeviceType !== 'ebs')
        return block('Its root disk is an instance store: it can neither be stopped nor resized.');
      if (target !== undefined && !target.rootDeviceTypes.includes('ebs'))
        return block(`${target.instanceType} does not boot from EBS.`);
      return undefined;
    },
  },
  {
    id: 'state',
    rows: '2',
    reads: 'State',
    ofInstance: ({ instance: { state } }) =>
      state === 'running' || state === 'stopped'
        ? undefined
        : block(`It is ${state}. Try again when it runs or is stopped.`),
  },
  {
    id: 'lifecycle',
    rows: '3, 4',
    reads: 'InstanceLifecycle',
    ofInstance: ({ instance: { lifecycle } }) =>
      lifecycle === 'on-demand'
        ? undefined
        : block(`It is a ${lifecycle} instance: its type can't be changed in place.`),
  },
  {
    id: 'owner',
    rows: '5, 6, 8, 9',
    reads: 'Operator, the tags of controllers',
    ofInstance: ({ instance }) => {
      const owner = ownerOf(instance);
      if (owner === undefined) return undefined;
      return block(`${owner.name} owns it and would undo the change. ${owner.instead}`);
    },
  },
  {
    id: 'auto-scaling',
    rows: '7',
    reads: 'DescribeAutoScalingInstances',
    ofInstance: ({ instance: { autoScalingGroup } }) => {
      if (autoScalingGroup === null) return undefined;
      if (autoScalingGroup === undefined)
        return block('Whether it is in an Auto Scaling group could not be read.');
      return block(
        `It is in the Auto Scaling group ${autoScalingGroup}, which would replace it. Change the launch template.`,
      );
    },
  },
  {
    id: 'stop-protection',
    rows: '54',
    reads: 'disableApiStop',
    ofInstance: ({ instance: { stopProtected } }) => {
      if (stopProtected === false) return undefined;
      return stopProtected === undefined
        ? block('Whether it is protected against stopping could not be read.')
        : block(
            'It is protected against stopping: its owner said no. Turn the protection off first.',
          );
    },
  },
  {
    id: 'marketplace',
    rows: '43',
    reads: 'ProductCodes',
    ofInstance: ({ instance: { productCodes } }) =>
      productCodes.some(({ type }) => type === 'marketplace')
        ? block('It runs a Marketplace product: the vendor limits types, and its price may change.')
        : undefined,
  },
  {
    id: 'type-facts',
    rows: '',
    reads: 'DescribeInstanceTypes',
    find: ({ current, target }) =>
      current === undefined || target === undefined
        ? block('What its type and the new type can do could not be read.')
        : undefined,
  },
  {
    id: 'stale',
    rows: '57',
    reads: 'currentInstanceType of the recommendation',
    ofInstance: ({ instance: { recommendation, instanceType } }) =>
      recommendation === undefined || recommendation.currentInstanceType === instanceType
        ? undefined
        : block(
            `Compute Optimizer looked at it when it was ${recommendation.currentInstanceType}. Wait for its next look.`,
          ),
  },
  {
    id: 'architecture',
    rows: '11, 12',
    reads: 'Architecture, SupportedArchitectures',
    find: ofTypes(({ instance: { architecture }, target }) =>
      architecture !== undefined && target.architectures.includes(architecture)
        ? undefined
        : block(
            `Its system is ${architecture ?? 'of unknown architecture'}, and ${target.instanceType} is ${target.architectures.join(' or ')}.`,
          ),
    ),
  },
  {
    id: 'mac',
    rows: '46',
    reads: 'Architecture',
    ofInstance: ({ instance: { architecture } }) =>
      architecture?.endsWith('_mac') === true
        ? block('It is a Mac: a stop takes its host away for hours.')
        : undefined,
  },
  {
    id: 'virtualization',
    rows: '13',
    reads: 'VirtualizationType, SupportedVirtualizationTypes',
    find: ofTypes(({ instance: { virtualizationType }, target }) =>
      virtualizationType !== undefined && target.virtualizationTypes.includes(virtualizationType)
        ? undefined
        : block(
            `Its virtualization (${virtualizationType ?? 'unknown'}) does not run on ${target.instanceType}.`,
          ),
    ),
  },
  {
    id: 'hypervisor',
    rows: '15',
    reads: 'Hypervisor of both types',
    find: ofTypes(({ current, target }) =>
      current.hypervisor !== undefined && current.hypervisor === target.hypervisor
        ? undefined
        : block(
            `It would move from ${current.hypervisor ?? 'an unknown hypervisor'} to ${target.hypervisor ?? 'an unknown one'}: drivers inside it decide whether it boots, and they can't be seen from here.`,
          ),
    ),
  },
  {
    id: 'bare-metal',
    rows: '47',
    reads: 'BareMetal of both types',
    find: ofTypes(({ current, target }) =>
      current.bareMetal === false && target.bareMetal === false
        ? undefined
        : block('Bare metal boots slowly and differently: change it by hand.'),
    ),
  },
  {
    id: 'boot-mode',
    rows: '14',
    reads: 'BootMode, CurrentInstanceBootMode, SupportedBootModes',
    find: ofTypes(({ instance, target }) => {
      const after = bootModeAfter(instance, target.bootModes);
      if (after === undefined)
        return block(`Its boot mode does not work on ${target.instanceType}.`);
      const before = instance.currentInstanceBootMode;
      const mayFlip = before === undefined && instance.bootMode === 'uefi-preferred';
      if (mayFlip) return warn(`It may boot by ${after} from now on: its system must know both.`);
      return before === undefined || before === after
        ? undefined
        : warn(`It would boot by ${after} instead of ${before}: its system must know both.`);
    }),
  },
  {
    id: 'ena',
    rows: '16',
    reads: 'EnaSupport',
    find: ofTypes(({ instance: { enaSupport }, target }) => {
      const needs = target.network.enaSupport;
      if (enaSupport === true || needs === 'supported' || needs === 'unsupported') return undefined;
      return block(
        `${target.instanceType} needs the ENA network driver, and it is not enabled on this instance.`,
      );
    }),
  },
  {
    id: 'network-interfaces',
    rows: '19',
    reads: 'NetworkInterfaces, MaximumNetworkInterfaces',
    find: ofTypes(({ instance: { networkInterfaces }, target }) => {
      const { maximumInterfaces: most, maximumCards: cards = 1 } = target.network;
      if (networkInterfaces.some(({ networkCardIndex = 0 }) => networkCardIndex >= cards))
        return block(`It uses a network card that ${target.instanceType} does not have.`);
      return most !== undefined && networkInterfaces.length <= most
        ? undefined
        : block(
            `It has ${networkInterfaces.length} network interfaces; ${target.instanceType} takes ${most ?? 'an unknown number'}.`,
          );
    }),
  },
  {
    id: 'ip-addresses',
    rows: '20',
    reads: 'addresses of each interface',
    find: ofTypes(({ instance: { networkInterfaces }, target }) => {
      const { ipv4PerInterface = 0, ipv6PerInterface = 0 } = target.network;
      return networkInterfaces.every(
        ({ privateIpv4s, ipv4PrefixCount, ipv6Count }) =>
          privateIpv4s.length + ipv4PrefixCount <= ipv4PerInterface &&
          ipv6Count <= ipv6PerInterface,
      )
        ? undefined
        : block(
            `It has more addresses on one network interface than ${target.instanceType} takes.`,
          );
    }),
  },
  {
    id: 'efa',
    rows: '21',
    reads: 'InterfaceType, EfaSupported, MaximumEfaInterfaces, SecondaryNetworkSupported',
    find: ofTypes(({ instance: { networkInterfaces, secondaryInterfaceCount = 0 }, target }) => {
      let efas = 0;
      for (const { interfaceType } of networkInterfaces) {
        if (interfaceType?.startsWith('efa') === true) efas += 1;
      }
      if (efas > (target.network.maximumEfas ?? 0))
        return block(`It has ${efas} EFA interfaces, more than ${target.instanceType} takes.`);
      return secondaryInterfaceCount > 0 && target.network.secondarySupported !== true
        ? block(`It has secondary interfaces, which ${target.instanceType} does not take.`)
        : undefined;
    }),
  },
  {
    id: 'ena-express',
    rows: '22',
    reads: 'EnaSrdSpecification, EnaSrdSupported',
    find: ofTypes(({ instance: { networkInterfaces }, target }) =>
      networkInterfaces.some(({ enaExpress }) => enaExpress === true) &&
      target.network.enaExpressSupported !== true
        ? block(
            `It uses ENA Express, which ${target.instanceType} does not have. Turn it off first.`,
          )
        : undefined,
    ),
  },
  {
    id: 'sr-iov',
    rows: '18',
    reads: 'SriovNetSupport',
    ofInstance: ({ instance: { sriovNetSupport } }) =>
      sriovNetSupport === 'simple'
        ? note('It has the old network driver (SR-IOV) besides: it matters on old types only.')
        : undefined,
  },
  {
    id: 'volumes',
    rows: '24',
    reads: 'BlockDeviceMappings, MaximumEbsAttachments',
    find: ofTypes(({ instance, target }) => {
      const room = roomForVolumes(target, instance.networkInterfaces.length);
      return room !== undefined && instance.volumes.length <= room
        ? undefined
        : block(
            `It has ${instance.volumes.length} volumes; ${target.instanceType} takes ${room ?? 'an unknown number'}.`,
          );
    }),
  },
  {
    id: 'many-volumes',
    rows: '25',
    reads: 'BlockDeviceMappings, Hypervisor, PlatformDetails',
    find: ofTypes(({ instance: { volumes, platformDetails = '' }, target }) => {
      const most = platformDetails.startsWith('Windows') ? 26 : 40;
      return target.hypervisor === 'xen' && volumes.length > most
        ? warn(`It has more than ${most} volumes, which AWS does not promise to work on Xen.`)
        : undefined;
    }),
  },
  {
    id: 'ebs-cards',
    rows: '26',
    reads: 'EbsCardIndex, MaximumEbsCards',
    find: ofTypes(({ instance: { volumes }, target }) =>
      volumes.some(({ cardIndex = 0 }) => cardIndex >= (target.ebs.maximumCards ?? 1))
        ? block(`It has volumes on an EBS card that ${target.instanceType} does not have.`)
        : undefined,
    ),
  },
  {
    id: 'ebs-speed',
    rows: '28',
    reads: 'Iops and Throughput of its volumes, EbsOptimizedInfo of both types',
    find: ofTypes(({ instance: { volumes }, current, target }) => {
      const iops = shortage(current.ebs.baselineIops, target.ebs.baselineIops);
      const wanted = iops === undefined ? 0 : sumOf(volumes, 'iops');
      if (iops !== undefined && wanted > iops)
        return warn(
          `Its disks are set up for ${wanted} IOPS; ${target.instanceType} sustains ${iops}.`,
        );
      const mbps = shortage(current.ebs.baselineMbps, target.ebs.baselineMbps);
      const throughput = mbps === undefined ? 0 : sumOf(volumes, 'throughputMiBps');
      // A MiB is taken for a MB: the difference is smaller than what either figure promises.
      return mbps !== undefined && throughput > mbps / 8
        ? warn(
            `Its disks are set up for ${throughput} MiB/s; ${target.instanceType} sustains ${mbps / 8}.`,
          )
        : undefined;
    }),
  },
  {
    id: 'managed-volumes',
    rows: '59',
    reads: 'Operator of its volumes',
    ofInstance: ({ instance: { volumes } }) =>
      volumes.some(({ managedBy }) => managedBy !== undefined)
        ? warn('An AWS service manages one of its disks: what it does at a stop is not known.')
        : undefined,
  },
  {
    id: 'encryption',
    rows: '52',
    reads: 'KmsKeyId of its volumes, DescribeKey',
    ofInstance: ({ instance: { volumes } }) => {
      if (!volumes.some(({ encrypted }) => encrypted === true)) return undefined;
      const keys = volumes.filter(({ encrypted }) => encrypted === true).map(({ key }) => key);
      if (keys.some((key) => key === undefined))
        return block(
          'The key of an encrypted disk could not be read. Without it, the instance would not start again.',
        );
      if (keys.some((key) => key?.state !== 'Enabled'))
        return block('The key of an encrypted disk is not enabled: it would not start again.');
      return keys.some((key) => key?.manager !== 'AWS')
        ? warn(
            'A disk is encrypted with a key of yours: its key policy must let Trimtab use it, or it does not start again.',
          )
        : undefined;
    },
  },
  {
    id: 'local-disks',
    rows: 'A2, H3',
    reads: 'InstanceStorageSupported of both types',
    find: ofTypes(({ current, target }) => {
      if (current.instanceStorageSupported === false && target.instanceStorageSupported === false)
        return undefined;
      return current.instanceStorageSupported === false
        ? warn(`${target.instanceType} brings local disks, which lose their data at every stop.`)
        : block('It has local disks: everything on them is erased when it stops.');
    }),
  },
  {
    id: 'accelerators',
    rows: '48',
    reads: 'GpuInfo and the like of both types',
    find: ofTypes(({ current, target }) =>
      current.accelerators.length + target.accelerators.length === 0
        ? undefined
        : block('It has accelerators: drivers decide whether it works on another type.'),
    ),
  },
  {
    id: 'ebs-optimized',
    rows: '27',
    reads: 'EbsOptimized, EbsOptimizedSupport',
    find: ofTypes(({ instance: { ebsOptimized }, target }) => {
      if (ebsOptimized !== true) return undefined;
      if (target.ebs.optimizedSupport === 'unsupported')
        return block(`It is EBS-optimised, and ${target.instanceType} can't be.`);
      return target.ebs.optimizedSupport === 'supported'
        ? warn(`EBS optimisation costs extra on ${target.instanceType}.`)
        : undefined;
    }),
  },
  {
    id: 'nitro-tpm',
    rows: '30',
    reads: 'TpmSupport, NitroTpmSupport',
    find: ofTypes(({ instance: { tpmSupport }, target }) =>
      tpmSupport === undefined || target.nitroTpm === 'supported'
        ? undefined
        : block(`It uses NitroTPM, which ${target.instanceType} does not have.`),
    ),
  },
  {
    id: 'enclaves',
    rows: '31',
    reads: 'EnclaveOptions, NitroEnclavesSupport',
    find: ofTypes(({ instance: { enclaveEnabled }, target }) =>
      enclaveEnabled === true && target.nitroEnclaves !== 'supported'
        ? block(`It uses Nitro Enclaves, which ${target.instanceType} does not have.`)
        : undefined,
    ),
  },
  {
    id: 'cpu-features',
    rows: '32',
    reads: 'AmdSevSnp and NestedVirtualization of CpuOptions, SupportedFeatures',
    find: ofTypes(({ instance: { cpuFeatures = [] }, target }) => {
      const missing = cpuFeatures.find((feature) => !target.cpu.features.includes(feature));
      return missing === undefined
        ? undefined
        : block(`It uses ${missing}, which ${target.instanceType} does not have.`);
    }),
  },
  {
    id: 'hibernation',
    rows: '34',
    reads: 'HibernationOptions',
    ofInstance: ({ instance: { hibernationConfigured } }) =>
      hibernationConfigured === true
        ? block('It is set up to hibernate: AWS does not let its type change.')
        : undefined,
  },
  {
    id: 'tenancy',
    rows: '36, 37, 38',
    reads: 'Tenancy',
    ofInstance: ({ instance: { tenancy } }) => {
      if (tenancy === 'default') return undefined;
      if (tenancy === 'dedicated')
        return note(
          'It runs on hardware of its own: the fee for that stays, $2 an hour and Region.',
        );
      return tenancy === undefined
        ? block('Its tenancy is unknown.')
        : block('It runs on a Dedicated Host: what fits there must be checked by hand.');
    },
  },
  {
    id: 'offering',
    rows: '39',
    reads: 'DescribeInstanceTypeOfferings',
    find: ({ instance: { availabilityZone }, targetOfferedIn }) => {
      if (targetOfferedIn === undefined || availabilityZone === undefined)
        return block('Whether its Availability Zone offers the new type could not be read.');
      return targetOfferedIn.includes(availabilityZone)
        ? undefined
        : block(`${availabilityZone} does not offer the new type.`);
    },
  },
  {
    id: 'outpost',
    rows: '40',
    reads: 'OutpostArn, AvailabilityZone',
    ofInstance: ({ instance: { outpostArn, availabilityZone } }) => {
      if (outpostArn !== undefined) return block('It runs on an Outpost, which has its own types.');
      return availabilityZone === undefined || ORDINARY_ZONE.test(availabilityZone)
        ? undefined
        : block(`${availabilityZone} is a Local or Wavelength Zone, which has its own types.`);
    },
  },
  {
    id: 'usage-class',
    rows: '41',
    reads: 'SupportedUsageClasses, SupportedInRegion',
    find: ofTypes(({ target }) =>
      target.usageClasses.includes('on-demand') && target.supportedInRegion !== false
        ? undefined
        : block(`${target.instanceType} is not sold on demand.`),
    ),
  },
  {
    id: 'image',
    rows: '44, 45',
    reads: 'DescribeImages: InstanceTypeSpecification',
    find: ({ instance: { image, imageId }, target }) => {
      if (image === undefined) return block('What its image allows could not be read.');
      if (image === null)
        return note(`Its image ${imageId ?? ''} is gone: it could not be launched again from it.`);
      return target === undefined || imageAllows(image, target.instanceType)
        ? undefined
        : block(`The makers of its image do not allow ${target.instanceType}.`);
    },
  },
  {
    id: 'capacity-reservation',
    rows: '42',
    reads: 'CapacityReservationSpecification',
    ofInstance: ({ instance: { capacityReservationTarget } }) =>
      capacityReservationTarget === undefined
        ? undefined
        : block('It is bound to a capacity reservation of its present type.'),
  },
  {
    id: 'bandwidth-weighting',
    rows: '23',
    reads: 'NetworkPerformanceOptions',
    ofInstance: ({ instance: { bandwidthWeighting } }) =>
      bandwidthWeighting === undefined || bandwidthWeighting === 'default'
        ? undefined
        : block('Its network bandwidth weighting is not the default: set it to default first.'),
  },
  {
    id: 'infrastructure-as-code',
    rows: '10',
    reads: 'aws:cloudformation:stack-name',
    ofInstance: ({ instance: { tags } }) => {
      const stack = tags['aws:cloudformation:stack-name'];
      return stack === undefined
        ? undefined
        : warn(`CloudFormation stack ${stack} still says the old type: change it there too.`);
    },
  },
  {
    id: 'placement-group',
    rows: '35',
    reads: 'Placement, DescribePlacementGroups, SupportedStrategies',
    find: ofTypes(({ instance: { placementGroup, placementStrategy }, target }) => {
      if (placementGroup === undefined) return undefined;
      if (placementStrategy === undefined)
        return block(`What its placement group ${placementGroup} wants could not be read.`);
      return target.placementStrategies.includes(placementStrategy)
        ? warn(
            `It is in the placement group ${placementGroup} (${placementStrategy}): the new type may find no room there.`,
          )
        : block(
            `${target.instanceType} can't be in a ${placementStrategy} placement group like ${placementGroup}.`,
          );
    }),
  },
  {
    id: 'public-ip',
    rows: 'A2',
    reads: 'the public addresses of each interface',
    ofInstance: ({ instance }) => {
      const after = publicIpAfterStop(instance.networkInterfaces);
      if (instance.state !== 'running' || after === 'none' || after === 'same') return undefined;
      return after === 'changes'
        ? warn('Its public IP address changes.')
        : warn('It loses its public IP address and gets no new one.');
    },
  },
  {
    id: 'cpu-options',
    rows: '33',
    reads: 'CpuOptions, VCpuInfo',
    find: ofTypes(({ instance: { cpuOptions }, current: { cpu } }) =>
      cpuOptions === undefined ||
      (cpuOptions.coreCount === cpu.defaultCores &&
        cpuOptions.threadsPerCore === cpu.defaultThreadsPerCore)
        ? undefined
        : warn(
            'Its CPU options are not the default: they may be reset, and licences may count more cores.',
          ),
    ),
  },
  {
    id: 'many-cpus',
    rows: '50',
    reads: 'VCpuInfo of both types',
    find: ofTypes(({ current, target }) =>
      (target.vcpus ?? 0) > MANY_CPUS && (current.vcpus ?? 0) <= MANY_CPUS
        ? warn(`More than ${MANY_CPUS} CPUs: old systems do not see all of them.`)
        : undefined,
    ),
  },
  {
    id: 'network-speed',
    rows: '29',
    reads: 'BaselineBandwidthInGbps of both types',
    find: ofTypes(({ current, target }) => {
      const [before = 0, after] = [current.network.baselineGbps, target.network.baselineGbps];
      return after !== undefined && after < before
        ? note(`Its network baseline falls from ${before} to ${after} Gbit/s.`)
        : undefined;
    }),
  },
  {
    id: 'burstable',
    rows: '49',
    reads: 'BurstablePerformanceSupported of both types',
    find: ofTypes(({ current, target }) =>
      target.burstable === true && current.burstable !== true
        ? warn(`${target.instanceType} is burstable: steady load above its baseline costs extra.`)
        : undefined,
    ),
  },
  {
    id: 'licences',
    rows: '53',
    reads: 'Licenses',
    ofInstance: ({ instance: { licences } }) =>
      licences.length === 0
        ? undefined
        : warn('License Manager counts its cores or vCPUs: check the licence.'),
  },
  {
    id: 'shutdown-behavior',
    rows: '55',
    reads: 'instanceInitiatedShutdownBehavior',
    ofInstance: ({ instance: { shutdownBehavior } }) =>
      shutdownBehavior === 'terminate'
        ? warn(
            'A shutdown from inside terminates it. Trimtab stops it from outside, which does not.',
          )
        : undefined,
  },
  {
    id: 'health',
    rows: '56',
    reads: 'DescribeInstanceStatus: status checks',
    ofInstance: ({ instance: { health } }) =>
      health === 'impaired'
        ? block('Its status checks fail already: a change would hide why. Mend it first.')
        : undefined,
  },
  {
    id: 'events',
    rows: '56',
    reads: 'DescribeInstanceStatus: Events',
    ofInstance: ({ instance: { events = [] } }) =>
      events.length === 0
        ? undefined
        : warn(`AWS has planned ${events.join(', ')} for it. A stop and start may settle that.`),
  },
  {
    id: 'free-plan',
    rows: '58',
    reads: 'FreeTierEligible of both types',
    find: ofTypes(({ current, target }) =>
      current.freeTierEligible === true && target.freeTierEligible === false
        ? note(`${target.instanceType} is not in the free plan: such an account may be refused.`)
        : undefined,
    ),
  },
];

/** `us-east-1a`; the names of other zones are longer: `us-east-1-bos-1a`. */
const ORDINARY_ZONE = /^[a-z]+(-[a-z]+)+-\d+[a-z]$/;

/** Systems older than about 2015 do not boot with more (domain.md A3, row 50). */
const MANY_CPUS = 64;

/** What the new type sustains, when that is less than before. */
function shortage(before: number | undefined, after: number | undefined): number | undefined {
  return after !== undefined && (before === undefined || before > after) ? after : undefined;
}

function sumOf(volumes: readonly AttachedVolume[], speed: 'iops' | 'throughputMiBps'): number {
  return volumes.reduce((sum, volume) => sum + (volume[speed] ?? 0), 0);
}

/** Wildcards; what is both supported and unsupported is unsupported (domain.md A3, row 44). */
function imageAllows(
  { supportedTypes, unsupportedTypes }: NonNullable<PreflightInput['instance']['image']>,
  instanceType: string,
): boolean {
  if (matchesType(unsupportedTypes, instanceType)) return false;
  return supportedTypes.length === 0 || matchesType(supportedTypes, instanceType);
}

/**
 * Volumes that fit. Where slots are shared, every network interface takes one, and so do the
 * type's local NVMe disks: the stricter reading (domain.md A3, row 24; vectors I4).
 */
function roomForVolumes(target: InstanceTypeFacts, interfaces: number): number | undefined {
  const { maximumAttachments, attachmentLimitType } = target.ebs;
  if (maximumAttachments === undefined) return undefined;
  if (attachmentLimitType === 'dedicated') return maximumAttachments;
  return maximumAttachments - interfaces - (target.instanceStorage?.nvmeDisks ?? 0);
}
