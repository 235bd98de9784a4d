import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRange, type Range } from './overAws.ts';
import { ROAD_NAMES, ROADS, type Road, type RoadName } from './paths.ts';

let range: Range;

beforeAll(async () => {
  range = await openRange();
}, 60_000);
afterAll(() => range.close());

/** Others go the same way and farther, or are gone in overAws.test.ts. */
const ELSEWHERE: readonly RoadName[] = ['calm', 'failedStart', 'noRoom', 'insufficientData'];

test.each(ROAD_NAMES.filter((name) => !ELSEWHERE.includes(name)))(
  'whatever is wrong all the time, the instance ends well: %s',
  async (name) => {
    const { ends, calls }: Road = ROADS[name];
    const must = { ended: ends, broken: [], ...(calls ? { called: true } : {}) };
    expect(await range.strike(name)).toMatchObject(must);
  },
  120_000,
);
