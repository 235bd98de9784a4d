import { commitmentFigures } from './commitments.ts';
import { ingressFigures } from './ingress.ts';
import { planFigures } from './plan.ts';
import { preflightFigures } from './preflight.ts';

/** One figure. Ratios and counts hold on any machine; where a time is a goal, it is said so. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly goal: string;
  readonly ok: boolean;
}

/** Prints every figure as a line of JSON; the exit code says whether all goals are met. */
const figures: readonly Figure[] = [
  ...planFigures(),
  ...preflightFigures(),
  ...(await commitmentFigures()),
  ...(await ingressFigures()),
];
for (const figure of figures) console.log(JSON.stringify(figure));
if (figures.some(({ ok }) => !ok)) process.exitCode = 1;
