/**
 * What EC2 says a type is and can do (DescribeInstanceTypes;
 * docs/facts/ec2-resize.md#compatibility). Absent means that EC2 did not say: the checks treat it
 * as unknown, and block.
 */
export interface InstanceTypeSpecs {
  readonly instanceType: string;
  readonly currentGeneration?: boolean;
  readonly vcpus?: number;
  readonly memoryMiB?: number;
  readonly architectures: readonly string[];
  readonly virtualizationTypes: readonly string[];
  readonly rootDeviceTypes: readonly string[];
  readonly bootModes: readonly string[];
  readonly usageClasses: readonly string[];
  readonly hypervisor?: string;
  readonly bareMetal?: boolean;
  readonly burstable?: boolean;
  readonly freeTierEligible?: boolean;
  readonly supportedInRegion?: boolean;
  readonly instanceStorage?: { readonly totalGB: number; readonly nvmeDisks: number };
  readonly instanceStorageSupported?: boolean;
  readonly accelerators: readonly string[];
  readonly nitroTpm?: string;
  readonly nitroEnclaves?: string;
  readonly network: {
    readonly enaSupport?: string;
    readonly maximumInterfaces?: number;
    readonly maximumCards?: number;
    /** Network interfaces of each network card. */
    readonly cards?: readonly { readonly index: number; readonly maximumInterfaces?: number }[];
    readonly ipv4PerInterface?: number;
    readonly ipv6PerInterface?: number;
    readonly performance?: string;
    readonly baselineGbps?: number;
    readonly peakGbps?: number;
    /** 0 without EFA. */
    readonly maximumEfas?: number;
    readonly enaExpressSupported?: boolean;
    readonly secondarySupported?: boolean;
  };
  readonly ebs: {
    readonly nvmeSupport?: string;
    readonly optimizedSupport?: string;
    readonly maximumAttachments?: number;
    readonly attachmentLimitType?: string;
    readonly baselineMbps?: number;
    readonly maximumMbps?: number;
    readonly baselineIops?: number;
    readonly maximumCards?: number;
  };
  readonly cpu: {
    readonly defaultCores?: number;
    readonly defaultThreadsPerCore?: number;
    readonly validCores: readonly number[];
    readonly validThreadsPerCore: readonly number[];
    /** `amd-sev-snp`, `nested-virtualization`. */
    readonly features: readonly string[];
  };
  readonly placementStrategies: readonly string[];
}
