import createHighs from 'highs';
import type { MixHour, MixItem } from '../../lib/domain/commitments/savingsPlanMix.ts';

type Highs = Awaited<ReturnType<typeof createHighs>>;

export const openHighs = (): Promise<Highs> => createHighs();

/**
 * The linear program of docs/facts/pricing-and-commitments.md#sizing-a-commitment, solved by HiGHS:
 * commitments c, and in each hour what the plans cover of each usage, freely chosen. AWS chooses
 * less freely, so no bill is below it. In µUSD.
 */
export function leastCost(
  highs: Highs,
  hours: readonly MixHour[],
  items: readonly MixItem[],
): number {
  const program = programOf(hours, items);
  const solution = highs.solve(program.text);
  if (solution.Status !== 'Optimal') throw new Error(`HiGHS says ${solution.Status}`);
  return (solution.ObjectiveValue + program.onDemand) * MICRO;
}

const MICRO = 1_000_000;

function programOf(hours: readonly MixHour[], items: readonly MixItem[]) {
  const all = hours.reduce((sum, { weight }) => sum + weight, 0);
  const groups = [...new Set(items.flatMap(({ instance }) => instance?.group ?? []))];
  const objective = [`${all} c`, ...groups.map((_, index) => `${all} f${index}`)];
  const rows: string[] = [];
  const bounds: string[] = [];
  let onDemand = 0;
  for (const [hour, { quantities, weight }] of hours.entries()) {
    const compute: string[] = [];
    const families = groups.map((): string[] => []);
    for (const [index, item] of items.entries()) {
      const quantity = quantities[index] ?? 0;
      if (quantity === 0) continue;
      onDemand += (weight * quantity * item.onDemand) / MICRO;
      const covered: string[] = [];
      if (item.compute !== undefined) {
        covered.push(`x${hour}_${index}`);
        compute.push(`${item.compute / MICRO} x${hour}_${index}`);
      }
      if (item.instance !== undefined) {
        covered.push(`y${hour}_${index}`);
        const family = groups.indexOf(item.instance.group);
        families[family]?.push(`${item.instance.rate / MICRO} y${hour}_${index}`);
      }
      for (const name of covered) objective.push(`- ${(weight * item.onDemand) / MICRO} ${name}`);
      if (covered.length > 1) rows.push(`${covered.join(' + ')} <= ${quantity}`);
      for (const name of covered) bounds.push(`0 <= ${name} <= ${quantity}`);
    }
    if (compute.length > 0) rows.push(`${compute.join(' + ')} - c <= 0`);
    for (const [index, family] of families.entries()) {
      if (family.length > 0) rows.push(`${family.join(' + ')} - f${index} <= 0`);
    }
  }
  const sum = objective.join(' + ').replaceAll('+ -', '-');
  const constraints = rows.map((row, index) => `r${index}: ${row}`).join('\n');
  return {
    text: `Minimize\nobj: ${sum}\nSubject To\n${constraints}\nBounds\n${bounds.join('\n')}\nEnd\n`,
    onDemand,
  };
}
