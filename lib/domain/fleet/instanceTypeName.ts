import { list, type Sentence, sentence } from '../../shared/message.ts';

/** The parts of a type's name: `m7i-flex.2xlarge` is family m7i-flex, size 2xlarge. */
export interface InstanceTypeName {
  /** Everything before the dot: what reservations and EC2 Instance Savings Plans are bound to. */
  readonly family: string;
  /** The letters in front: m, c, r, t, u … */
  readonly series: string;
  readonly generation?: number;
  /** The letters after the generation: processor and extras. */
  readonly attributes: string;
  readonly size: string;
}

/** The parts of an instance type's name; undefined when it is not one. New families are fine. */
export function parseInstanceType(name: string): InstanceTypeName | undefined {
  const parts = /^([a-z]+(?:-\d+tb)?)(\d*)([a-z0-9-]*)\.([a-z0-9-]+)$/.exec(name);
  if (parts === null) return undefined;
  const [, series = '', generation = '', attributes = '', size = ''] = parts;
  return {
    family: `${series}${generation}${attributes}`,
    series,
    ...(generation === '' ? {} : { generation: Number(generation) }),
    attributes,
    size,
  };
}

/** What reservations and EC2 Instance Savings Plans are bound to; the name itself when it is not a type. */
export function familyOf(instanceType: string): string {
  return parseInstanceType(instanceType)?.family ?? instanceType;
}

/** Names of makers and kinds of chips are the same in every language. */
const PURPOSE: Readonly<Record<string, Sentence | string>> = {
  t: sentence('burstable'),
  m: sentence('general purpose'),
  c: sentence('compute optimized'),
  r: sentence('memory optimized'),
  x: sentence('memory optimized'),
  u: sentence('high memory'),
  z: sentence('high frequency'),
  i: sentence('storage optimized'),
  d: sentence('dense storage'),
  h: sentence('dense storage'),
  g: 'GPU',
  p: 'GPU',
  inf: sentence('inference'),
  trn: sentence('training'),
  f: 'FPGA',
  hpc: sentence('high performance computing'),
  mac: 'Mac',
};

/** A type in words: `general purpose, generation 7, Intel`. The name itself when it says no more. */
export function describeInstanceType(name: string): Sentence {
  const traits = traitsOf(name);
  return sentence('{traits}', { traits: list(traits.length === 0 ? [name] : traits) });
}

function traitsOf(name: string): readonly (Sentence | string)[] {
  const parsed = parseInstanceType(name);
  if (parsed === undefined) return [];
  const { series, generation, attributes } = parsed;
  return [
    PURPOSE[series],
    generation === undefined ? undefined : sentence('generation {generation}', { generation }),
    processorOf(parsed),
    attributes.includes('d') ? sentence('instance store') : undefined,
    attributes.includes('n') ? sentence('network optimized') : undefined,
    attributes.includes('flex') ? sentence('flex') : undefined,
  ].filter((trait) => trait !== undefined);
}

/**
 * Families from before the letters said it, or whose letters mean something else
 * (https://docs.aws.amazon.com/ec2/latest/instancetypes/ac.html).
 */
const PROCESSORS: Readonly<Record<string, string>> = {
  a1: 'Graviton',
  f2: 'AMD',
  g5: 'AMD',
  inf2: 'AMD',
  p5: 'AMD',
  p5e: 'AMD',
  mac1: 'Intel',
};

function processorOf({
  family,
  series,
  attributes,
  generation,
}: InstanceTypeName): string | undefined {
  const exception = PROCESSORS[family];
  if (exception !== undefined) return exception;
  if (series === 'mac') return 'Apple';
  const letters = attributes.split('-')[0] ?? '';
  if (letters.includes('g')) return 'Graviton';
  if (letters.includes('a')) return 'AMD';
  if (letters.includes('i') || (generation ?? 0) <= 5) return 'Intel';
  return undefined;
}
