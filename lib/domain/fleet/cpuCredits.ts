import { parseInstanceType } from './instanceTypeName.ts';

/**
 * CPU credits that a burstable type earns in an hour; sixty of them are one vCPU's baseline. DescribeInstanceTypes
 * does not say (EC2 User Guide, burstable-credits-baseline-concepts). undefined for every other type.
 */
export function cpuCreditsPerHour(instanceType: string): number | undefined {
  const { family, size } = parseInstanceType(instanceType) ?? {};
  return EARNED[family ?? '']?.[size ?? ''];
}

const T3 = { nano: 6, micro: 12, small: 24, medium: 24, large: 36, xlarge: 96, '2xlarge': 192 };

const EARNED: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  t2: { nano: 3, micro: 6, small: 12, medium: 24, large: 36, xlarge: 54, '2xlarge': 81.6 },
  t3: T3,
  t3a: T3,
  t4g: T3,
};
