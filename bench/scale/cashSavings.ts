import { cashSavings } from '../../lib/domain/billing/savings/cashSavings.ts';
import type { UsageChange } from '../../lib/domain/billing/usageChange.ts';
import type { Figure } from '../figure.ts';
import { aCompany, type Company } from './aCompany.ts';

const COMMITMENTS = 70;
const HOURS = 336;
/** Instances in one chunk: what one function computes. */
const CHUNK = 50_000;

/**
 * The cash saving of every suggestion of fleets that grow, in seconds of one core. Processor time is
 * what is measured: it depends less on what else runs.
 */
export function cashSavingFigures(sizes: readonly number[]): readonly Figure[] {
  const measured = sizes.map((instances) => ({ instances, ...measure(instances) }));
  const [least, most] = [measured[0], measured.at(-1)];
  const figures = measured.flatMap(({ instances, seconds, longest, megabytes }) => {
    const goal = SECONDS[instances] ?? Number.POSITIVE_INFINITY;
    const name = `cash savings of ${instances.toLocaleString('en-US')} instances under ${COMMITMENTS} commitments`;
    return [
      figure(name, seconds, 's', `≤ ${goal}`, seconds <= goal),
      figure(`${name}: longest chunk`, longest, 's', '≤ 60', longest <= 60),
      figure(`${name}: peak memory, fleet included`, megabytes, 'MB', '≤ 1024', megabytes <= 1024),
    ];
  });
  if (least === undefined || most === undefined || least === most) return figures;
  const exponent =
    Math.log(most.seconds / least.seconds) / Math.log(most.instances / least.instances);
  const range = `${least.instances.toLocaleString('en-US')} to ${most.instances.toLocaleString('en-US')}`;
  return [
    ...figures,
    figure(
      `growth of cash savings from ${range} instances`,
      exponent,
      'exponent',
      '≤ 1.1',
      exponent <= 1.1,
    ),
  ];
}

const SECONDS: Readonly<Record<number, number>> = { 1000: 30, 10000: 30, 100000: 300 };

function measure(instances: number) {
  const company = aCompany(instances, COMMITMENTS, HOURS);
  const chunks = Math.ceil(instances / CHUNK);
  const size = Math.ceil(company.changes.length / chunks);
  const times = Array.from({ length: chunks }, (_, chunk) =>
    timeOf(company, company.changes.slice(chunk * size, (chunk + 1) * size)),
  );
  return {
    seconds: times.reduce((sum, time) => sum + time, 0),
    longest: Math.max(...times),
    megabytes: process.resourceUsage().maxRSS / 1024,
  };
}

function timeOf({ usage, owned, priceBook }: Company, changes: readonly UsageChange[]): number {
  const started = process.cpuUsage();
  const cashSavingOf = cashSavings({
    usage,
    candidates: changes,
    commitments: { owned, queued: [], unclear: [], errors: [] },
    priceBook,
    sharing: true,
    now: '2026-11-28T00:00:00.000Z',
  });
  for (const change of changes) cashSavingOf([change]);
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1e6;
}

function figure(name: string, value: number, unit: string, goal: string, ok: boolean): Figure {
  return { name, value: Math.round(value * 100) / 100, unit, goal, ok };
}
