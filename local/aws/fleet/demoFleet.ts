import type { Fleet } from '../fleet.ts';

export function demoFleet(_now: Date): Fleet {
  return {
    instances: [],
    images: [],
    autoScalingGroups: [],
    targetGroups: [],
    reservedInstances: [],
    savingsPlans: [],
  };
}
