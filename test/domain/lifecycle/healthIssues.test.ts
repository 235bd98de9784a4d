import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesInstanceTypePattern } from '../../../lib/domain/fleet/instanceTypePattern.ts';
import { vcpuNeed } from '../../../lib/domain/fleet/vcpuQuota.ts';
import { changePolicyOf, type Policy } from '../../../lib/domain/policy/changePolicy.ts';
import { nextOpening } from '../../../lib/domain/policy/maintenanceWindow.ts';
import { captureBaseline, differencesFrom } from '../../../lib/domain/resize/baseline.ts';
import { planDrift } from '../../../lib/domain/suggestions/planDrift.ts';
import { withPlanHash } from '../../../lib/domain/suggestions/planHash.ts';
import type { Downsize } from '../../../lib/domain/suggestions/suggestion.ts';
import { inEnglish, sentence } from '../../../lib/shared/message.ts';
import { microUsd } from '../../../lib/shared/money.ts';
import { anInstance } from '../../builders/anInstance.ts';
import { aSuggestion } from '../../builders/aSuggestion.ts';
import { typeSpecs } from '../../builders/typeSpecs.ts';

const NO_CARE = { never: false, secondApprover: false, reserveCapacity: false, backUp: false };
const PROD: Policy = { ...NO_CARE, tag: { key: 'env', value: 'prod' }, secondApprover: true };
const SHOP: Policy = {
  ...NO_CARE,
  tag: { key: 'team', value: 'shop' },
  backUp: true,
  window: 'night',
};

describe('how an instance is changed', () => {
  it('is what all policies of its tags ask for together', () => {
    expect(changePolicyOf({ env: 'prod', team: 'shop' }, [PROD, SHOP])).toEqual({
      secondApprover: true,
      reserveCapacity: false,
      backUp: true,
      window: 'night',
    });
    expect(changePolicyOf({ env: 'dev' }, [PROD, SHOP])).toEqual({
      secondApprover: false,
      reserveCapacity: false,
      backUp: false,
    });
  });

  it('has the window that its own tag names', () => {
    const tags = { team: 'shop', 'trimtab-window': 'weekend' };
    expect(changePolicyOf(tags, [SHOP]).window).toBe('weekend');
  });
});

describe('a maintenance window', () => {
  const night = { cron: '0 2 * * *', hours: 3, timeZone: 'Europe/Berlin' };

  it('is the one that is open, or the next one', () => {
    expect(nextOpening(night, '2026-11-23T08:00:00.000Z')).toEqual({
      from: '2026-11-24T01:00:00.000Z',
      until: '2026-11-24T04:00:00.000Z',
    });
    expect(nextOpening(night, '2026-11-24T03:59:00.000Z')?.from).toBe('2026-11-24T01:00:00.000Z');
    expect(nextOpening(night, '2026-11-24T04:00:00.000Z')?.from).toBe('2026-11-25T01:00:00.000Z');
  });

  it('keeps to the clock of its zone over summer time', () => {
    expect(nextOpening(night, '2026-07-01T08:00:00.000Z')?.from).toBe('2026-07-02T00:00:00.000Z');
  });

  it('is never over when it is named', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2026-01-01'), max: new Date('2036-01-01'), noInvalidDate: true }),
        fc.constantFrom('0 2 * * *', '30 23 * * SAT', '0 0 1 * *'),
        fc.constantFrom('UTC', 'Asia/Seoul', 'America/Santiago'),
        (now, cron, timeZone) => {
          const opening = nextOpening({ cron, hours: 2, timeZone }, now.toISOString());
          expect(Date.parse(opening?.until ?? '')).toBeGreaterThan(now.getTime());
        },
      ),
    );
  });
});

describe('what is different after a change', () => {
  const was = anInstance({
    networkInterfaces: [
      {
        id: 'eni-1',
        privateIpv4s: [{ address: '10.0.0.7', primary: true, publicIp: '3.3.3.3' }],
        ipv4PrefixCount: 0,
        ipv6Count: 0,
      },
    ],
    cpuOptions: { coreCount: 1, threadsPerCore: 1 },
  });
  const before = captureBaseline(was, [], undefined);

  it('is nothing when nothing is', () => {
    expect(differencesFrom(before, was)).toEqual([]);
  });

  it('is the public address, a disk, the threads of a core', () => {
    const now = {
      ...was,
      volumes: [],
      cpuOptions: { coreCount: 1, threadsPerCore: 2 },
      networkInterfaces: was.networkInterfaces.map((eni) => ({
        ...eni,
        privateIpv4s: [{ address: '10.0.0.7', primary: true, publicIp: '3.3.3.4' }],
      })),
    };
    expect(differencesFrom(before, now).map(inEnglish)).toEqual([
      'Its public IP was 3.3.3.3 and is 3.3.3.4 now.',
      'A volume that was attached before is not attached now.',
      'It has 2 threads per core now, and had 1: software licences may depend on this.',
    ]);
  });
});

describe('drift', () => {
  const plan = aSuggestion({ tags: { env: 'dev' } });
  const warning = (words: string) =>
    ({ check: 'public-ip', verdict: 'warn', sentence: sentence(words) }) as const;
  const changePolicy = ({ tags }: { tags: Readonly<Record<string, string>> }) =>
    changePolicyOf(tags, [PROD]);
  const drift = (then: Partial<Downsize>, now: Partial<Downsize>) => {
    const drifted = planDrift({ ...plan, ...then }, { ...plan, ...now }, changePolicy);
    return drifted && inEnglish(drifted);
  };
  const saving = (from: number, to: number) => ({
    ...plan.saving,
    fromHourly: microUsd(from),
    toHourly: microUsd(to),
  });
  const risk = (performanceRisk: number) => ({ ...plan.evidence, performanceRisk });

  it('is nothing when the plan still fits', () => {
    expect(drift({}, {})).toBeUndefined();
  });

  it('names each thing that has changed', () => {
    const { interfaces, volumes } = plan.attached;
    const now = {
      runState: 'stopped',
      tags: { env: 'prod' },
      attached: { interfaces, volumes: [...volumes, 'vol-9'] },
      preflight: [warning('Its public IP address changes.')],
    } as const;
    expect(drift({}, now)).toBe(
      'It was running and is stopped now. The volume vol-9 has been attached. ' +
        'New: Its public IP address changes. Its tags ask for a second approver now.',
    );
  });

  it('is not a warning that was accepted, and is one that says something worse', () => {
    const accepted = { preflight: [warning('It changes.')] };
    expect(drift(accepted, accepted)).toBeUndefined();
    expect(drift(accepted, { preflight: [warning('It is lost.')] })).toBe('New: It is lost.');
  });

  it('is a block, and no note', () => {
    const found = (verdict: 'block' | 'note') => ({
      preflight: [{ ...warning('It is so.'), verdict }],
    });
    expect(drift({}, found('block'))).toBe('New: It is so.');
    expect(drift({}, found('note'))).toBeUndefined();
  });

  it('is another price, of either type or of a type that may take its place', () => {
    const then = { saving: saving(192_000, 100_800) };
    expect(drift(then, { saving: saving(192_000, 110_000) })).toBe(
      'm7i.large cost $0.1008/h and costs $0.1100/h now.',
    );
    const other = (to: number) => ({ fallbacks: [{ to: 'm6i.large', saving: saving(1, to) }] });
    expect(drift(other(96_000), other(96_001))).toMatch(/^m6i\.large cost/);
  });

  it('is a higher risk, and newer evidence that says the same is none', () => {
    const newer = { ...risk(1), refreshedAt: '2026-11-24T03:00:00.000Z' };
    expect(drift({ evidence: risk(1) }, { evidence: newer })).toBeUndefined();
    expect(drift({ evidence: risk(2) }, { evidence: risk(1) })).toBeUndefined();
    expect(drift({ evidence: risk(1) }, { evidence: risk(3) })).toBe(
      'Compute Optimizer rated its risk 1 of 4 and rates it 3 now.',
    );
  });
});

describe('the hash of a plan', () => {
  it('is another one for a warning with other words', () => {
    const hashOf = (words: string) =>
      withPlanHash(
        aSuggestion({
          preflight: [{ check: 'public-ip', verdict: 'warn', sentence: sentence(words) }],
        }),
      ).planHash;
    expect(hashOf('It changes.')).toBe(hashOf('It changes.'));
    expect(hashOf('It changes.')).not.toBe(hashOf('It is lost.'));
  });
});

describe('the vCPUs that must be free', () => {
  const type = (instanceType: string, vcpus: number) => typeSpecs({ instanceType, vcpus });

  it.each([
    ['smaller, of one class', type('m5.xlarge', 4), type('c7i.large', 2), false, undefined],
    ['as big', type('m5.xlarge', 4), type('m7i.xlarge', 4), false, undefined],
    ['bigger', type('m5.large', 2), type('m5.2xlarge', 8), false, 6],
    ['as big, with a reservation, too', type('m5.xlarge', 4), type('m7i.xlarge', 4), true, 4],
    ['another class', type('m5.xlarge', 4), type('g4dn.xlarge', 4), false, 4],
    ['of an unknown class', type('q1.xlarge', 4), type('q1.large', 2), false, 2],
  ])('for a type that is %s', (_, from, to, reserved, vcpus) => {
    expect(vcpuNeed(from, to, reserved)?.vcpus).toBe(vcpus);
  });
});

it.each([
  [['m7*.*'], 'm7i.large', true],
  [['m7i.*'], 'm7i-flex.large', false],
  [['t3.*', 'm5.large'], 'm5.large', true],
  [['m5.large'], 'm5xlarge', false],
  [[], 'm5.large', false],
])('the patterns %j and %s', (patterns, type, fits) => {
  expect(matchesInstanceTypePattern(patterns, type)).toBe(fits);
});
