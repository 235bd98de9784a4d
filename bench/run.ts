import { commitmentFigures } from './commitments.ts';
import type { Figure } from './figure.ts';
import { ingressFigures } from './ingress.ts';
import { planFigures } from './plan.ts';
import { preflightFigures } from './preflight.ts';

/** Prints every figure as a line of JSON; the exit code says whether all goals are met. */
const figures: readonly Figure[] = [
  ...planFigures(),
  ...preflightFigures(),
  ...(await commitmentFigures()),
  ...(await ingressFigures()),
];
for (const figure of figures) console.log(JSON.stringify(figure));
if (figures.some(({ ok }) => !ok)) process.exitCode = 1;
