import type { PlanSettings } from '../domain/commitments/fleetCostPlan.ts';
import type { Configuration } from './config.ts';

/** How commitments are planned, as the company has set it up. */
export function planSettings({ commitments }: Configuration): PlanSettings {
  const { years, payment, haircut, usedUp, lookBackDays } = commitments;
  return { terms: { years, payment }, risk: { haircut, usedUp }, lookBackDays };
}
