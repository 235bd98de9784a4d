import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRange, type Range } from './overAws.ts';
import { PATH_NAMES, PATHS, type PathName, type ResizeSteps } from './paths.ts';

let range: Range;

beforeAll(async () => {
  range = await openRange();
}, 60_000);
afterAll(() => range.close());

/** Others go the same way and farther, or are gone in overAws.test.ts. */
const ELSEWHERE: readonly PathName[] = [
  'calm',
  'failedStart',
  'insufficientCapacity',
  'insufficientData',
];

test.each(PATH_NAMES.filter((name) => !ELSEWHERE.includes(name)))(
  'whatever is wrong all the time, the instance ends well: %s',
  async (name) => {
    const { ends, calls }: ResizeSteps = PATHS[name];
    const must = { ended: ends, broken: [], ...(calls ? { called: true } : {}) };
    expect(await range.injectFault(name)).toMatchObject(must);
  },
  120_000,
);
