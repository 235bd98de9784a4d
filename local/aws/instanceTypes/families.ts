import type { BootModeType, EbsNvmeSupport, EnaSupport } from '@aws-sdk/client-ec2';

/** What all sizes of a family share. */
export interface FamilyFacts {
  readonly architectures: readonly ('x86_64' | 'i386' | 'arm64')[];
  readonly manufacturer: 'Intel' | 'AMD' | 'AWS';
  readonly hypervisor: 'xen' | 'nitro';
  readonly current: boolean;
  readonly burstable: boolean;
  readonly clockGhz: number;
  /** Threads in a core by default. */
  readonly threads: 1 | 2;
  readonly bootModes: readonly BootModeType[];
  readonly ena: EnaSupport;
  readonly ebsNvme: EbsNvmeSupport;
  /**
   * shared: one limit for volumes, and on Nitro also for interfaces and local NVMe disks
   * (docs/facts/ec2-resize.md#volume-attachments).
   */
  readonly attachments: { readonly kind: 'shared' | 'dedicated'; readonly maximum: number };
  /** The smallest size with enclaves. */
  readonly enclaveVcpus: number;
}

const INTEL: FamilyFacts = {
  architectures: ['x86_64'],
  manufacturer: 'Intel',
  hypervisor: 'nitro',
  current: true,
  burstable: false,
  clockGhz: 3.5,
  threads: 2,
  bootModes: ['legacy-bios', 'uefi'],
  ena: 'required',
  ebsNvme: 'required',
  attachments: { kind: 'shared', maximum: 28 },
  enclaveVcpus: 4,
};

const GRAVITON: FamilyFacts = {
  ...INTEL,
  architectures: ['arm64'],
  manufacturer: 'AWS',
  clockGhz: 2.5,
  threads: 1,
  bootModes: ['uefi'],
  enclaveVcpus: 2,
};

const SEVENTH_INTEL: FamilyFacts = {
  ...INTEL,
  clockGhz: 3.2,
  attachments: { kind: 'dedicated', maximum: 32 },
};

const XEN: FamilyFacts = {
  ...INTEL,
  hypervisor: 'xen',
  clockGhz: 2.4,
  bootModes: ['legacy-bios'],
  ena: 'unsupported',
  ebsNvme: 'unsupported',
  attachments: { kind: 'shared', maximum: 40 },
};

export const FAMILIES: Readonly<Record<string, FamilyFacts>> = {
  t2: { ...XEN, architectures: ['i386', 'x86_64'], burstable: true, threads: 1, clockGhz: 2.3 },
  t3: { ...INTEL, burstable: true, clockGhz: 3.1 },
  t3a: { ...INTEL, burstable: true, manufacturer: 'AMD', clockGhz: 2.2 },
  t4g: { ...GRAVITON, burstable: true },
  m4: XEN,
  m5: { ...INTEL, clockGhz: 3.1 },
  m5d: { ...INTEL, clockGhz: 3.1 },
  m6i: INTEL,
  m7i: SEVENTH_INTEL,
  m6g: GRAVITON,
  m7g: { ...GRAVITON, clockGhz: 2.6 },
  c5: { ...INTEL, clockGhz: 3.4 },
  c6i: INTEL,
  c7i: SEVENTH_INTEL,
  c7g: { ...GRAVITON, clockGhz: 2.6 },
  r5: { ...INTEL, clockGhz: 3.1 },
  r6i: INTEL,
  r7i: SEVENTH_INTEL,
  r6g: GRAVITON,
  i3: { ...XEN, clockGhz: 2.3, ena: 'supported' },
  i4i: INTEL,
  g4dn: { ...INTEL, clockGhz: 2.5 },
  g5: { ...INTEL, manufacturer: 'AMD', clockGhz: 3.3 },
};
