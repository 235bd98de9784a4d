/** What shifts of usage do to the bill, in µUSD and not rounded. */
export interface ShiftSaving {
  /** Less on demand; below zero when the bill grows. */
  readonly onDemand: number;
  /** More of the commitments that pay for nothing. */
  readonly stranded: number;
}

/** Sums of savings: a row for each shift, a column for each order of coverage. */
export class SavingTable {
  readonly #onDemand: Float64Array;
  readonly #stranded: Float64Array;
  readonly #orders: number;

  constructor(rows: number, orders: number) {
    this.#onDemand = new Float64Array(rows * orders);
    this.#stranded = new Float64Array(rows * orders);
    this.#orders = orders;
  }

  add(row: number, order: number, { onDemand, stranded }: ShiftSaving): void {
    const at = row * this.#orders + order;
    this.#onDemand[at] = (this.#onDemand[at] ?? 0) + onDemand;
    this.#stranded[at] = (this.#stranded[at] ?? 0) + stranded;
  }

  /** For this order and all that follow. */
  addFrom(row: number, order: number, saving: ShiftSaving): void {
    for (let each = order; each < this.#orders; each++) this.add(row, each, saving);
  }

  /** Adds a row of another table of the same orders. */
  addRow(row: number, other: SavingTable, otherRow: number): void {
    const from = otherRow * this.#orders;
    const to = row * this.#orders;
    for (let order = 0; order < this.#orders; order++) {
      const [at, otherAt] = [to + order, from + order];
      this.#onDemand[at] = (this.#onDemand[at] ?? 0) + (other.#onDemand[otherAt] ?? 0);
      this.#stranded[at] = (this.#stranded[at] ?? 0) + (other.#stranded[otherAt] ?? 0);
    }
  }

  /** Sets the first rows to zero. */
  clear(rows: number): void {
    this.#onDemand.fill(0, 0, rows * this.#orders);
    this.#stranded.fill(0, 0, rows * this.#orders);
  }

  savingsOf(row: number): readonly ShiftSaving[] {
    return Array.from({ length: this.#orders }, (_, order) => ({
      onDemand: this.#onDemand[row * this.#orders + order] ?? 0,
      stranded: this.#stranded[row * this.#orders + order] ?? 0,
    }));
  }
}
