import { bootModeAfter } from './bootMode.ts';
import type { InstanceTypeFacts } from './instanceTypeFacts.ts';
import { ownerOf } from './owner.ts';
import type { PreflightFinding, PreflightInput } from './preflight.ts';
import { publicIpAfterStop } from './publicIp.ts';

type Found = Omit<PreflightFinding, 'check'> | undefined;

/** One row of domain.md A3. `find` says what is the matter, or nothing. */
interface Check {
  readonly id: string;
  readonly find: (input: PreflightInput) => Found;
}

const block = (sentence: string): Found => ({ verdict: 'block', sentence });
const warn = (sentence: string): Found => ({ verdict: 'warn', sentence });

/** An input in which what both types can do is known. */
type WithTypes = PreflightInput & {
  readonly current: InstanceTypeFacts;
  readonly target: InstanceTypeFacts;
};

/** A check of the facts of both types; without them nothing can be said, and `type-facts` blocks. */
function ofTypes(find: (input: WithTypes) => Found): Check['find'] {
  return (input) => (hasTypes(input) ? find(input) : undefined);
}

function hasTypes(input: PreflightInput): input is WithTypes {
  return input.current !== undefined && input.target !== undefined;
}

/** The table, in the order in which people should read it. Numbers are the rows of domain.md A3. */
export const CHECKS: readonly Check[] = [
  {
    id: 'tag', // F5: the IAM policy would refuse it too
    find: ({ instance, requiredTag: { key, value } }) => {
      if (instance.tags[key] === value) return undefined;
      return block(`It lacks the tag ${key}=${value}. Add the tag to let Trimtab change it.`);
    },
  },
  {
    id: 'root-device', // 1
    find: ({ instance, target }) => {
      if (instance.rootDeviceType !== 'ebs')
        return block('Its root disk is an instance store: it can neither be stopped nor resized.');
      if (target !== undefined && !target.rootDeviceTypes.includes('ebs'))
        return block(`${target.instanceType} does not boot from EBS.`);
      return undefined;
    },
  },
  {
    id: 'state', // 2
    find: ({ instance: { state } }) =>
      state === 'running' || state === 'stopped'
        ? undefined
        : block(`It is ${state}. Try again when it runs or is stopped.`),
  },
  {
    id: 'lifecycle', // 3, 4
    find: ({ instance: { lifecycle } }) =>
      lifecycle === 'on-demand'
        ? undefined
        : block(`It is a ${lifecycle} instance: its type can't be changed in place.`),
  },
  {
    id: 'owner', // 5, 7, 8, 9
    find: ({ instance }) => {
      const owner = ownerOf(instance);
      if (owner === undefined) return undefined;
      return block(`${owner.name} owns it and would undo the change. ${owner.instead}`);
    },
  },
  {
    id: 'auto-scaling', // 7, by membership and not only by tag
    find: ({ instance: { autoScalingGroup } }) => {
      if (autoScalingGroup === null) return undefined;
      if (autoScalingGroup === undefined)
        return block('Whether it is in an Auto Scaling group could not be read.');
      return block(
        `It is in the Auto Scaling group ${autoScalingGroup}, which would replace it. Change the launch template.`,
      );
    },
  },
  {
    id: 'stop-protection', // 54
    find: ({ instance: { stopProtected } }) => {
      if (stopProtected === false) return undefined;
      return stopProtected === undefined
        ? block('Whether it is protected against stopping could not be read.')
        : block(
            'It is protected against stopping: its owner said no. Turn the protection off first.',
          );
    },
  },
  {
    id: 'marketplace', // 43
    find: ({ instance: { productCodes } }) =>
      productCodes.some(({ type }) => type === 'marketplace')
        ? block('It runs a Marketplace product: the vendor limits types, and its price may change.')
        : undefined,
  },
  {
    id: 'type-facts', // H2
    find: ({ current, target }) =>
      current === undefined || target === undefined
        ? block('What its type and the new type can do could not be read.')
        : undefined,
  },
  {
    id: 'stale', // 57
    find: ({ instance: { recommendation, instanceType } }) =>
      recommendation === undefined || recommendation.currentInstanceType === instanceType
        ? undefined
        : block(
            `Compute Optimizer looked at it when it was ${recommendation.currentInstanceType}. Wait for its next look.`,
          ),
  },
  {
    id: 'architecture', // 11, 12
    find: ofTypes(({ instance: { architecture }, target }) =>
      architecture !== undefined && target.architectures.includes(architecture)
        ? undefined
        : block(
            `Its system is ${architecture ?? 'of unknown architecture'}, and ${target.instanceType} is ${target.architectures.join(' or ')}.`,
          ),
    ),
  },
  {
    id: 'mac', // 46
    find: ({ instance: { architecture } }) =>
      architecture?.endsWith('_mac') === true
        ? block('It is a Mac: a stop takes its host away for hours.')
        : undefined,
  },
  {
    id: 'virtualization', // 13
    find: ofTypes(({ instance: { virtualizationType }, target }) =>
      virtualizationType !== undefined && target.virtualizationTypes.includes(virtualizationType)
        ? undefined
        : block(
            `Its virtualization (${virtualizationType ?? 'unknown'}) does not run on ${target.instanceType}.`,
          ),
    ),
  },
  {
    id: 'hypervisor', // 15
    find: ofTypes(({ current, target }) =>
      current.hypervisor !== undefined && current.hypervisor === target.hypervisor
        ? undefined
        : block(
            `It would move from ${current.hypervisor ?? 'an unknown hypervisor'} to ${target.hypervisor ?? 'an unknown one'}: drivers inside it decide whether it boots, and they can't be seen from here.`,
          ),
    ),
  },
  {
    id: 'bare-metal', // 47
    find: ofTypes(({ current, target }) =>
      current.bareMetal === false && target.bareMetal === false
        ? undefined
        : block('Bare metal boots slowly and differently: change it by hand.'),
    ),
  },
  {
    id: 'boot-mode', // 14
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
    id: 'ena', // 16
    find: ofTypes(({ instance: { enaSupport }, target }) => {
      const needs = target.network.enaSupport;
      if (enaSupport === true || needs === 'supported' || needs === 'unsupported') return undefined;
      return block(
        `${target.instanceType} needs the ENA network driver, and it is not enabled on this instance.`,
      );
    }),
  },
  {
    id: 'network-interfaces', // 19
    find: ofTypes(({ instance: { networkInterfaces }, target }) => {
      const most = target.network.maximumInterfaces;
      return most !== undefined && networkInterfaces.length <= most
        ? undefined
        : block(
            `It has ${networkInterfaces.length} network interfaces; ${target.instanceType} takes ${most ?? 'an unknown number'}.`,
          );
    }),
  },
  {
    id: 'ip-addresses', // 20
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
    id: 'volumes', // 24
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
    id: 'local-disks', // H3, A2
    find: ofTypes(({ current, target }) => {
      if (current.instanceStorageSupported === false && target.instanceStorageSupported === false)
        return undefined;
      return current.instanceStorageSupported === false
        ? warn(`${target.instanceType} brings local disks, which lose their data at every stop.`)
        : block('It has local disks: everything on them is erased when it stops.');
    }),
  },
  {
    id: 'accelerators', // 48
    find: ofTypes(({ current, target }) =>
      current.accelerators.length + target.accelerators.length === 0
        ? undefined
        : block('It has accelerators: drivers decide whether it works on another type.'),
    ),
  },
  {
    id: 'ebs-optimized', // 27
    find: ofTypes(({ instance: { ebsOptimized }, target }) =>
      ebsOptimized === true && target.ebs.optimizedSupport === 'unsupported'
        ? block(`It is EBS-optimised, and ${target.instanceType} can't be.`)
        : undefined,
    ),
  },
  {
    id: 'nitro-tpm', // 30
    find: ofTypes(({ instance: { tpmSupport }, target }) =>
      tpmSupport === undefined || target.nitroTpm === 'supported'
        ? undefined
        : block(`It uses NitroTPM, which ${target.instanceType} does not have.`),
    ),
  },
  {
    id: 'enclaves', // 31
    find: ofTypes(({ instance: { enclaveEnabled }, target }) =>
      enclaveEnabled === true && target.nitroEnclaves !== 'supported'
        ? block(`It uses Nitro Enclaves, which ${target.instanceType} does not have.`)
        : undefined,
    ),
  },
  {
    id: 'hibernation', // 34
    find: ({ instance: { hibernationConfigured } }) =>
      hibernationConfigured === true
        ? block('It is set up to hibernate: AWS does not let its type change.')
        : undefined,
  },
  {
    id: 'tenancy', // 37, 38
    find: ({ instance: { tenancy } }) => {
      if (tenancy === 'default' || tenancy === 'dedicated') return undefined;
      return tenancy === undefined
        ? block('Its tenancy is unknown.')
        : block('It runs on a Dedicated Host: what fits there must be checked by hand.');
    },
  },
  {
    id: 'offering', // 39
    find: ({ instance: { availabilityZone }, targetOfferedIn }) => {
      if (targetOfferedIn === undefined || availabilityZone === undefined)
        return block('Whether its Availability Zone offers the new type could not be read.');
      return targetOfferedIn.includes(availabilityZone)
        ? undefined
        : block(`${availabilityZone} does not offer the new type.`);
    },
  },
  {
    id: 'outpost', // 40
    find: ({ instance: { outpostArn } }) =>
      outpostArn === undefined
        ? undefined
        : block('It runs on an Outpost, which has its own types.'),
  },
  {
    id: 'usage-class', // 41
    find: ofTypes(({ target }) =>
      target.usageClasses.includes('on-demand')
        ? undefined
        : block(`${target.instanceType} is not sold on demand.`),
    ),
  },
  {
    id: 'capacity-reservation', // 42
    find: ({ instance: { capacityReservationTarget } }) =>
      capacityReservationTarget === undefined
        ? undefined
        : block('It is bound to a capacity reservation of its present type.'),
  },
  {
    id: 'bandwidth-weighting', // 23
    find: ({ instance: { bandwidthWeighting } }) =>
      bandwidthWeighting === undefined || bandwidthWeighting === 'default'
        ? undefined
        : block('Its network bandwidth weighting is not the default: set it to default first.'),
  },
  {
    id: 'infrastructure-as-code', // 10
    find: ({ instance: { tags } }) => {
      const stack = tags['aws:cloudformation:stack-name'];
      return stack === undefined
        ? undefined
        : warn(`CloudFormation stack ${stack} still says the old type: change it there too.`);
    },
  },
  {
    id: 'placement-group', // 35
    find: ({ instance: { placementGroup } }) =>
      placementGroup === undefined
        ? undefined
        : warn(
            `It is in the placement group ${placementGroup}: the new type may find no room there.`,
          ),
  },
  {
    id: 'public-ip', // A2, I6
    find: ({ instance }) => {
      const after = publicIpAfterStop(instance.networkInterfaces);
      if (instance.state !== 'running' || after === 'none' || after === 'same') return undefined;
      return after === 'changes'
        ? warn('Its public IP address changes.')
        : warn('It loses its public IP address and gets no new one.');
    },
  },
  {
    id: 'cpu-options', // 33
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
    id: 'burstable', // 49
    find: ofTypes(({ current, target }) =>
      target.burstable === true && current.burstable !== true
        ? warn(`${target.instanceType} is burstable: steady load above its baseline costs extra.`)
        : undefined,
    ),
  },
  {
    id: 'licences', // 53
    find: ({ instance: { licences } }) =>
      licences.length === 0
        ? undefined
        : warn('License Manager counts its cores or vCPUs: check the licence.'),
  },
];

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
