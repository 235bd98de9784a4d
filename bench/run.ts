import { commitmentFigures } from './commitments.ts';
import type { Figure } from './figure.ts';
import { ingressFigures } from './ingress.ts';
import { planFigures } from './plan.ts';
import { preflightFigures } from './preflight.ts';
import { cashSavingFigures } from './scale/cashSavings.ts';
import { usageFigures } from './scale/usage.ts';

/** `npm run bench -- scale` also measures fleets of up to 100,000 instances; it takes minutes. */
const isScale = process.argv.includes('scale');

/** Prints every figure as a line of JSON; the exit code says whether all goals are met. */
const figures: readonly Figure[] = [
  // Before the others: its peak memory is that of the process.
  ...(isScale ? usageFigures() : []),
  ...cashSavingFigures(isScale ? [1000, 10_000, 100_000] : [1000]),
  ...planFigures(),
  ...preflightFigures(),
  ...(await commitmentFigures()),
  ...(await ingressFigures()),
];
for (const figure of figures) console.log(JSON.stringify(figure));
if (figures.some(({ ok }) => !ok)) process.exitCode = 1;
