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
  const multiple = /^(\d+)xlarge$/.exec(parsed.size)?.[1];
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

const METAL: Readonly<Record<string, number>> = {
  a1: 32,
  ...units(96, 'm5zn z1d x2iezn'),
  ...units(128, 'c6g c6gd i3 m6g m6gd r6g r6gd x2gd'),
  c5n: 144,
  ...units(192, 'c5 c5d i3en m5 m5d m5n m5dn r5 r5b r5d r5n r5dn'),
};

const ONE_SIZE_FAMILIES: ReadonlySet<string> = new Set(
  'g4ad g4dn g5 g5g g6 g6e g6f gr6 gr6f hpc7a p5 inf1 inf2 u7i-6tb u7i-8tb'.split(' '),
);

function units(count: number, families: string): Readonly<Record<string, number>> {
  return Object.fromEntries(families.split(' ').map((family) => [family, count]));
}
