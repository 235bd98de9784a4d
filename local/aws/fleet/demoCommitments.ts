import { PROD_ACCOUNT } from '../server/accounts.ts';
import { IRELAND, SEOUL, VIRGINIA } from './demoInstances.ts';
import type { Fleet, FleetReservedInstances, FleetSavingsPlan } from './fleet.ts';
import { hexOf } from './hexOf.ts';

const DAY_MS = 86_400_000;

/** The commitments of the demo company: they cover a part of what always runs. */
export function demoCommitments(now: Date): Pick<Fleet, 'reservedInstances' | 'savingsPlans'> {
  return { reservedInstances: demoReservedInstances(now), savingsPlans: demoSavingsPlans(now) };
}

function demoReservedInstances(now: Date): readonly FleetReservedInstances[] {
  return [
    {
      account: PROD_ACCOUNT,
      region: VIRGINIA,
      id: uuidOf('api-prod'),
      instanceType: 'm5.xlarge',
      count: 4,
      productDescription: 'Linux/UNIX',
      offeringClass: 'standard',
      payment: 'No Upfront',
      ...term(now, 210, 1),
    },
    {
      account: PROD_ACCOUNT,
      region: VIRGINIA,
      id: uuidOf('ledger'),
      count: 1,
      instanceType: 'r5.2xlarge',
      productDescription: 'Red Hat Enterprise Linux',
      offeringClass: 'convertible',
      payment: 'Partial Upfront',
      ...term(now, 400, 3),
    },
    {
      account: PROD_ACCOUNT,
      region: VIRGINIA,
      id: uuidOf('pricing'),
      count: 1,
      instanceType: 'c5.2xlarge',
      availabilityZone: 'us-east-1a',
      productDescription: 'Linux/UNIX',
      offeringClass: 'standard',
      payment: 'All Upfront',
      ...term(now, 350, 1),
    },
    {
      account: PROD_ACCOUNT,
      region: IRELAND,
      id: uuidOf('api-eu'),
      count: 2,
      instanceType: 'm6i.xlarge',
      productDescription: 'Linux/UNIX',
      offeringClass: 'convertible',
      payment: 'No Upfront',
      ...term(now, 90, 3),
    },
  ];
}

function demoSavingsPlans(now: Date): readonly FleetSavingsPlan[] {
  return [
    {
      account: PROD_ACCOUNT,
      id: uuidOf('compute plan'),
      plan: 'Compute',
      payment: 'No Upfront',
      hourlyCommitment: '0.60000000',
      ...term(now, 150, 1),
    },
    {
      account: PROD_ACCOUNT,
      id: uuidOf('m7g plan'),
      plan: 'EC2Instance',
      region: SEOUL,
      family: 'm7g',
      payment: 'Partial Upfront',
      hourlyCommitment: '0.18000000',
      ...term(now, 60, 3),
    },
  ];
}

function term<Years extends 1 | 3>(now: Date, daysAgo: number, years: Years) {
  const start = new Date(now.getTime() - daysAgo * DAY_MS);
  return { years, start, end: new Date(start.getTime() + years * 365 * DAY_MS) };
}

function uuidOf(name: string): string {
  const hex = `${hexOf(name)}${hexOf(`${name} more`)}`;
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
