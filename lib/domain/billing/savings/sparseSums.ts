/** Many sums of which few are not zero: only those are visited, and only those are cleared. */
export class SparseSums {
  readonly values: Float64Array;
  /** Each index that was added to, once. */
  readonly indices: number[] = [];
  readonly #listed: Uint8Array;

  constructor(length: number) {
    this.values = new Float64Array(length);
    this.#listed = new Uint8Array(length);
  }

  /** A sum below `least`, either way, is what rounding leaves: it becomes zero. */
  add(index: number, amount: number, least = 0): void {
    if (this.#listed[index] === 0) {
      this.#listed[index] = 1;
      this.indices.push(index);
    }
    const sum = (this.values[index] ?? 0) + amount;
    this.values[index] = Math.abs(sum) < least ? 0 : sum;
  }

  clear(): void {
    for (const index of this.indices) {
      this.values[index] = 0;
      this.#listed[index] = 0;
    }
    this.indices.length = 0;
  }

  /** The sum of the values, each times its rate. */
  times(rates: Float64Array): number {
    let sum = 0;
    for (const index of this.indices) sum += (this.values[index] ?? 0) * (rates[index] ?? 0);
    return sum;
  }
}
