import { cashSavingFigures } from './cashSavings.ts';
import { usageFigures } from './usage.ts';

/** `node bench/scale/run.ts`: prints what grows with the fleet, each figure as a line of JSON. */
const figures = [...usageFigures(), ...cashSavingFigures([1000, 10_000, 100_000])];
for (const figure of figures) console.log(JSON.stringify(figure));
if (figures.some(({ ok }) => !ok)) process.exitCode = 1;
