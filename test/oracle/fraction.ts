/** An exact number, for oracles. */
export class Fraction {
  readonly #top: bigint;
  readonly #bottom: bigint;

  private constructor(top: bigint, bottom: bigint) {
    const divisor = common(top < 0n ? -top : top, bottom);
    this.#top = top / divisor;
    this.#bottom = bottom / divisor;
  }

  /** Of a whole number. */
  static of(whole: number): Fraction {
    return new Fraction(BigInt(whole), 1n);
  }

  /** Of a number with at most two binary places, such as the units of a nano. */
  static ofNumber(value: number): Fraction {
    return new Fraction(BigInt(value * 4), 4n);
  }

  plus(other: Fraction): Fraction {
    return new Fraction(
      this.#top * other.#bottom + other.#top * this.#bottom,
      this.#bottom * other.#bottom,
    );
  }

  minus(other: Fraction): Fraction {
    return this.plus(new Fraction(-other.#top, other.#bottom));
  }

  times(other: Fraction): Fraction {
    return new Fraction(this.#top * other.#top, this.#bottom * other.#bottom);
  }

  over(whole: number): Fraction {
    return new Fraction(this.#top, this.#bottom * BigInt(whole));
  }

  /** Throws a RangeError when the other is zero. */
  overFraction(other: Fraction): Fraction {
    return new Fraction(this.#top * other.#bottom, this.#bottom * other.#top);
  }

  compare(other: Fraction): number {
    const difference = this.#top * other.#bottom - other.#top * this.#bottom;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  isZero(): boolean {
    return this.#top === 0n;
  }

  /** How far a number is from it. */
  distanceTo(value: number): number {
    const scale = 1_000_000n;
    const scaled = BigInt(Math.round(value)) * scale;
    return Math.abs(Number(scaled - (this.#top * scale) / this.#bottom)) / Number(scale);
  }

  toNumber(): number {
    return Number((this.#top * 1_000_000n) / this.#bottom) / 1e6;
  }
}

function common(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a, b];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}
