import fc from 'fast-check';

/** `npm run faults` sets it: every property is tried on as many cases as it names. */
const ALL = process.env.TRIMTAB_TEST_CASES === 'all';

/** How many of these cases are tried now: all of them in `npm run faults`, a part in `npm test`. */
export function cases(all: number): number {
  return ALL ? all : Math.ceil(all / (all > 100 ? 10 : 4));
}

/** What a property of fast-check tries without a number of its own. */
fc.configureGlobal({ numRuns: cases(100) });
