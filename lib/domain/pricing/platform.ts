/**
 * How reservations name what runs under an operation of the price list
 * (docs/facts/pricing-and-commitments.md#on-demand-prices). undefined: not in the table, so no
 * reservation is known to match.
 */
export function platformOf(operation: string): string | undefined {
  return PLATFORMS[operation];
}

/** What a reservation is for; the old ones say `Linux/UNIX (Amazon VPC)`, and mean the same. */
export function reservedPlatform(productDescription: string): string {
  return productDescription.replace(/ \(Amazon VPC\)$/, '');
}

export const LINUX = 'Linux/UNIX';

const PLATFORMS: Readonly<Record<string, string>> = {
  RunInstances: LINUX,
  'RunInstances:00g0': 'Red Hat BYOL Linux',
  'RunInstances:0010': 'Red Hat Enterprise Linux',
  'RunInstances:1010': 'Red Hat Enterprise Linux with HA',
  'RunInstances:0014': 'RHEL with SQL Server Standard',
  'RunInstances:0210': 'RHEL with SQL Server Web',
  'RunInstances:0110': 'RHEL with SQL Server Enterprise',
  'RunInstances:1014': 'RHEL with HA and SQL Server Standard',
  'RunInstances:1110': 'RHEL with HA and SQL Server Enterprise',
  'RunInstances:0004': 'Linux with SQL Server Standard',
  'RunInstances:0200': 'Linux with SQL Server Web',
  'RunInstances:0100': 'Linux with SQL Server Enterprise',
  'RunInstances:000g': 'SUSE Linux',
  'RunInstances:0g00': 'Ubuntu Pro',
  'RunInstances:0002': 'Windows',
  'RunInstances:0800': 'Windows BYOL',
  'RunInstances:0006': 'Windows with SQL Server Standard',
  'RunInstances:0202': 'Windows with SQL Server Web',
  'RunInstances:0102': 'Windows with SQL Server Enterprise',
};
