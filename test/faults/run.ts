import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { LocalDurableTestRunner } from '@aws/durable-execution-sdk-js-testing';
import { deliver } from './deliveries.ts';
import { type Fault, faultOf, faultsOn, wordsOf } from './faults.ts';
import { broken } from './invariants.ts';
import { openRange, type Range } from './overAws.ts';
import { PATH_NAMES, PATHS } from './paths.ts';
import { simulate } from './simulate.ts';

/**
 * `npm run faults`: 10,000 simulated fault schedules of one instance, every fault on every path over
 * the local AWS, deliveries out of order, and every case of the properties in test/, of which
 * `npm test` tries a part (`-- properties` for these alone). `npm run faults -- 4711`,
 * `-- calm aws throttle 30 4` or `-- deliveries 2`: one of them, in full; `-- simulation 3000`: so
 * many schedules.
 */
const SCHEDULES = 10_000;
/** They wait far more than they compute. */
const AT_ONCE = 1000;
/** So do these; each has an environment of its own. */
const LANES = 12;
/** Seeds of deliveries. */
const DELIVERIES = 25;

const words = process.argv.slice(2);
const failed = await run(words);
process.exit(failed ? 1 : 0);

async function run([first, ...rest]: readonly string[]): Promise<boolean> {
  if (first === undefined) return everything();
  if (first === 'simulation') return simulated(() => allSchedules(Number(rest[0] ?? SCHEDULES)));
  if (first === 'lane') return aLane(Number(rest[0]));
  if (first === 'properties') return allCases();
  if (first === 'deliveries') return deliveries(Number(rest[0]));
  if (/^\d+$/.test(first)) return simulated(() => oneSchedule(Number(first)));
  const fault = faultOf([first, ...rest].join(' '));
  if (fault === undefined) throw new Error(`There is no such fault: ${words.join(' ')}`);
  return oneFault(fault);
}

/** Each part in a process of its own: the functions read the environment of theirs. */
async function everything(): Promise<boolean> {
  const lanes = Array.from({ length: LANES }, (_, lane) => ['lane', String(lane)]);
  const bad = await Promise.all([
    ...[['simulation'], ...lanes].map(inItsOwnProcess),
    allDeliveries(),
    allCases(),
  ]);
  return bad.includes(true);
}

async function allDeliveries(): Promise<boolean> {
  let bad = 0;
  for (let seed = 1; seed <= DELIVERIES; seed += 1) {
    if (await inItsOwnProcess(['deliveries', String(seed)])) bad += 1;
  }
  tell({ deliveries: DELIVERIES, broken: bad }, new Map());
  return bad > 0;
}

/** The other tests, with every case of test/cases.ts. */
async function allCases(): Promise<boolean> {
  const others = ['browser', 'faults', 'infra'].flatMap((room) => ['--exclude', `test/${room}/**`]);
  return nodeFails(['node_modules/vitest/vitest.mjs', 'run', '--testTimeout=600000', ...others], {
    TRIMTAB_TEST_CASES: 'all',
  });
}

/** Whether it failed. */
async function inItsOwnProcess(args: readonly string[]): Promise<boolean> {
  const [program = ''] = process.argv.slice(1);
  return nodeFails([program, ...args]);
}

async function nodeFails(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<boolean> {
  const child = spawn(process.execPath, args, {
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  const [code] = await once(child, 'close');
  return code !== 0;
}

async function deliveries(seed: number): Promise<boolean> {
  const rules = await deliver(seed);
  for (const rule of rules) {
    console.error(
      `deliveries ${seed}: not so: ${rule}. Again: npm run faults -- deliveries ${seed}`,
    );
  }
  return rules.length > 0;
}

async function simulated(told: () => Promise<boolean>): Promise<boolean> {
  await LocalDurableTestRunner.setupTestEnvironment({ skipTime: true });
  const bad = await told();
  await LocalDurableTestRunner.teardownTestEnvironment();
  return bad;
}

async function allSchedules(schedules: number): Promise<boolean> {
  const outcomes = new Map<string, number>();
  let bad = 0;
  for (let first = 1; first <= schedules; first += AT_ONCE) {
    const length = Math.min(AT_ONCE, schedules - first + 1);
    const seeds = Array.from({ length }, (_, index) => first + index);
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
  tell({ schedules, broken: bad }, outcomes);
  return bad > 0;
}

/** Its share of the faults of every path. */
async function aLane(lane: number): Promise<boolean> {
  const range = await openRange();
  const outcomes = new Map<string, number>();
  let bad = 0;
  let number = 0;
  for (const resizeSteps of PATH_NAMES) {
    const rehearsal = await range.injectFault(resizeSteps);
    if (rehearsal.ended !== PATHS[resizeSteps].ends) {
      bad += 1;
      console.error(
        `${resizeSteps}: not so: it is ${PATHS[resizeSteps].ends}, and not ${rehearsal.ended}`,
      );
    }
    const share = faultsOn(resizeSteps, rehearsal.calls).filter(
      (_, index) => index % LANES === lane,
    );
    for (const fault of share) {
      number += 1;
      const seen = await range.injectFault(resizeSteps, fault);
      bad += complain(fault, seen.broken);
      count(outcomes, seen.ended);
    }
  }
  tell({ lane, faults: number, broken: bad }, outcomes);
  await range.close();
  return bad > 0;
}

async function oneFault(fault: Fault): Promise<boolean> {
  const range = await openRange();
  const seen = await range.injectFault(fault.resizeSteps, fault);
  console.log(JSON.stringify({ ...seen, told: toldIn(range) }, undefined, 2));
  await range.close();
  return complain(fault, seen.broken) > 0;
}

function complain(fault: Fault, rules: readonly string[]): number {
  const again = wordsOf(fault);
  for (const rule of rules) {
    console.error(`${again}: not so: ${rule}. Again: npm run faults -- ${again}`);
  }
  return rules.length;
}

/** What was called, in order, and what Slack shows. */
function toldIn({ environment }: Range) {
  return {
    calls: environment.aws.faults.log.map(({ service, operation }) => `${service}:${operation}`),
    slack: environment.slack.conversation(),
  };
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
