import type { InstanceRef } from '../../shared/ids.ts';
import type { Recommendation } from './recommendation.ts';

/**
 * What we saw of one instance at one time: EC2's facts, and what Compute Optimizer says of it. A
 * field that AWS did not send is absent: unknown is a value
 * (docs/architecture.md#unknown-is-a-value). Names follow DescribeInstances; strings stay strings,
 * because new values appear every month (docs/facts/ec2-resize.md#reading-instances). Serialisable
 * as JSON.
 */
export interface Instance extends InstanceRef {
  /** ISO 8601, UTC. */
  readonly observedAt: string;
  readonly arn: string;
  readonly name?: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly instanceType: string;
  readonly state: InstanceState;
  /** `on-demand` when EC2 sends no InstanceLifecycle; otherwise what it sent (`spot`, …). */
  readonly lifecycle: string;
  readonly availabilityZone?: string;
  readonly tenancy?: string;
  readonly placementGroup?: string;
  /** How its placement group places; absent when it is in none, or it could not be read. */
  readonly placementStrategy?: string;
  readonly outpostArn?: string;
  readonly architecture?: string;
  readonly virtualizationType?: string;
  readonly rootDeviceType?: string;
  readonly rootDeviceName?: string;
  readonly bootMode?: string;
  readonly currentInstanceBootMode?: string;
  readonly enaSupport?: boolean;
  readonly ebsOptimized?: boolean;
  readonly tpmSupport?: string;
  readonly hibernationConfigured?: boolean;
  readonly enclaveEnabled?: boolean;
  readonly sriovNetSupport?: string;
  /** Interfaces of a secondary network, in addition to networkInterfaces. */
  readonly secondaryInterfaceCount?: number;
  /** CPU features that are on, as `SupportedFeatures` of a type names them: `amd-sev-snp`. */
  readonly cpuFeatures?: readonly string[];
  readonly cpuOptions?: { readonly coreCount: number; readonly threadsPerCore: number };
  readonly bandwidthWeighting?: string;
  readonly capacityReservationTarget?: string;
  /** `open`, `none` or `capacity-reservations-only`. Absent: never set, which is `open`. */
  readonly capacityReservationPreference?: string;
  readonly monitoring?: string;
  readonly platformDetails?: string;
  /** The price list's `operation` (docs/facts/pricing-and-commitments.md#on-demand-prices). */
  readonly usageOperation?: string;
  readonly imageId?: string;
  /** What its image allows; null: the image is gone. Absent: not read. */
  readonly image?: ImageRules | null;
  readonly keyName?: string;
  readonly vpcId?: string;
  readonly subnetId?: string;
  /** ARN of the instance profile, which holds its role. */
  readonly instanceProfile?: string;
  /** The last start, not the first (docs/facts/ec2-resize.md#stop-and-start). ISO 8601. */
  readonly launchTime?: string;
  readonly stateReason?: string;
  readonly stateTransitionReason?: string;
  readonly managedBy?: string;
  readonly securityGroups: readonly { readonly id: string; readonly name?: string }[];
  readonly productCodes: readonly { readonly id: string; readonly type: string }[];
  readonly licences: readonly string[];
  readonly networkInterfaces: readonly NetworkInterface[];
  readonly volumes: readonly AttachedVolume[];
  /** Protected against StopInstances. Absent: not read. */
  readonly stopProtected?: boolean;
  /** What a shutdown from inside does: `stop` or `terminate`. Absent: not read. */
  readonly shutdownBehavior?: string;
  /** All status checks together. Absent: not read. */
  readonly health?: Health;
  /** What AWS has planned for it. Absent: not read. */
  readonly plannedEvents?: readonly PlannedEvent[];
  /** Name of its Auto Scaling group; null: in none. Absent: not read. */
  readonly autoScalingGroup?: string | null;
  /** absent: Compute Optimizer has nothing to say of this instance, or could not be asked. */
  readonly recommendation?: Recommendation;
}

export type InstanceState =
  | 'pending'
  | 'running'
  | 'stopping'
  | 'stopped'
  | 'shutting-down'
  | 'terminated'
  | 'unknown';

export interface NetworkInterface {
  readonly id: string;
  readonly interfaceType?: string;
  readonly networkCardIndex?: number;
  readonly privateIpv4s: readonly PrivateIpv4[];
  readonly ipv4PrefixCount: number;
  readonly ipv6Count: number;
  readonly enaExpress?: boolean;
  /** Drops packets that are not for the instance itself; off on routers, NAT and VPN instances. */
  readonly sourceDestCheck?: boolean;
}

export interface PrivateIpv4 {
  readonly address: string;
  readonly primary: boolean;
  readonly publicIp?: string;
  /**
   * `amazon` for an address that is lost at stop; an account id for an Elastic IP
   * (docs/facts/ec2-resize.md#public-ipv4-address).
   */
  readonly publicIpOwner?: string;
}

export interface AttachedVolume {
  readonly volumeId: string;
  readonly deviceName: string;
  /** Goes with the instance when that is terminated. Absent: EC2 did not say. */
  readonly deletedOnTermination?: boolean;
  /** From DescribeVolumes; absent when it could not be read. */
  readonly volumeType?: string;
  readonly sizeGiB?: number;
  readonly iops?: number;
  readonly throughputMiBps?: number;
  readonly encrypted?: boolean;
  readonly kmsKeyId?: string;
  /** Of an encrypted volume; absent when it could not be read. */
  readonly key?: VolumeKey;
  readonly cardIndex?: number;
  /** The AWS service that manages the volume. */
  readonly managedBy?: string;
}

/** A KMS key, as KMS describes it: `Enabled`, `AWS` (managed by AWS) or `CUSTOMER`; its state is `deleted` when KMS has no such key. */
export interface VolumeKey {
  readonly state: string;
  readonly manager: string;
}

/** Patterns of types (`m7*.*`) that an image may or may not run on; empty: it says nothing. */
export interface ImageRules {
  readonly name?: string;
  /** Who made it: `amazon`, `aws-marketplace`, or the id of an account. */
  readonly owner?: string;
  readonly supportedTypes: readonly string[];
  readonly unsupportedTypes: readonly string[];
}

/** `instance-retirement`, `system-reboot`; from when on (ISO 8601), where AWS says it. */
export interface PlannedEvent {
  readonly code: string;
  readonly notBefore?: string;
}

/** Of all status checks together. `unknown` until EC2 has said something. */
export type Health = 'ok' | 'initializing' | 'impaired' | 'unknown';
