import { type Sentence, sentence, type ValuesOf } from '../../../shared/message.ts';
import { bootModeAfter } from '../../fleet/bootMode.ts';
import { controllerOf } from '../../fleet/controller.ts';
import { creditsAnHour } from '../../fleet/cpuCredits.ts';
import type { AttachedVolume, Health } from '../../fleet/instance.ts';
import { matchesTypePattern } from '../../fleet/instanceTypePattern.ts';
import type { InstanceTypeSpecs } from '../../fleet/instanceTypeSpecs.ts';
import { publicIpAfterStop } from '../../fleet/publicIp.ts';
import { vcpuNeed } from '../../fleet/vcpuQuota.ts';
import type {
  Found,
  OfInstance,
  PreflightFinding,
  PreflightInput,
  Tag,
  WithTypes,
} from '../preflight.ts';

/** One rule of docs/preflight.md. It says what is the matter, or nothing. */
type Check = {
  /** Stable: the key of its entry in docs/preflight.md. */
  readonly id: string;
  /** Where the rule comes from: a page of AWS, or a document of this repository. */
  readonly source: string;
  /** What it looks at, by AWS's names. Without any of it there is a block (test/domain/preflight/preflightUnknown.test.ts). */
  readonly reads: readonly string[];
} & (
  | { readonly ofInstance: (input: OfInstance) => Found }
  /** The new type matters, too. */
  | { readonly find: (input: PreflightInput) => Found }
  /** What both types can do; without it nothing can be said, and `type-facts` blocks. */
  | { readonly ofTypes: (input: WithTypes) => Found }
);

/** Like `sentence()`: every name in braces has its value. */
type Says = <const English extends string>(english: English, ...values: ValuesOf<English>) => Found;

/** One for all: most findings have none, and there are many (bench/preflight.ts). */
const NO_VALUES: Sentence['values'] = {};

const block: Says = finding('block');
const warn: Says = finding('warn');
const note: Says = finding('note');

/** The table, in the order in which people should read it. */
export const CHECKS: readonly Check[] = [
  {
    id: 'tag',
    source: 'docs/install.md#6-let-it-change-something',
    reads: ['Tags', 'resize.tagKey'],
    ofInstance: ({ instance, changeScope: { tag } }) => {
      if (instance.tags[tag.key] === tag.value) return undefined;
      return block('It lacks the tag {tag}. Add the tag to let Trimtab change it.', {
        tag: inFull(tag),
      });
    },
  },
  {
    id: 'account',
    source: 'docs/install.md#other-accounts',
    reads: ['accounts of trimtab.yml'],
    ofInstance: ({ instance: { account }, changeScope: { readOnlyAccounts } }) =>
      readOnlyAccounts.includes(account)
        ? block('Trimtab only reads account {account}: it has no resizeRoleArn in trimtab.yml.', {
            account,
          })
        : undefined,
  },
  {
    id: 'excluded',
    source: 'docs/operate.md#policies-and-windows',
    reads: ['Tags', 'resize.policies'],
    ofInstance: ({ instance: { tags }, changeScope: { never } }) => {
      const tag = never.find(({ key, value }) => tags[key] === value);
      return tag === undefined
        ? undefined
        : block('Its tag {tag} says that Trimtab must never change it.', { tag: inFull(tag) });
    },
  },
  {
    id: 'allowed-type',
    source: 'docs/facts/ec2-resize.md#permissions',
    reads: ['resize.allowedTypes'],
    find: ({ instance, target, changeScope: { types } }) => {
      // The way back is a change, too: the IAM policy must allow both.
      const refused = [target?.instanceType, instance.instanceType].find(
        (type) => type !== undefined && !matchesTypePattern(types, type),
      );
      return refused === undefined
        ? undefined
        : block(
            '{type} is not among the types that Trimtab may change to, there or back (resize.allowedTypes).',
            { type: refused },
          );
    },
  },
  {
    id: 'root-device',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/RootDeviceStorage.html',
    reads: ['RootDeviceType', 'SupportedRootDeviceTypes'],
    find: ({ instance, target }) => {
      if (instance.rootDeviceType !== 'ebs')
        return block('Its root disk is an instance store: it can neither be stopped nor resized.');
      if (target !== undefined && !target.rootDeviceTypes.includes('ebs'))
        return block('{type} does not boot from EBS.', { type: target.instanceType });
      return undefined;
    },
  },
  {
    id: 'state',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-lifecycle.html',
    reads: ['State'],
    ofInstance: ({ instance: { state } }) =>
      state === 'running' || state === 'stopped'
        ? undefined
        : block('It is {state}. Try again when it runs or is stopped.', { state }),
  },
  {
    id: 'lifecycle',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-resize.html',
    reads: ['InstanceLifecycle'],
    ofInstance: ({ instance: { lifecycle } }) =>
      lifecycle === 'on-demand'
        ? undefined
        : block("It is a {lifecycle} instance: its type can't be changed in place.", { lifecycle }),
  },
  {
    id: 'owner',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/amazon-ec2-managed-instances.html',
    reads: ['Operator', 'Tags'],
    ofInstance: ({ instance }) => {
      const owner = controllerOf(instance);
      if (owner === undefined) return undefined;
      return block('{owner} owns it and would undo the change. {instead}', {
        owner: owner.name,
        instead: owner.instead,
      });
    },
  },
  {
    id: 'auto-scaling',
    source:
      'https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-health-checks.html',
    reads: ['DescribeAutoScalingInstances'],
    ofInstance: ({ instance: { autoScalingGroup } }) => {
      if (autoScalingGroup === null) return undefined;
      if (autoScalingGroup === undefined)
        return block('Whether it is in an Auto Scaling group could not be read.');
      return block(
        'It is in the Auto Scaling group {group}, which would replace it. Change the launch template.',
        { group: autoScalingGroup },
      );
    },
  },
  {
    id: 'stop-protection',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-stop-protection.html',
    reads: ['disableApiStop'],
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
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/paid-amis.html',
    reads: ['ProductCodes'],
    ofInstance: ({ instance: { productCodes } }) => {
      if (productCodes.some(({ type }) => type === 'marketplace'))
        return block(
          'It runs a Marketplace product: the vendor limits types, and its price may change.',
        );
      return productCodes.some(({ type }) => type !== 'devpay')
        ? block('It runs a product of somebody else, and what they allow is not known.')
        : undefined;
    },
  },
  {
    id: 'same-type',
    source:
      'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/change-instance-type-of-ebs-backed-instance.html',
    reads: ['InstanceType'],
    find: ({ instance: { instanceType }, target }) =>
      target?.instanceType === instanceType
        ? block('It is {type} already.', { type: instanceType })
        : undefined,
  },
  {
    id: 'type-facts',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceTypes.html',
    reads: ['DescribeInstanceTypes'],
    find: ({ current, target }) =>
      current === undefined || target === undefined
        ? block('What its type and the new type can do could not be read.')
        : undefined,
  },
  {
    id: 'stale',
    source: 'https://docs.aws.amazon.com/compute-optimizer/latest/ug/requirements.html',
    reads: ['currentInstanceType', 'lastRefreshTimestamp', 'lookBackPeriodInDays'],
    ofInstance: ({ instance: { recommendation, instanceType, observedAt } }) => {
      if (recommendation === undefined)
        return block('Compute Optimizer has no recommendation for it, or could not be asked.');
      const { currentInstanceType, refreshedAt, lookbackDays } = recommendation;
      if (currentInstanceType !== instanceType)
        return block('Compute Optimizer looked at it when it was {type}. Wait for its next look.', {
          type: currentInstanceType,
        });
      if (refreshedAt === undefined || lookbackDays === undefined)
        return block('When, or for how long, Compute Optimizer looked at it is not known.');
      return hoursBetween(refreshedAt, observedAt) <= STALE_HOURS
        ? undefined
        : block('Compute Optimizer looked at it last on {date}. Wait for its next look.', {
            date: refreshedAt.slice(0, 10),
          });
    },
  },
  {
    id: 'recommended',
    source: 'https://docs.aws.amazon.com/compute-optimizer/latest/ug/view-ec2-recommendations.html',
    reads: ['recommendationOptions'],
    find: ({ instance: { recommendation }, target }) =>
      recommendation === undefined ||
      target === undefined ||
      recommendation.options.some(({ instanceType }) => instanceType === target.instanceType)
        ? undefined
        : block('Compute Optimizer does not recommend {type} for it.', {
            type: target.instanceType,
          }),
  },
  {
    id: 'architecture',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resize-limitations.html',
    reads: ['Architecture', 'SupportedArchitectures'],
    ofTypes: ({ instance: { architecture }, target }) =>
      architecture !== undefined && target.architectures.includes(architecture)
        ? undefined
        : block('Its system is {system}, and {type} is {architectures}.', {
            system: architecture ?? sentence('of unknown architecture'),
            type: target.instanceType,
            architectures: target.architectures.join('/'),
          }),
  },
  {
    id: 'mac',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/mac-instance-stop.html',
    reads: ['Architecture'],
    ofInstance: ({ instance: { architecture } }) =>
      architecture?.endsWith('_mac') === true
        ? block('It is a Mac: a stop takes its host away for hours.')
        : undefined,
  },
  {
    id: 'virtualization',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ComponentsAMIs.html',
    reads: ['VirtualizationType', 'SupportedVirtualizationTypes'],
    ofTypes: ({ instance: { virtualizationType }, target }) =>
      virtualizationType !== undefined && target.virtualizationTypes.includes(virtualizationType)
        ? undefined
        : block('Its virtualization ({virtualization}) does not run on {type}.', {
            virtualization: virtualizationType ?? sentence('unknown'),
            type: target.instanceType,
          }),
  },
  {
    id: 'hypervisor',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/migrating-latest-types.html',
    reads: ['Hypervisor of both types'],
    ofTypes: ({ current, target }) =>
      current.hypervisor !== undefined && current.hypervisor === target.hypervisor
        ? undefined
        : block(
            "It would move from {before} to {after}: drivers inside it decide whether it boots, and they can't be seen from here.",
            {
              before: current.hypervisor ?? sentence('an unknown hypervisor'),
              after: target.hypervisor ?? sentence('an unknown one'),
            },
          ),
  },
  {
    id: 'nvme',
    source: 'https://docs.aws.amazon.com/ebs/latest/userguide/nvme-ebs-volumes.html',
    reads: ['NvmeSupport of both types'],
    ofTypes: ({ current, target }) => {
      const [before, after] = [current.ebs.nvmeSupport, target.ebs.nvmeSupport];
      if (before === undefined || after === undefined)
        return block('How disks are attached on its type, or on the new one, could not be read.');
      return before === 'unsupported' && after === 'required'
        ? block(
            "Its disks get other names on {type} (NVMe): what inside it uses the old ones can't be seen from here.",
            { type: target.instanceType },
          )
        : undefined;
    },
  },
  {
    id: 'bare-metal',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceTypeInfo.html',
    reads: ['BareMetal of both types'],
    ofTypes: ({ current, target }) =>
      current.bareMetal === false && target.bareMetal === false
        ? undefined
        : block('Bare metal boots slowly and differently: change it by hand.'),
  },
  {
    id: 'boot-mode',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/launch-instance-boot-mode.html',
    reads: ['BootMode', 'CurrentInstanceBootMode', 'SupportedBootModes'],
    ofTypes: ({ instance, target }) => {
      const after = bootModeAfter(instance, target.bootModes);
      if (after === undefined)
        return block('Its boot mode does not work on {type}.', { type: target.instanceType });
      const before = instance.currentInstanceBootMode;
      const mayFlip = before === undefined && instance.bootMode === 'uefi-preferred';
      if (mayFlip)
        return warn('It may boot by {after} from now on: its system must know both.', { after });
      return before === undefined || before === after
        ? undefined
        : warn('It would boot by {after} instead of {before}: its system must know both.', {
            after,
            before,
          });
    },
  },
  {
    id: 'ena',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/enhanced-networking-ena.html',
    reads: ['EnaSupport', 'NetworkInfo.EnaSupport'],
    ofTypes: ({ instance: { enaSupport }, target }) => {
      const needs = target.network.enaSupport;
      if (enaSupport === true || needs === 'supported' || needs === 'unsupported') return undefined;
      return block('{type} needs the ENA network driver, and it is not enabled on this instance.', {
        type: target.instanceType,
      });
    },
  },
  {
    id: 'network-interfaces',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-eni.html',
    reads: ['NetworkCardIndex', 'MaximumNetworkInterfaces', 'MaximumNetworkCards'],
    ofTypes: ({ instance: { networkInterfaces }, target }) => {
      const { maximumInterfaces: most, maximumCards: cards = 1 } = target.network;
      if (networkInterfaces.some(({ networkCardIndex = 0 }) => networkCardIndex >= cards))
        return block('It uses a network card that {type} does not have.', {
          type: target.instanceType,
        });
      return most !== undefined && networkInterfaces.length <= most
        ? undefined
        : block('It has {count} network interfaces; {type} takes {most}.', {
            count: networkInterfaces.length,
            type: target.instanceType,
            most: most ?? sentence('an unknown number'),
          });
    },
  },
  {
    id: 'ip-addresses',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/AvailableIpPerENI.html',
    reads: ['Ipv4AddressesPerInterface', 'Ipv6AddressesPerInterface'],
    ofTypes: ({ instance: { networkInterfaces }, target }) => {
      const { ipv4PerInterface = 0, ipv6PerInterface = 0 } = target.network;
      return networkInterfaces.every(
        ({ privateIpv4s, ipv4PrefixCount, ipv6Count }) =>
          privateIpv4s.length + ipv4PrefixCount <= ipv4PerInterface &&
          ipv6Count <= ipv6PerInterface,
      )
        ? undefined
        : block('It has more addresses on one network interface than {type} takes.', {
            type: target.instanceType,
          });
    },
  },
  {
    id: 'efa',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/efa.html',
    reads: [
      'InterfaceType',
      'SecondaryInterfaces',
      'MaximumEfaInterfaces',
      'SecondaryNetworkSupported',
    ],
    ofTypes: ({ instance: { networkInterfaces, secondaryInterfaceCount = 0 }, target }) => {
      let efas = 0;
      for (const { interfaceType } of networkInterfaces) {
        if (interfaceType === undefined)
          return block('What kind its network interfaces are could not be read.');
        if (interfaceType.startsWith('efa')) efas += 1;
      }
      if (efas > (target.network.maximumEfas ?? 0))
        return block('It has {count} EFA interfaces, more than {type} takes.', {
          count: efas,
          type: target.instanceType,
        });
      return secondaryInterfaceCount > 0 && target.network.secondarySupported !== true
        ? block('It has secondary interfaces, which {type} does not take.', {
            type: target.instanceType,
          })
        : undefined;
    },
  },
  {
    id: 'ena-express',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ena-express.html',
    reads: ['EnaSrdEnabled', 'EnaSrdSupported'],
    ofTypes: ({ instance: { networkInterfaces }, target }) =>
      networkInterfaces.some(({ enaExpress }) => enaExpress === true) &&
      target.network.enaExpressSupported !== true
        ? block('It uses ENA Express, which {type} does not have. Turn it off first.', {
            type: target.instanceType,
          })
        : undefined,
  },
  {
    id: 'sr-iov',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/sriov-networking.html',
    reads: ['SriovNetSupport'],
    ofInstance: ({ instance: { sriovNetSupport } }) =>
      sriovNetSupport === 'simple'
        ? note('It has the old network driver (SR-IOV) besides: it matters on old types only.')
        : undefined,
  },
  {
    id: 'volumes',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/volume_limits.html',
    reads: ['MaximumEbsAttachments', 'AttachmentLimitType', 'InstanceStorageInfo'],
    ofTypes: ({ instance, target }) => {
      const room = roomForVolumes(target, instance.networkInterfaces.length);
      return room !== undefined && instance.volumes.length <= room
        ? undefined
        : block('It has {count} volumes; {type} takes {most}.', {
            count: instance.volumes.length,
            type: target.instanceType,
            most: room ?? sentence('an unknown number'),
          });
    },
  },
  {
    id: 'many-volumes',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/volume_limits.html',
    reads: ['Hypervisor', 'PlatformDetails'],
    ofTypes: ({ instance: { volumes, platformDetails }, target }) => {
      if (platformDetails === undefined) return block('Its operating system could not be read.');
      const most = platformDetails.startsWith('Windows') ? 26 : 40;
      return target.hypervisor === 'xen' && volumes.length > most
        ? warn('It has more than {most} volumes, which AWS does not promise to work on Xen.', {
            most,
          })
        : undefined;
    },
  },
  {
    id: 'ebs-cards',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ebs_cards.html',
    reads: ['EbsCardIndex', 'MaximumEbsCards'],
    ofTypes: ({ instance: { volumes }, target }) =>
      volumes.some(({ cardIndex = 0 }) => cardIndex >= (target.ebs.maximumCards ?? 1))
        ? block('It has volumes on an EBS card that {type} does not have.', {
            type: target.instanceType,
          })
        : undefined,
  },
  {
    id: 'ebs-speed',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ebs-optimization-performance.html',
    reads: [
      'VolumeType',
      'Iops',
      'Throughput',
      'BaselineIops of both types',
      'BaselineBandwidthInMbps of both types',
    ],
    ofTypes: ({ instance: { volumes }, current, target }) => {
      const [had, has] = [ebsSpeedOf(current), ebsSpeedOf(target)];
      const iops = sumOf(volumes, 'iops');
      const throughput = sumOf(volumes, 'throughputMiBps');
      if (had === undefined || has === undefined || iops === undefined || throughput === undefined)
        return block('How fast its disks are, or what its types sustain, could not be read.');
      if (iops > has.iops && has.iops < had.iops)
        return warn('Its disks are set up for {iops} IOPS; {type} sustains {has}.', {
          iops,
          type: target.instanceType,
          has: has.iops,
        });
      // A MiB is taken for a MB: the difference is smaller than what either figure promises.
      return throughput > has.mbps / 8 && has.mbps < had.mbps
        ? warn('Its disks are set up for {throughput} MiB/s; {type} sustains {has}.', {
            throughput,
            type: target.instanceType,
            has: has.mbps / 8,
          })
        : undefined;
    },
  },
  {
    id: 'managed-volumes',
    source:
      'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EbsInstanceBlockDevice.html',
    reads: ['Ebs.Operator', 'Ebs.AssociatedResource'],
    ofInstance: ({ instance: { volumes } }) =>
      volumes.some(({ managedBy }) => managedBy !== undefined)
        ? warn('An AWS service manages one of its disks: what it does at a stop is not known.')
        : undefined,
  },
  {
    id: 'encryption',
    source: 'https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption-requirements.html',
    reads: ['Encrypted', 'KmsKeyId', 'KeyState', 'KeyManager'],
    ofInstance: ({ instance: { account, volumes } }) => {
      if (volumes.some(({ encrypted }) => encrypted === undefined))
        return block(
          'Whether its disks are encrypted could not be read. With a key that Trimtab may not use, it would not start again.',
        );
      const locked = volumes.filter(({ encrypted }) => encrypted === true);
      if (locked.some(({ key, kmsKeyId }) => key === undefined || kmsKeyId === undefined))
        return block(
          'The key of an encrypted disk could not be read. Without it, the instance would not start again.',
        );
      // Trimtab's role may use keys of its own account alone (infra/roles.ts).
      const foreign = locked
        .map(({ kmsKeyId = '' }) => accountOfKey(kmsKeyId))
        .find((owner) => owner !== account);
      if (foreign !== undefined)
        return block(
          'A disk is encrypted with a key of {owner}. Trimtab may only use keys of {account}: it would not start again.',
          { owner: foreign, account },
        );
      if (locked.some(({ key }) => key?.state !== 'Enabled'))
        return block('The key of an encrypted disk is not enabled: it would not start again.');
      if (locked.some(({ key }) => key?.manager !== 'AWS' && key?.manager !== 'CUSTOMER'))
        return block('Who manages the key of an encrypted disk is not known.');
      return locked.some(({ key }) => key?.manager === 'CUSTOMER')
        ? warn(
            'A disk is encrypted with a key of yours: its key policy must let Trimtab use it, or it does not start again.',
          )
        : undefined;
    },
  },
  {
    id: 'local-disks',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-store-lifetime.html',
    reads: ['InstanceStorageSupported of both types'],
    ofTypes: ({ current, target }) => {
      const [had, has] = [current.instanceStorageSupported, target.instanceStorageSupported];
      if (had === undefined || has === undefined)
        return block('Whether its type, or the new one, has local disks could not be read.');
      if (had) return block('It has local disks: everything on them is erased when it stops.');
      return has
        ? warn('{type} brings local disks, which lose their data at every stop.', {
            type: target.instanceType,
          })
        : undefined;
    },
  },
  {
    id: 'accelerators',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configure-gpu-instances.html',
    reads: ['GpuInfo and the like of both types'],
    ofTypes: ({ current, target }) =>
      current.accelerators.length + target.accelerators.length === 0
        ? undefined
        : block('It has accelerators: drivers decide whether it works on another type.'),
  },
  {
    id: 'ebs-optimized',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ebs-optimized.html',
    reads: ['EbsOptimized', 'EbsOptimizedSupport'],
    ofTypes: ({ instance: { ebsOptimized }, target }) => {
      const support = target.ebs.optimizedSupport;
      if (ebsOptimized === undefined || support === undefined)
        return block('Whether it is EBS-optimised, or the new type can be, could not be read.');
      if (!ebsOptimized) return undefined;
      if (support !== 'supported' && support !== 'default')
        return block("It is EBS-optimised, and {type} can't be.", { type: target.instanceType });
      return support === 'supported'
        ? warn('EBS optimisation costs extra on {type}.', { type: target.instanceType })
        : undefined;
    },
  },
  {
    id: 'nitro-tpm',
    source:
      'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/enable-nitrotpm-prerequisites.html',
    reads: ['TpmSupport', 'NitroTpmSupport'],
    ofTypes: ({ instance: { tpmSupport }, target }) =>
      tpmSupport === undefined || target.nitroTpm === 'supported'
        ? undefined
        : block('It uses NitroTPM, which {type} does not have.', { type: target.instanceType }),
  },
  {
    id: 'enclaves',
    source: 'https://docs.aws.amazon.com/enclaves/latest/user/nitro-enclave.html',
    reads: ['EnclaveOptions', 'NitroEnclavesSupport'],
    ofTypes: ({ instance: { enclaveEnabled }, target }) => {
      if (enclaveEnabled === false) return undefined;
      if (enclaveEnabled === undefined)
        return block('Whether it uses Nitro Enclaves could not be read.');
      return target.nitroEnclaves === 'supported'
        ? undefined
        : block('It uses Nitro Enclaves, which {type} does not have.', {
            type: target.instanceType,
          });
    },
  },
  {
    id: 'cpu-features',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/sev-snp.html',
    reads: ['AmdSevSnp', 'NestedVirtualization', 'SupportedFeatures'],
    ofTypes: ({ instance: { cpuFeatures = [] }, target }) => {
      const missing = cpuFeatures.find((feature) => !target.cpu.features.includes(feature));
      return missing === undefined
        ? undefined
        : block('It uses {feature}, which {type} does not have.', {
            feature: missing,
            type: target.instanceType,
          });
    },
  },
  {
    id: 'hibernation',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/hibernating-prerequisites.html',
    reads: ['HibernationOptions'],
    ofInstance: ({ instance: { hibernationConfigured } }) => {
      if (hibernationConfigured === false) return undefined;
      return hibernationConfigured === undefined
        ? block('Whether it is set up to hibernate could not be read.')
        : block('It is set up to hibernate: AWS does not let its type change.');
    },
  },
  {
    id: 'tenancy',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/dedicated-hosts-overview.html',
    reads: ['Tenancy'],
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
    source:
      'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceTypeOfferings.html',
    reads: ['DescribeInstanceTypeOfferings', 'AvailabilityZone'],
    find: ({ instance: { availabilityZone }, targetOfferedIn }) => {
      if (targetOfferedIn === undefined || availabilityZone === undefined)
        return block('Whether its Availability Zone offers the new type could not be read.');
      return targetOfferedIn.includes(availabilityZone)
        ? undefined
        : block('{zone} does not offer the new type.', { zone: availabilityZone });
    },
  },
  {
    id: 'outpost',
    source:
      'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-regions-availability-zones.html',
    reads: ['OutpostArn', 'AvailabilityZone'],
    ofInstance: ({ instance: { outpostArn, availabilityZone } }) => {
      if (outpostArn !== undefined) return block('It runs on an Outpost, which has its own types.');
      return availabilityZone === undefined || ORDINARY_ZONE.test(availabilityZone)
        ? undefined
        : block('{zone} is a Local or Wavelength Zone, which has its own types.', {
            zone: availabilityZone,
          });
    },
  },
  {
    id: 'usage-class',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceTypeInfo.html',
    reads: ['SupportedUsageClasses', 'SupportedInRegion'],
    ofTypes: ({ target }) =>
      target.usageClasses.includes('on-demand') && target.supportedInRegion === true
        ? undefined
        : block('{type} is not sold on demand in this Region.', { type: target.instanceType }),
  },
  {
    id: 'image',
    source:
      'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ReplaceImageInstanceTypeSpecification.html',
    reads: ['DescribeImages'],
    find: ({ instance: { image, imageId }, target }) => {
      if (image === undefined) return block('What its image allows could not be read.');
      if (image === null)
        return note('Its image {image} is gone: it could not be launched again from it.', {
          image: imageId ?? '',
        });
      return target === undefined || imageAllows(image, target.instanceType)
        ? undefined
        : block('The makers of its image do not allow {type}.', { type: target.instanceType });
    },
  },
  {
    id: 'capacity-reservation',
    source:
      'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/capacity-reservations-modify-instance.html',
    reads: ['CapacityReservationTarget'],
    ofInstance: ({ instance: { capacityReservationTarget } }) =>
      capacityReservationTarget === undefined
        ? undefined
        : block('It is bound to a capacity reservation of its present type.'),
  },
  {
    id: 'bandwidth-weighting',
    source:
      'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configure-bandwidth-weighting.html',
    reads: ['BandwidthWeighting'],
    ofInstance: ({ instance: { bandwidthWeighting } }) =>
      bandwidthWeighting === 'default'
        ? undefined
        : block('Its network bandwidth weighting is not the default: set it to default first.'),
  },
  {
    id: 'infrastructure-as-code',
    source:
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-drift.html',
    reads: ['Tags'],
    ofInstance: ({ instance: { tags } }) => {
      const stack = tags['aws:cloudformation:stack-name'];
      return stack === undefined
        ? undefined
        : warn('CloudFormation stack {stack} still says the old type: change it there too.', {
            stack,
          });
    },
  },
  {
    id: 'placement-group',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/placement-strategies.html',
    reads: ['Placement.GroupName', 'DescribePlacementGroups', 'SupportedStrategies'],
    ofTypes: ({ instance: { placementGroup, placementStrategy }, target }) => {
      if (placementGroup === undefined) return undefined;
      if (placementStrategy === undefined)
        return block('What its placement group {group} wants could not be read.', {
          group: placementGroup,
        });
      return target.placementStrategies.includes(placementStrategy)
        ? warn(
            'It is in the placement group {group} ({strategy}): the new type may find no room there.',
            { group: placementGroup, strategy: placementStrategy },
          )
        : block("{type} can't be in a {strategy} placement group like {group}.", {
            type: target.instanceType,
            strategy: placementStrategy,
            group: placementGroup,
          });
    },
  },
  {
    id: 'public-ip',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html',
    reads: ['IpOwnerId'],
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
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-cpu-options-rules.html',
    reads: [
      'CpuOptions',
      'DefaultCores',
      'DefaultThreadsPerCore',
      'ValidCores',
      'ValidThreadsPerCore',
    ],
    ofTypes: ({ instance: { cpuOptions }, current, target }) => {
      const { defaultCores, defaultThreadsPerCore } = current.cpu;
      if (
        cpuOptions === undefined ||
        defaultCores === undefined ||
        defaultThreadsPerCore === undefined
      )
        return block('Its CPU options, or the default of its type, could not be read.');
      const { coreCount, threadsPerCore } = cpuOptions;
      if (coreCount === defaultCores && threadsPerCore === defaultThreadsPerCore) return undefined;
      const { validCores, validThreadsPerCore } = target.cpu;
      if (validCores.length === 0 || validThreadsPerCore.length === 0)
        return block('Which CPU options {type} takes could not be read.', {
          type: target.instanceType,
        });
      const options = { cores: coreCount, threads: threadsPerCore };
      return validCores.includes(coreCount) && validThreadsPerCore.includes(threadsPerCore)
        ? warn(
            'Its CPU options ({cores} cores with {threads} threads each) may be reset, and licences may count more cores.',
            options,
          )
        : warn(
            "{type} can't have its CPU options ({cores} cores with {threads} threads each): it gets the default, and licences may count more cores.",
            { type: target.instanceType, ...options },
          );
    },
  },
  {
    id: 'many-cpus',
    source: 'docs/facts/ec2-resize.md#compatibility',
    reads: ['DefaultVCpus of both types'],
    ofTypes: ({ current, target }) => {
      if (current.vcpus === undefined || target.vcpus === undefined)
        return block('How many CPUs its type, or the new one, has could not be read.');
      return target.vcpus > MANY_CPUS && current.vcpus <= MANY_CPUS
        ? warn('More than {most} CPUs: old systems do not see all of them.', { most: MANY_CPUS })
        : undefined;
    },
  },
  {
    id: 'network-speed',
    source:
      'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-network-bandwidth.html',
    reads: [
      'BaselineBandwidthInGbps of both types',
      'NETWORK_IN_BYTES_PER_SECOND',
      'NETWORK_OUT_BYTES_PER_SECOND',
    ],
    ofTypes: ({ instance: { recommendation }, current, target }) => {
      const [before, after] = [current.network.baselineGbps, target.network.baselineGbps];
      if (before === undefined || after === undefined)
        return block('How fast the network of its type, or of the new one, is could not be read.');
      if (after >= before) return undefined;
      // In full: the smallest types have some thousandths.
      const falls = { before: String(before), after: String(after) };
      const used = gbpsOf(recommendation?.networkBytesMax);
      if (used === undefined)
        return warn(
          'Its network baseline falls from {before} to {after} Gbit/s, and how much it uses is not known.',
          falls,
        );
      return used > after
        ? warn(
            'Its network baseline falls from {before} to {after} Gbit/s, and it has used {used}.',
            { ...falls, used },
          )
        : note(
            'Its network baseline falls from {before} to {after} Gbit/s; it has used at most {used}.',
            { ...falls, used },
          );
    },
  },
  {
    id: 'burstable',
    source:
      'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/burstable-credits-baseline-concepts.html',
    reads: ['BurstablePerformanceSupported of both types'],
    ofTypes: ({ current, target }) => {
      if (target.burstable === undefined || current.burstable === undefined)
        return block('Whether its type, or the new one, is burstable could not be read.');
      if (!target.burstable) return undefined;
      if (!current.burstable)
        return warn('{type} is burstable: steady load above its baseline costs extra.', {
          type: target.instanceType,
        });
      const [earned, earns] = [current, target].map((type) => creditsAnHour(type.instanceType));
      if (earned === undefined || earns === undefined)
        return block('How many CPU credits its type, or the new one, earns is not known.');
      return earns < earned
        ? warn(
            '{type} earns {earns} CPU credits an hour instead of {earned}: its baseline is lower.',
            { type: target.instanceType, earns, earned },
          )
        : undefined;
    },
  },
  {
    id: 'quota',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-on-demand-instances.html',
    reads: ['GetServiceQuota', 'AWS/Usage ResourceCount', 'DefaultVCpus of both types'],
    ofTypes: ({ current, target, vcpuHeadroom, reserved = false }) => {
      const need = vcpuNeed(current, target, reserved);
      if (need === undefined) return undefined;
      const { vcpus, quota } = need;
      if (quota === undefined || vcpuHeadroom === undefined)
        return block(
          'It needs {vcpus} more vCPUs, and whether its quota has room could not be read.',
          { vcpus },
        );
      if (vcpuHeadroom === 'later')
        return note(
          'It needs {vcpus} more vCPUs: whether the quota {quota} has room is looked at before the change.',
          { vcpus, quota: quota.code },
        );
      return vcpus <= vcpuHeadroom
        ? undefined
        : block(
            'It needs {vcpus} more vCPUs, and the quota {quota} leaves {room}. Ask AWS for more in Service Quotas.',
            { vcpus, quota: quota.code, room: Math.max(0, vcpuHeadroom) },
          );
    },
  },
  {
    id: 'licences',
    source:
      'https://docs.aws.amazon.com/license-manager/latest/userguide/license-configurations.html',
    reads: ['Licenses'],
    ofInstance: ({ instance: { licences } }) =>
      licences.length === 0
        ? undefined
        : warn('License Manager counts its cores or vCPUs: check the licence.'),
  },
  {
    id: 'shutdown-behavior',
    source:
      'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_ChangingInstanceInitiatedShutdownBehavior.html',
    reads: ['instanceInitiatedShutdownBehavior'],
    ofInstance: ({ instance: { shutdownBehavior } }) => {
      if (shutdownBehavior === 'stop') return undefined;
      return shutdownBehavior === 'terminate'
        ? warn(
            'A shutdown from inside terminates it. Trimtab stops it from outside, which does not.',
          )
        : block('What a shutdown from inside does to it could not be read.');
    },
  },
  {
    id: 'health',
    source:
      'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/monitoring-system-instance-status-check.html',
    reads: ['InstanceStatus', 'SystemStatus', 'AttachedEbsStatus', 'ApplicationStatus'],
    ofInstance: ({ instance: { health = 'unknown', state } }) => {
      if (state !== 'running' || health === 'ok') return undefined;
      return HEALTH[health];
    },
  },
  {
    id: 'events',
    source:
      'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/monitoring-instances-status-check_sched.html',
    reads: ['Events', 'NotBefore'],
    ofInstance: ({ instance: { plannedEvents, observedAt } }) => {
      if (plannedEvents === undefined)
        return block('What AWS has planned for it could not be read.');
      const soon = plannedEvents.find(
        ({ notBefore }) =>
          notBefore === undefined || !(hoursBetween(observedAt, notBefore) > IMMINENT_HOURS),
      );
      if (soon !== undefined && soon.notBefore === undefined)
        return block(
          'AWS has planned {event} for it at a time that is not known. Wait until that is over.',
          { event: soon.code },
        );
      if (soon?.notBefore !== undefined)
        return block('AWS has planned {event} for it on {date}. Wait until that is over.', {
          event: soon.code,
          date: soon.notBefore.slice(0, 10),
        });
      return plannedEvents.length === 0
        ? undefined
        : warn('AWS has planned {events} for it. A stop and start may settle that.', {
            events: plannedEvents.map(({ code }) => code).join(', '),
          });
    },
  },
  {
    id: 'free-plan',
    source: 'https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/free-tier-plans.html',
    reads: ['FreeTierEligible of both types'],
    ofTypes: ({ current, target }) =>
      current.freeTierEligible === true && target.freeTierEligible === false
        ? note('{type} is not in the free plan: such an account may be refused.', {
            type: target.instanceType,
          })
        : undefined,
  },
];

function finding(verdict: PreflightFinding['verdict']) {
  return (english: string, values: Sentence['values'] = NO_VALUES): Found => ({
    verdict,
    sentence: { english, values },
  });
}

function inFull({ key, value }: Tag): string {
  return `${key}=${value}`;
}

/** `us-east-1a`; the names of other zones are longer: `us-east-1-bos-1a`. */
const ORDINARY_ZONE = /^[a-z]+(-[a-z]+)+-\d+[a-z]$/;

/** Systems older than about 2015 do not boot with more (docs/facts/ec2-resize.md#compatibility). */
const MANY_CPUS = 64;

/**
 * Compute Optimizer refreshes every day (docs/facts/ec2-resize.md#compute-optimizer): a week is
 * long.
 */
const STALE_HOURS = 7 * 24;

/**
 * So near, and AWS itself may stop or move it in the middle of a change
 * (docs/facts/ec2-resize.md#status-checks-and-events).
 */
const IMMINENT_HOURS = 48;

function hoursBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 3_600_000;
}

const HEALTH: Readonly<Record<Exclude<Health, 'ok'>, Found>> = {
  impaired: block('Its status checks fail already: a change would hide why. Mend it first.'),
  initializing: block('Its status checks are not through yet. Try again in some minutes.'),
  unknown: block('Whether it is well could not be read, or EC2 does not know yet.'),
};

/** What disks together get all the time; without EBS optimisation nothing is promised. */
function ebsSpeedOf({ ebs }: InstanceTypeSpecs) {
  if (ebs.optimizedSupport === 'unsupported') return NO_PROMISE;
  const { baselineIops: iops, baselineMbps: mbps } = ebs;
  return iops === undefined || mbps === undefined ? undefined : { iops, mbps };
}

const NO_PROMISE = { iops: 0, mbps: 0 };

/** undefined: not known of one that has such a figure (CreateVolume, Iops and Throughput). */
function sumOf(
  volumes: readonly AttachedVolume[],
  speed: 'iops' | 'throughputMiBps',
): number | undefined {
  let sum = 0;
  for (const { volumeType, [speed]: value } of volumes) {
    if (value !== undefined) sum += value;
    else if (volumeType === undefined || HAS_SPEED[speed].has(volumeType)) return undefined;
  }
  return sum;
}

const HAS_SPEED = {
  iops: new Set(['gp2', 'gp3', 'io1', 'io2']),
  throughputMiBps: new Set(['gp3']),
};

/** `arn:aws:kms:us-east-1:111122223333:key/…` */
function accountOfKey(arn: string): string | Sentence {
  return arn.split(':')[4] || sentence('an unknown account');
}

/** Bits as people compare them, rounded up. */
function gbpsOf(bytesPerSecond: number | undefined): number | undefined {
  return bytesPerSecond === undefined ? undefined : Math.ceil(bytesPerSecond / 1.25e6) / 100;
}

/**
 * Wildcards; what is both supported and unsupported is unsupported
 * (docs/facts/ec2-resize.md#images).
 */
function imageAllows(
  { supportedTypes, unsupportedTypes }: NonNullable<PreflightInput['instance']['image']>,
  instanceType: string,
): boolean {
  if (matchesTypePattern(unsupportedTypes, instanceType)) return false;
  return supportedTypes.length === 0 || matchesTypePattern(supportedTypes, instanceType);
}

/**
 * Volumes that fit. Where slots are shared, every network interface takes one, and so do the type's
 * local NVMe disks: the stricter reading (docs/facts/ec2-resize.md#volume-attachments).
 */
function roomForVolumes(target: InstanceTypeSpecs, interfaces: number): number | undefined {
  const { maximumAttachments, attachmentLimitType } = target.ebs;
  if (maximumAttachments === undefined) return undefined;
  if (attachmentLimitType === 'dedicated') return maximumAttachments;
  if (target.instanceStorage === undefined && target.instanceStorageSupported !== false)
    return undefined;
  return maximumAttachments - interfaces - (target.instanceStorage?.nvmeDisks ?? 0);
}
