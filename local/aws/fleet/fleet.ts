import type { Payment } from '../../../lib/domain/pricing/priceBook.ts';
import type { AccountId, InstanceId, Region } from '../../../lib/shared/ids.ts';
import type { LoadPattern } from './loadPattern.ts';

/** Everything that is in the local AWS at its start. A value: the services derive their state. */
export interface Fleet {
  readonly instances: readonly FleetInstance[];
  readonly images: readonly FleetImage[];
  readonly autoScalingGroups: readonly FleetAutoScalingGroup[];
  readonly targetGroups: readonly FleetTargetGroup[];
  readonly reservedInstances: readonly FleetReservedInstances[];
  readonly savingsPlans: readonly FleetSavingsPlan[];
  /** vCPUs by the code of their quota, where they are not the usual ones. */
  readonly vcpuQuotas?: Readonly<Record<string, number>>;
  /** How accounts stand with Compute Optimizer; one that is not named has opted in. */
  readonly computeOptimizer?: readonly { readonly account: AccountId; readonly status: string }[];
}

export interface FleetInstance {
  readonly account: AccountId;
  readonly region: Region;
  readonly availabilityZone: string;
  readonly instanceId: InstanceId;
  readonly instanceType: string;
  readonly imageId: string;
  readonly state: 'running' | 'stopped';
  /** The last start. */
  readonly launchedAt: Date;
  readonly tags: Readonly<Record<string, string>>;
  readonly volumes: readonly FleetVolume[];
  readonly interfaces: readonly FleetInterface[];
  readonly lifecycle?: 'spot-one-time' | 'spot-persistent';
  readonly tenancy?: 'dedicated';
  readonly placementGroup?: {
    readonly name: string;
    readonly strategy: 'cluster' | 'partition' | 'spread';
  };
  readonly ebsOptimized: boolean;
  readonly enaSupport: boolean;
  /** ENA and NVMe drivers are in the guest; without, it does not start on Nitro. */
  readonly nitroDrivers: boolean;
  readonly stopProtection?: boolean;
  readonly terminationProtection?: boolean;
  readonly shutdownBehavior?: 'stop' | 'terminate';
  readonly hibernation?: boolean;
  readonly enclave?: boolean;
  readonly tpm?: boolean;
  /** The principal of the AWS service that manages it. */
  readonly managedBy?: string;
  readonly keyName?: string;
  /** Name of its instance profile. */
  readonly role?: string;
  /** What cloud-init runs at the first boot. */
  readonly userData?: string;
  readonly securityGroup: { readonly id: string; readonly name: string };
  /** Name of the group in `autoScalingGroups`. */
  readonly autoScalingGroup?: string;
  readonly creditSpecification?: 'standard' | 'unlimited';
  /** Highest use in the look-back, in percent. Without memoryMax: no memory metric. */
  readonly utilization: { readonly cpuMax: number; readonly memoryMax?: number };
  /** When it runs: decides its hours in the usage history and its curve in the metrics. */
  readonly loadPattern: LoadPattern;
  /** What Compute Optimizer says; absent: it has nothing to say of this instance. */
  readonly recommendation?: FleetRecommendation;
}

export interface FleetRecommendation {
  readonly finding: 'OVER_PROVISIONED' | 'UNDER_PROVISIONED' | 'OPTIMIZED';
  readonly options: readonly FleetRecommendationOption[];
  readonly idle?: boolean;
}

export interface FleetRecommendationOption {
  readonly instanceType: string;
  /** 0 (very low) to 4 (very high). */
  readonly performanceRisk: number;
  readonly migrationEffort?: 'VeryLow' | 'Low' | 'Medium' | 'High';
  readonly platformDifferences?: readonly string[];
}

export interface FleetVolume {
  readonly volumeId: string;
  readonly deviceName: string;
  readonly type: 'gp2' | 'gp3' | 'io2' | 'st1';
  readonly sizeGiB: number;
  readonly iops?: number;
  readonly throughput?: number;
  /**
   * ARN of a customer-managed key. With `kmsKeyDisabled` a start fails
   * (docs/facts/ec2-resize.md#encrypted-volumes).
   */
  readonly kmsKeyId?: string;
  readonly kmsKeyDisabled?: boolean;
}

export interface FleetInterface {
  readonly interfaceId: string;
  /** The first is primary. */
  readonly addresses: readonly FleetAddress[];
}

export interface FleetAddress {
  readonly privateIp: string;
  readonly publicIp?:
    | { readonly kind: 'automatic'; readonly address: string }
    | { readonly kind: 'elastic'; readonly address: string; readonly allocationId: string };
}

export interface FleetImage {
  readonly region: Region;
  readonly imageId: string;
  readonly name: string;
  readonly platform: 'Linux/UNIX' | 'Windows' | 'Red Hat Enterprise Linux';
  readonly usageOperation: 'RunInstances' | 'RunInstances:0002' | 'RunInstances:0010';
  readonly architecture: 'x86_64' | 'arm64';
  readonly bootMode?: 'legacy-bios' | 'uefi' | 'uefi-preferred';
  readonly rootDeviceType: 'ebs' | 'instance-store';
  readonly rootDeviceName: string;
  readonly marketplaceCode?: string;
  /** Patterns of the types that its makers do not allow. */
  readonly unsupportedTypes?: readonly string[];
  /** Gone: instances still name it, DescribeImages does not know it. */
  readonly deregistered?: boolean;
}

export interface FleetAutoScalingGroup {
  readonly account: AccountId;
  readonly region: Region;
  readonly name: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly desired: number;
  readonly launchTemplateName: string;
}

export interface FleetTargetGroup {
  readonly account: AccountId;
  readonly region: Region;
  readonly arn: string;
  readonly name: string;
  readonly port: number;
  readonly protocol: 'HTTP' | 'HTTPS' | 'TCP';
  readonly deregistrationDelaySeconds: number;
  readonly instanceIds: readonly InstanceId[];
}

export interface FleetReservedInstances {
  readonly account: AccountId;
  readonly region: Region;
  readonly id: string;
  readonly instanceType: string;
  readonly count: number;
  readonly availabilityZone?: string;
  readonly productDescription: 'Linux/UNIX' | 'Windows' | 'Red Hat Enterprise Linux';
  readonly offeringClass: 'standard' | 'convertible';
  readonly payment: Payment;
  readonly years: 1 | 3;
  readonly start: Date;
  readonly end: Date;
}

export interface FleetSavingsPlan {
  readonly account: AccountId;
  readonly id: string;
  readonly plan: 'Compute' | 'EC2Instance';
  /** EC2 Instance plans only. */
  readonly region?: Region;
  readonly family?: string;
  readonly payment: Payment;
  readonly years: 1 | 3;
  /** Dollars an hour, as AWS writes it: `1.25000000`. */
  readonly hourlyCommitment: string;
  readonly start: Date;
  readonly end: Date;
}
