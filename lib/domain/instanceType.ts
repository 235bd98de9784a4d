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

const PURPOSE: Readonly<Record<string, string>> = {
  t: 'burstable',
  m: 'general purpose',
  c: 'compute optimised',
  r: 'memory optimised',
  x: 'memory optimised',
  u: 'high memory',
  z: 'high frequency',
  i: 'storage optimised',
  d: 'dense storage',
  h: 'dense storage',
  g: 'GPU',
  p: 'GPU',
  inf: 'inference',
  trn: 'training',
  f: 'FPGA',
  hpc: 'high performance computing',
  mac: 'Mac',
};

/** A type in words: `general purpose, generation 7, Intel`. The name itself when it says no more. */
export function describeInstanceType(name: string): string {
  const parsed = parseInstanceType(name);
  if (parsed === undefined) return name;
  const words = [
    PURPOSE[parsed.series],
    parsed.generation === undefined ? undefined : `generation ${parsed.generation}`,
    processorOf(parsed),
    parsed.attributes.includes('d') ? 'local disks' : undefined,
    parsed.attributes.includes('n') ? 'network optimised' : undefined,
    parsed.attributes.includes('flex') ? 'flex' : undefined,
  ];
  const known = words.filter((word) => word !== undefined);
  return known.length === 0 ? name : known.join(', ');
}

/** Families from before the letters said it, or whose letters mean something else. */
const PROCESSORS: Readonly<Record<string, string>> = {
  a1: 'Graviton',
  g5: 'AMD',
  p5: 'AMD',
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
