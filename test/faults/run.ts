import { LocalDurableTestRunner } from '@aws/durable-execution-sdk-js-testing';
import { broken } from './invariants.ts';
import { simulate } from './simulate.ts';

/** `npm run faults`: 10,000 schedules. `npm run faults -- 4711`: one of them, told in full. */
const SCHEDULES = 10_000;
/** They wait far more than they compute. */
const AT_ONCE = 250;

const [only] = process.argv.slice(2);
await LocalDurableTestRunner.setupTestEnvironment({ skipTime: true });
const failed = only === undefined ? await all() : await one(Number(only));
await LocalDurableTestRunner.teardownTestEnvironment();
process.exit(failed ? 1 : 0);

async function all(): Promise<boolean> {
  const outcomes = new Map<string, number>();
  let bad = 0;
  for (let first = 1; first <= SCHEDULES; first += AT_ONCE) {
    const seeds = Array.from({ length: AT_ONCE }, (_, index) => first + index);
    const runs = await Promise.all(
      seeds.map(async (seed) => ({ seed, seen: await simulate(seed) })),
    );
    for (const { seed, seen } of runs) {
      for (const rule of broken(seen)) {
        bad += 1;
        console.error(`seed ${seed}: not so: ${rule}. Again: npm run faults -- ${seed}`);
      }
      const kind = seen.outcomes[0]?.kind ?? 'did not end';
      outcomes.set(kind, (outcomes.get(kind) ?? 0) + 1);
    }
  }
  console.log(
    JSON.stringify({ schedules: SCHEDULES, broken: bad, ...Object.fromEntries(outcomes) }),
  );
  return bad > 0;
}

async function one(seed: number): Promise<boolean> {
  const seen = await simulate(seed);
  const { before, storm, outcomes, record, ledger, lockIsFree, instance, alarms } = seen;
  const rules = broken(seen);
  const told = {
    before,
    storm,
    after: instance.truth(),
    outcomes,
    record,
    ledger,
    lockIsFree,
    alarms,
  };
  console.log(JSON.stringify({ ...told, broken: rules }, undefined, 2));
  return rules.length > 0;
}
