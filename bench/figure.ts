/** One figure. Ratios and counts hold on any machine; where a time is a goal, it is said so. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly goal: string;
  readonly ok: boolean;
}
