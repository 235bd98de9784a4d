import { LocalDurableTestRunner } from '@aws/durable-execution-sdk-js-testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ok } from '../../lib/shared/result.ts';
import { aBaseline, asked } from '../workflows/resize/simulatedServices.ts';
import { broken } from './invariants.ts';
import { type Sabotage, simulate } from './simulate.ts';

beforeAll(() => LocalDurableTestRunner.setupTestEnvironment({ skipTime: true }));
afterAll(() => LocalDurableTestRunner.teardownTestEnvironment());

/** The first of those of `npm run faults`. */
const SCHEDULES = 100;
/** Enough to find a workflow that is broken on purpose; most are found at once. */
const SEEDS = 100;
const AT_ONCE = 10;
const LONG = 120_000;

async function brokenRules(
  first: number,
  count: number,
  sabotage?: Sabotage,
): Promise<readonly string[]> {
  const found = await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const seed = first + index;
      const rules = broken(await simulate(seed, sabotage));
      return rules.map((rule) => `${rule} (npm run faults -- ${seed})`);
    }),
  );
  return found.flat();
}

/** The rules that it breaks, until `rule` is among them or every seed was tried. */
async function firstBroken(sabotage: Sabotage, rule: RegExp): Promise<string> {
  const found: string[] = [];
  for (let first = 1; first <= SEEDS && !rule.test(found.join('\n')); first += AT_ONCE) {
    found.push(...(await brokenRules(first, AT_ONCE, sabotage)));
  }
  return found.join('\n');
}

test.concurrent(
  `no press strands a machine, in ${SCHEDULES} schedules of faults`,
  async () => expect(await brokenRules(1, SCHEDULES)).toEqual([]),
  LONG,
);

describe.concurrent('The simulation finds a workflow', () => {
  test.each<[string, Sabotage, RegExp]>([
    [
      'that does not look again before it begins',
      (deps) => ({
        ...deps,
        revalidate: async () => ok({ baseline: aBaseline(), fallbacks: [] }),
      }),
      /not any more as approved|as it was/,
    ],
    [
      'that takes no lock',
      (deps) => ({ ...deps, locks: { ...deps.locks, acquire: async () => true } }),
      /hands on it at a time/,
    ],
    [
      'that does not go back',
      (deps) => ({
        ...deps,
        control: {
          ...deps.control,
          changeType: (ref, to) =>
            to === 'm5.xlarge'
              ? Promise.resolve(ok(asked('nothing')))
              : deps.control.changeType(ref, to),
        },
      }),
      /weather always clears/,
    ],
    [
      'that alerts no one',
      (deps) => ({ ...deps, alertApprovers: async () => {} }),
      /a person is called/,
    ],
    [
      'that gives its room back while it is down',
      (deps) => ({
        ...deps,
        control: {
          ...deps.control,
          stop: async (ref) => {
            await deps.capacity.release(ref, 'approval-1');
            return deps.control.stop(ref);
          },
          start: async (ref) => {
            await deps.capacity.release(ref, 'approval-1');
            return deps.control.start(ref);
          },
        },
      }),
      /keeps its reservations/,
    ],
    [
      'that keeps what it reserved',
      (deps) => ({ ...deps, capacity: { ...deps.capacity, release: async () => ok([]) } }),
      /reservations/,
    ],
    [
      'that leaves it out of its target groups',
      (deps) => ({ ...deps, targets: { ...deps.targets, putBack: async () => ok([]) } }),
      /target groups/,
    ],
    [
      'that forgets how it ended',
      (deps) => ({ ...deps, ledger: { ...deps.ledger, record: async () => {} } }),
      /ledger/,
    ],
  ])(
    '%s',
    async (_, sabotage, rule) => expect(await firstBroken(sabotage, rule)).toMatch(rule),
    LONG,
  );
});
