import type { InstanceTypeFacts } from '../../domain/instanceTypeFacts.ts';
import { type Peaks, peaksOn } from '../../domain/peaks.ts';
import type { ChartData } from '../chart.ts';
import { sparkline } from '../sparkline.ts';
import { count } from '../wording.ts';

/**
 * CPU and memory of one instance, day by day, and the same use on the proposed type; undefined when
 * nobody has seen any. A line is drawn only where every day is known: a gap is not zero, and
 * `gapsInWords` says it.
 */
export function peaksChart(
  peaks: Peaks,
  from: InstanceTypeFacts | undefined,
  to: InstanceTypeFacts | undefined,
): ChartData | undefined {
  const { days } = lastKnown(peaks);
  const after = to === undefined ? undefined : peaksOn({ days }, from, to);
  const series = [
    ...lineOf('CPU', days, 'cpu'),
    ...(after === undefined ? [] : lineOf('CPU, new type', after.days, 'cpu')),
    ...lineOf('Memory', days, 'memory'),
    ...(after === undefined ? [] : lineOf('Memory, new type', after.days, 'memory')),
  ];
  if (series.length === 0) return undefined;
  return {
    title: 'Highest use of each day',
    xLabel: 'day (UTC)',
    yLabel: '% of capacity',
    categories: days.map(({ date }) => date.slice(5)),
    series,
  };
}

/** Which lines the chart does not have, and why; undefined when it has all. */
export function gapsInWords(peaks: Peaks): string | undefined {
  const { days } = lastKnown(peaks);
  const missing = (['cpu', 'memory'] as const).flatMap((metric) => {
    const unseen = days.filter((day) => day[metric] === undefined).length;
    return unseen === 0 ? [] : [`no line for ${NAMES[metric]}: not seen on ${unseen} of`];
  });
  return missing.length === 0
    ? undefined
    : `The chart has ${missing.map((each) => `${each} ${count(days.length, 'day')}`).join('; ')}.`;
}

const NAMES = { cpu: 'CPU', memory: 'memory' } as const;

/** The same as lines of bars, for dialogs: Slack draws charts in messages only (slack.md, section 2). */
export function peaksInWords(
  peaks: Peaks,
  from: InstanceTypeFacts | undefined,
  to: InstanceTypeFacts | undefined,
): string {
  const { days } = lastKnown(peaks);
  if (days.length === 0) return 'CloudWatch has seen nothing of it.';
  const after = to === undefined ? undefined : peaksOn({ days }, from, to);
  const lines = [
    barsOf('CPU', days, 'cpu'),
    ...(after === undefined ? [] : [barsOf(`  on ${to?.instanceType}`, after.days, 'cpu')]),
    barsOf('Memory', days, 'memory'),
    ...(after === undefined ? [] : [barsOf(`  on ${to?.instanceType}`, after.days, 'memory')]),
  ];
  const width = Math.max(...lines.map(({ name }) => name.length));
  const body = lines.map(({ name, said }) => `${name.padEnd(width)}  ${said}`).join('\n');
  return `Highest use of each day since ${days[0]?.date}, a full bar is all of it:\n\`\`\`\n${body}\n\`\`\``;
}

function barsOf(name: string, days: Peaks['days'], metric: 'cpu' | 'memory') {
  const values = days.map((day) => day[metric]);
  const known = values.filter((value) => value !== undefined);
  const said =
    known.length === 0
      ? 'not seen'
      : `${sparkline(values, 100)}  at most ${Math.round(Math.max(...known))} %`;
  return { name, said };
}

/** From the first day on which something was seen. */
function lastKnown({ days }: Peaks): Peaks {
  const first = days.findIndex(({ cpu, memory }) => cpu !== undefined || memory !== undefined);
  return { days: first === -1 ? [] : days.slice(first) };
}

function lineOf(name: string, days: Peaks['days'], metric: 'cpu' | 'memory') {
  const values = days.map((day) => day[metric]);
  const known = values.filter((value) => value !== undefined);
  if (known.length === 0 || known.length < values.length) return [];
  return [{ name, values: known.map((value) => Math.round(value * 10) / 10) }];
}
