import type { Scope } from '../domain/ids.ts';
import type { UsageSample } from '../domain/usageSample.ts';
import type { Table } from './table.ts';

export interface UsageStore {
  /** The hour has one sample: a repeated run takes its place. */
  readonly put: (sample: UsageSample) => Promise<void>;
  readonly list: (scope: Scope) => Promise<readonly UsageSample[]>;
}

/** 60 days is what a commitment is sized on; twice that leaves room to look back (domain.md D4). */
const KEEP_DAYS = 120;

/** The usage samples in `table`. An hour that was not sampled is not there: a gap, not a zero. */
export function usageStore(table: Table): UsageStore {
  return {
    put: (sample) =>
      table.put({ pk: partitionOf(sample), sk: sample.hour }, sample, {
        expires: Date.parse(sample.hour) / 1000 + KEEP_DAYS * 86_400,
      }),
    list: (scope) => table.list<UsageSample>(partitionOf(scope)),
  };
}

function partitionOf({ account, region }: Scope): string {
  return `usage#${account}#${region}`;
}
