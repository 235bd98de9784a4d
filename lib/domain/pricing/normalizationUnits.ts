import { parseInstanceType } from '../fleet/instanceTypeName.ts';

/**
 * The normalisation units of a type: what a size-flexible reservation is counted in
 * (docs/facts/pricing-and-commitments.md#size-flexibility). undefined for sizes that the guide does
 * not list.
 */
export function normalizationUnits(instanceType: string): number | undefined {
  const parsed = parseInstanceType(instanceType);
  if (parsed === undefined) return undefined;
  if (parsed.size === 'metal') return METAL[parsed.family];
  const multiple = /^(?:metal-(\d+)xl|(\d+)xlarge)$/.exec(parsed.size)?.slice(1).join('');
  return multiple === undefined ? SMALL[parsed.size] : 8 * Number(multiple);
}

/**
 * Families whose reservations fit one size only, whatever the platform
 * (docs/facts/pricing-and-commitments.md#size-flexibility).
 */
export function isFlexibleFamily(family: string): boolean {
  return !ONE_SIZE_FAMILIES.has(family);
}

const SMALL: Readonly<Record<string, number>> = {
  nano: 0.25,
  micro: 0.5,
  small: 1,
  medium: 2,
  large: 4,
  xlarge: 8,
};

/**
 * A bare metal size counts like the size that it equals: `apply_ri` of the EC2 User Guide lists the
 * older families; the others have the vCPUs of this size in the instance type guide, two units each
 * (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/apply_ri.html,
 * https://docs.aws.amazon.com/ec2/latest/instancetypes/). `metal-24xl` says it in its name.
 */
const METAL: Readonly<Record<string, number>> = {
  a1: 32,
  ...units(96, 'm5zn z1d x2iezn'),
  ...units(128, 'c6g c6gd i3 m6g m6gd r6g r6gd x2gd c7g c7gd c7gn m7g m7gd r7g r7gd'),
  c5n: 144,
  ...units(192, 'c5 c5d i3en m5 m5d m5n m5dn r5 r5b r5d r5n r5dn'),
  ...units(256, 'c6i c6id c6in m6i m6id m6in m6idn r6i r6id r6in r6idn i4i x2idn x2iedn'),
  ...units(384, 'c6a m6a r6a'),
};

const ONE_SIZE_FAMILIES: ReadonlySet<string> = new Set(
  'g4ad g4dn g5 g5g g6 g6e g6f gr6 gr6f hpc7a p5 inf1 inf2 u7i-6tb u7i-8tb'.split(' '),
);

function units(count: number, families: string): Readonly<Record<string, number>> {
  return Object.fromEntries(families.split(' ').map((family) => [family, count]));
}
