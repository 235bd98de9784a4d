import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { UsageSample } from '../domain/billing/usageSample.ts';
import { DAY_SECONDS } from '../shared/dates.ts';
import type { Scope } from '../shared/ids.ts';
import type { Table } from './table/table.ts';

export interface UsageStore {
  /** An hour has one sample: a repeated run takes its place. */
  readonly put: (samples: readonly UsageSample[]) => Promise<void>;
  readonly list: (scope: Scope) => Promise<readonly UsageSample[]>;
}

/**
 * 60 days is what a commitment is sized on; twice that leaves a longer lookback
 * (docs/facts/pricing-and-commitments.md#sizing-a-commitment).
 */
const KEEP_DAYS = 120;

/** What an item holds: the hours of one day, packed, as the kinds hardly change from hour to hour. */
interface KeptDay {
  readonly version: number;
  /** Gzipped JSON in base64: hour → counts. */
  readonly packed: string;
}

type Hours = Readonly<Record<string, UsageSample['counts']>>;

/** The usage samples in `table`. An hour that was not sampled is not there: a gap, not a zero. */
export function usageStore(table: Table): UsageStore {
  return {
    put: async (samples) => {
      const days = Map.groupBy(samples, (each) => `${partitionOf(each)} ${dayOf(each)}`);
      for (const day of days.values()) await putDay(table, day);
    },
    list: async (scope) => {
      const days = await table.list<KeptDay>(partitionOf(scope));
      const samples: UsageSample[] = [];
      for (const { packed } of days) {
        for (const [hour, counts] of Object.entries(await unpack(packed))) {
          samples.push({ account: scope.account, region: scope.region, hour, counts });
        }
      }
      return samples;
    },
  };
}

/** Two runs of `sample` seldom meet; when they do, the second one adds to what the first wrote. */
const MOST_TRIES = 5;

async function putDay(table: Table, samples: readonly UsageSample[]): Promise<void> {
  const [first] = samples;
  if (first === undefined) return;
  const key = { pk: partitionOf(first), sk: dayOf(first) };
  const expires = Date.parse(dayOf(first)) / 1000 + KEEP_DAYS * DAY_SECONDS;
  const fresh = Object.fromEntries(samples.map(({ hour, counts }) => [hour, counts]));
  for (let tries = 1; tries <= MOST_TRIES; tries++) {
    const kept = await table.get<KeptDay>(key);
    const before = kept === undefined ? {} : await unpack(kept.packed);
    const version = (kept?.version ?? 0) + 1;
    const day: KeptDay = { version, packed: await pack({ ...before, ...fresh }) };
    const condition =
      kept === undefined
        ? ({ kind: 'absent' } as const)
        : ({ kind: 'version', version: kept.version } as const);
    if (await table.putIf(condition, key, day, { expires, version })) return;
  }
  throw new Error(`the usage of ${key.pk} on ${key.sk} is being written by too many at once`);
}

async function pack(hours: Hours): Promise<string> {
  return (await promisify(gzip)(JSON.stringify(hours))).toString('base64');
}

async function unpack(packed: string): Promise<Hours> {
  const json = await promisify(gunzip)(Buffer.from(packed, 'base64'));
  return JSON.parse(json.toString('utf8'));
}

function dayOf({ hour }: UsageSample): string {
  return hour.slice(0, 10);
}

function partitionOf({ account, region }: Scope): string {
  return `usage#${account}#${region}`;
}
