const BARS = '▁▂▃▄▅▆▇█';

/**
 * A line of bars from 0 to `most`, one for each value, for views in which Slack draws no chart. What
 * is not known is a blank, and what is above `most` a full bar.
 */
export function sparkline(values: readonly (number | undefined)[], most: number): string {
  return values.map((value) => (value === undefined ? ' ' : barOf(value / most))).join('');
}

function barOf(share: number): string {
  const index = Math.floor(Math.min(0.999, Math.max(0, share)) * BARS.length);
  return BARS[index] ?? ' ';
}
