import { expect, test } from 'vitest';
import { describeInstanceType } from '../../../lib/domain/fleet/instanceTypeName.ts';
import { inEnglish } from '../../../lib/shared/message.ts';

test.each([
  ['f2.6xlarge', 'FPGA, generation 2, AMD'],
  ['inf2.xlarge', 'inference, generation 2, AMD'],
  ['p5e.48xlarge', 'GPU, generation 5, AMD'],
  ['m7i-flex.2xlarge', 'general purpose, generation 7, Intel, flex'],
  ['r5.4xlarge', 'memory optimized, generation 5, Intel'],
  ['c7gd.large', 'compute optimized, generation 7, Graviton, instance store'],
  ['g5.xlarge', 'GPU, generation 5, AMD'],
  ['mac2.metal', 'Mac, generation 2, Apple'],
  ['not a type', 'not a type'],
])('%s is %s', (name, words) => {
  expect(inEnglish(describeInstanceType(name))).toBe(words);
});
