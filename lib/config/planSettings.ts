import type { PlanSettings } from '../domain/commitments/fleetCostPlan.ts';
import type { Configuration } from './config.ts';

/** How commitments are planned, as the company has set it up. */
export function planSettings({ commitments }: Configuration): PlanSettings {
  const { years, payment, usageMargin, minUtilization, lookbackDays } = commitments;
  return { terms: { years, payment }, risk: { usageMargin, minUtilization }, lookbackDays };
}
