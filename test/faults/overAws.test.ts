import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Fault, faultsOn, wordsOf } from './faults.ts';
import { openRange, type Range } from './overAws.ts';
import { PATHS } from './paths.ts';
import { randomFrom } from './random.ts';

/** `npm run faults` injects faults at every call of every path; here at a few, others with another seed. */
const SEED = 4711;
const OF_EACH = 2;

let range: Range;

beforeAll(async () => {
  range = await openRange();
}, 60_000);
afterAll(() => range.close());

describe.each(['calm', 'failedStart'] as const)('on the %s road', (resizeSteps) => {
  test(`a change comes to its end, and no fault strands the instance`, async () => {
    const rehearsal = await range.injectFault(resizeSteps);
    expect(rehearsal).toMatchObject({ broken: [], ended: PATHS[resizeSteps].ends });
    for (const fault of someOf(faultsOn(resizeSteps, rehearsal.calls))) {
      expect({
        fault: wordsOf(fault),
        ...(await range.injectFault(resizeSteps, fault)),
      }).toMatchObject({
        broken: [],
      });
    }
  }, 120_000);
});

/** As many of each thing that is hit, wherever they are. */
function someOf(all: readonly Fault[]): readonly Fault[] {
  const random = randomFrom(SEED);
  return (['aws', 'slack', 'process'] as const).flatMap((hits) => {
    const [first, ...others] = all.filter((fault) => fault.hits === hits);
    if (first === undefined) throw new Error(`nothing hits ${hits}`);
    const count = hits === 'aws' ? OF_EACH : Math.ceil(OF_EACH / 4);
    return Array.from({ length: count }, () => random.pick([first, ...others]));
  });
}
