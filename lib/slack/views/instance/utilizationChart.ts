import type { InstanceTypeSpecs } from '../../../domain/fleet/instanceTypeSpecs.ts';
import { type PeakUtilization, peakUtilizationOn } from '../../../domain/fleet/peakUtilization.ts';
import type { ChartData } from '../../blockKit/chart.ts';
import { sparkline } from '../../blockKit/sparkline.ts';
import type { Text } from '../../i18n/ko.ts';
import type { Language } from '../../i18n/translator.ts';

/**
 * Daily peaks of CPU and memory, on the current and on the suggested type; undefined without data. A
 * line is drawn only when every day is known: a gap is not zero, and `gapsText` says it.
 */
export function utilizationChart(
  peaks: PeakUtilization,
  from: InstanceTypeSpecs | undefined,
  to: InstanceTypeSpecs | undefined,
  { say }: Language,
): ChartData | undefined {
  const { days } = lastKnown(peaks);
  const after = to === undefined ? undefined : peakUtilizationOn({ days }, from, to);
  const series = [
    ...lineOf(say('CPU'), days, 'cpu'),
    ...(after === undefined ? [] : lineOf(say('CPU, new type'), after.days, 'cpu')),
    ...lineOf(say('Memory'), days, 'memory'),
    ...(after === undefined ? [] : lineOf(say('Memory, new type'), after.days, 'memory')),
  ];
  if (series.length === 0) return undefined;
  return {
    title: say('Daily peak utilization'),
    xLabel: say('day (UTC)'),
    yLabel: say('% of capacity'),
    categories: days.map(({ date }) => date.slice(5)),
    series,
  };
}

/** Which lines the chart does not have, and why; undefined when it has all. */
export function gapsText(peaks: PeakUtilization, { say }: Language): string | undefined {
  const { days } = lastKnown(peaks);
  const missing = (['cpu', 'memory'] as const).flatMap((metric) => {
    const unseen = days.filter((day) => day[metric] === undefined).length;
    return unseen === 0 ? [] : [say(NO_LINE[metric], { unseen, days: days.length })];
  });
  return missing.length === 0 ? undefined : missing.join(' ');
}

const NO_LINE = {
  cpu: 'No CPU line: no data on {unseen} of {days} days.',
  memory: 'No memory line: no data on {unseen} of {days} days.',
} as const satisfies Readonly<Record<'cpu' | 'memory', Text>>;

/**
 * The same as lines of bars, for dialogs: Slack draws charts in messages only
 * (docs/facts/slack.md#newer-blocks).
 */
export function peakUtilizationText(
  peaks: PeakUtilization,
  from: InstanceTypeSpecs | undefined,
  to: InstanceTypeSpecs | undefined,
  language: Language,
): string {
  const { say, date } = language;
  const { days } = lastKnown(peaks);
  const [first] = days;
  if (first === undefined) return say('No CloudWatch data for this instance.');
  const after = to === undefined ? undefined : peakUtilizationOn({ days }, from, to);
  const onNew = say('  on {type}', { type: to?.instanceType ?? '' });
  const lines = [
    barsOf(say('CPU'), days, 'cpu', language),
    ...(after === undefined ? [] : [barsOf(onNew, after.days, 'cpu', language)]),
    barsOf(say('Memory'), days, 'memory', language),
    ...(after === undefined ? [] : [barsOf(onNew, after.days, 'memory', language)]),
  ];
  const width = Math.max(...lines.map(({ name }) => name.length));
  const body = lines.map(({ name, said }) => `${name.padEnd(width)}  ${said}`).join('\n');
  const heading = say('Daily peak utilization since {day} (full bar = 100%):', {
    day: date(first.date),
  });
  return `${heading}\n\`\`\`\n${body}\n\`\`\``;
}

function barsOf(
  name: string,
  days: PeakUtilization['days'],
  metric: 'cpu' | 'memory',
  { say, percent }: Language,
) {
  const values = days.map((day) => day[metric]);
  const known = values.filter((value) => value !== undefined);
  const said =
    known.length === 0
      ? say('no data')
      : say('{bars}  peak {share}', {
          bars: sparkline(values, 100),
          share: percent(Math.max(...known) / 100),
        });
  return { name, said };
}

/** From the first day on which something was seen. */
function lastKnown({ days }: PeakUtilization): PeakUtilization {
  const first = days.findIndex(({ cpu, memory }) => cpu !== undefined || memory !== undefined);
  return { days: first === -1 ? [] : days.slice(first) };
}

function lineOf(name: string, days: PeakUtilization['days'], metric: 'cpu' | 'memory') {
  const values = days.map((day) => day[metric]);
  const known = values.filter((value) => value !== undefined);
  if (known.length === 0 || known.length < values.length) return [];
  return [{ name, values: known.map((value) => Math.round(value * 10) / 10) }];
}
