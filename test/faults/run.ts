import { LocalDurableTestRunner } from '@aws/durable-execution-sdk-js-testing';
import { blows } from './blows.ts';
import { broken } from './invariants.ts';
import { type Blow, openRange, strike } from './overAws.ts';
import { simulate } from './simulate.ts';

/**
 * `npm run faults`: 10,000 schedules of one simulated instance, then every fault at every call over
 * the local AWS. `npm run faults -- 4711`, or `-- throttle 30 4`: one of them, told in full.
 */
const SCHEDULES = 10_000;
/** They wait far more than they compute. */
const AT_ONCE = 1000;

const [only, ...rest] = process.argv.slice(2);
await LocalDurableTestRunner.setupTestEnvironment({ skipTime: true });
const failed = await run();
await LocalDurableTestRunner.teardownTestEnvironment();
process.exit(failed ? 1 : 0);

async function run(): Promise<boolean> {
  if (only === undefined) {
    const inSimulation = await allSchedules();
    const overAws = await allBlows(blows());
    return inSimulation || overAws;
  }
  if (/^\d+$/.test(only)) return oneSchedule(Number(only));
  const [after, times] = rest.map(Number);
  const which = blows().filter(
    (blow) => blow.kind === only && blow.after === after && blow.times === times,
  );
  return allBlows(which);
}

async function allSchedules(): Promise<boolean> {
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
      count(outcomes, seen.outcomes[0]?.kind ?? 'did not end');
    }
  }
  tell({ schedules: SCHEDULES, broken: bad }, outcomes);
  return bad > 0;
}

async function allBlows(which: readonly Blow[]): Promise<boolean> {
  const local = await openRange(which.length);
  const outcomes = new Map<string, number>();
  let bad = 0;
  for (const [index, blow] of which.entries()) {
    const instance = local.world.fleet.instances[index];
    if (instance === undefined) throw new Error('there is no such instance');
    const seen = await strike(local, instance.instanceId, blow);
    for (const rule of seen.broken) {
      bad += 1;
      const { kind, after, times } = blow;
      console.error(
        `${kind} at call ${after}, ${times} times: not so: ${rule}. Again: npm run faults -- ${kind} ${after} ${times}`,
      );
    }
    count(outcomes, seen.kind);
  }
  tell({ blows: which.length, broken: bad }, outcomes);
  await local.close();
  return bad > 0;
}

async function oneSchedule(seed: number): Promise<boolean> {
  const seen = await simulate(seed);
  const { before, storm, outcomes, record, ledger, locksAreFree, instance, alarms } = seen;
  const rules = broken(seen);
  const told = { before, storm, after: instance.truth(), outcomes, record, ledger };
  const { operations, released, endedAt } = seen;
  const rest = { locksAreFree, alarms, operations, released, endedAt, broken: rules };
  console.log(JSON.stringify({ ...told, ...rest }, undefined, 2));
  return rules.length > 0;
}

function count(outcomes: Map<string, number>, kind: string): void {
  outcomes.set(kind, (outcomes.get(kind) ?? 0) + 1);
}

function tell(what: Readonly<Record<string, number>>, outcomes: ReadonlyMap<string, number>): void {
  console.log(JSON.stringify({ ...what, ...Object.fromEntries(outcomes) }));
}
