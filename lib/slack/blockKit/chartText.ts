import type { KnownBlock } from '@slack/types';
import { section } from './blocks.ts';
import type { ChartData } from './chart.ts';

/** A chart as a table of text, for a workspace that does not take charts. */
export function chartText({ title, xLabel, yLabel, categories, series }: ChartData): KnownBlock {
  const rows = categories.map((category, row) =>
    [category, ...series.map(({ values }) => String(values[row] ?? '–'))].join('  '),
  );
  const heading = [xLabel, ...series.map(({ name }) => `${name} (${yLabel})`)].join('  ');
  return section([`*${title}*`, '```', heading, ...rows, '```'].join('\n'));
}
