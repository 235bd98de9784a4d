import { expect, test } from 'vitest';
import { deliver } from './deliveries.ts';

/** `npm run faults` takes other seeds, too. */
test('whatever comes twice, late or in another order is done once, and the last decision stands', async () => {
  expect(await deliver(2, 3)).toEqual([]);
}, 120_000);
