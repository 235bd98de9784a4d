import type { Scope } from '../../../shared/ids.ts';
import { SECONDS_PER_HOUR, type Usage, type UsageKey, usageKeyText } from '../usage.ts';
import { sampledKind, type UsageSample } from '../usageSample.ts';

/**
 * On-demand usage of the accounts and Regions in `scopes`, hour by hour. Samples are added one after
 * the other and are not kept: an hour is a row of whole seconds by key.
 */
export class UsageTable {
  readonly #scopes: ReadonlyMap<string, number>;
  readonly #keys = new KeyTable();
  readonly #rows = new Map<string, Row>();
  /** By scope, what each text of its samples is: an index of the keys, or NOT_ON_DEMAND. */
  readonly #indices: readonly Map<string, number>[];

  constructor(scopes: readonly Scope[]) {
    this.#scopes = new Map(scopes.map((scope, index) => [scopeText(scope), index]));
    this.#indices = scopes.map(() => new Map());
  }

  /** A scope is counted once an hour: a second sample of it is left out. */
  add(sample: UsageSample): void {
    const scope = this.#scopes.get(scopeText(sample));
    if (scope === undefined) return;
    const row = this.#rowOf(sample.hour);
    if (row.sampled[scope] === 1) return;
    row.sampled[scope] = 1;
    row.count++;
    for (const text in sample.counts) {
      const index = this.#indexOf(sample, scope, text);
      if (index === NOT_ON_DEMAND) continue;
      if (index >= row.seconds.length)
        row.seconds = longer(row.seconds, 2 * this.#keys.keys.length);
      // Cost Explorer counts parts of an hour.
      const seconds = Math.round((sample.counts[text] ?? 0) * SECONDS_PER_HOUR);
      row.seconds[index] = (row.seconds[index] ?? 0) + seconds;
    }
  }

  /**
   * The hours that were sampled in all of the scopes, in their order. Another hour is a gap: what ran
   * in the rest is not known, and a zero would be a guess.
   */
  usage(): Usage {
    const { keys } = this.#keys;
    const hours = [...this.#rows]
      .filter(([, { count }]) => count === this.#scopes.size)
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
    return {
      keys,
      hours: hours.map(([start, { seconds }]) => ({
        start,
        seconds: longer(seconds, keys.length),
      })),
    };
  }

  #rowOf(hour: string): Row {
    const found = this.#rows.get(hour);
    if (found !== undefined) return found;
    const row = {
      sampled: new Uint8Array(this.#scopes.size),
      count: 0,
      seconds: new Uint32Array(this.#keys.keys.length),
    };
    this.#rows.set(hour, row);
    return row;
  }

  #indexOf(sample: UsageSample, scope: number, text: string): number {
    const indices = this.#indices[scope];
    const known = indices?.get(text);
    if (known !== undefined) return known;
    const kind = sampledKind(sample, text);
    const isOnDemand = kind?.lifecycle === 'on-demand' && kind.key.tenancy !== 'Host';
    const zone =
      kind?.availabilityZone === undefined ? {} : { availabilityZone: kind.availabilityZone };
    const index = isOnDemand
      ? this.#keys.indexOf({ ...kind.key, ...zone, account: sample.account })
      : NOT_ON_DEMAND;
    indices?.set(text, index);
    return index;
  }
}

/** Gives each different key the next index. */
export class KeyTable {
  readonly keys: UsageKey[] = [];
  readonly #indices = new Map<string, number>();

  indexOf(key: UsageKey): number {
    const text = usageKeyText(key);
    const known = this.#indices.get(text);
    if (known !== undefined) return known;
    this.#indices.set(text, this.keys.length);
    return this.keys.push(key) - 1;
  }
}

interface Row {
  /** By scope: whether it was sampled in this hour; and how many were. */
  readonly sampled: Uint8Array;
  count: number;
  seconds: Uint32Array;
}

const NOT_ON_DEMAND = -1;

function longer(seconds: Uint32Array, length: number): Uint32Array {
  if (seconds.length === length) return seconds;
  const row = new Uint32Array(length);
  row.set(seconds.subarray(0, length));
  return row;
}

function scopeText({ account, region }: Scope): string {
  return `${account}/${region}`;
}
