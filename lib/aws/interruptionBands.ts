import * as z from 'zod';
import type { InterruptionBandOf } from '../domain/pricing/spotSuitability.ts';

/**
 * The file behind AWS's Spot Advisor page. It is public and not documented: it may go
 * (docs/facts/pricing-and-commitments.md#spot).
 */
const SPOT_ADVISOR_URL = 'https://spot-bid-advisor.s3.amazonaws.com/spot-advisor-data.json';

const advisor = z.object({
  spot_advisor: z.record(
    z.string(),
    z.record(z.string(), z.record(z.string(), z.object({ r: z.int().min(0).max(4) }))),
  ),
});

const SYSTEMS: Readonly<Record<string, string>> = {
  RunInstances: 'Linux',
  'RunInstances:0002': 'Windows',
};

const NOTHING: InterruptionBandOf = () => undefined;

/** Knows nothing when the file can't be had or understood: no verdict depends on it alone. */
export async function readInterruptionBands(
  url: string = SPOT_ADVISOR_URL,
): Promise<InterruptionBandOf> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000) });
    const parsed = advisor.safeParse(await response.json());
    if (!response.ok || !parsed.success) return NOTHING;
    const { spot_advisor: bands } = parsed.data;
    return (region, instanceType, operation) =>
      bands[region]?.[SYSTEMS[operation] ?? '']?.[instanceType]?.r;
  } catch {
    return NOTHING;
  }
}
