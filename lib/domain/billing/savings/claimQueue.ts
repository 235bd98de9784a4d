import { NONE } from './coverageTrace.ts';

/** A binary heap of claims: the lowest index comes first, and each is in it once. */
export class ClaimQueue {
  readonly #heap: number[] = [];
  readonly #queued: Uint8Array;

  constructor(claims: number) {
    this.#queued = new Uint8Array(claims);
  }

  /** NONE is not queued. */
  push(claim: number): void {
    if (claim === NONE || this.#queued[claim] === 1) return;
    this.#queued[claim] = 1;
    const heap = this.#heap;
    let at = heap.push(claim) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent] ?? 0;
      if (above <= claim) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = claim;
  }

  /** NONE when it is empty. */
  pop(): number {
    const heap = this.#heap;
    const top = heap[0];
    const last = heap.pop();
    if (top === undefined || last === undefined) return NONE;
    this.#queued[top] = 0;
    if (heap.length > 0) this.#sink(last);
    return top;
  }

  /** Puts a claim at the top and lets it sink to its place. */
  #sink(claim: number): void {
    const heap = this.#heap;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if ((heap[child + 1] ?? Number.POSITIVE_INFINITY) < (heap[child] ?? 0)) child++;
      const below = heap[child] ?? 0;
      if (below >= claim) break;
      heap[at] = below;
      at = child;
    }
    heap[at] = claim;
  }
}
