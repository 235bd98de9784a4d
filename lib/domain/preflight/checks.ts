import type { Check } from './check.ts';
import { compute } from './checks/compute.ts';
import { ebsLimits } from './checks/ebsLimits.ts';
import { image } from './checks/image.ts';
import { limits } from './checks/limits.ts';
import { network } from './checks/network.ts';
import { ownership } from './checks/ownership.ts';
import { placement } from './checks/placement.ts';
import { recommendation } from './checks/recommendation.ts';
import { scope } from './checks/scope.ts';
import { state } from './checks/state.ts';
import { storage } from './checks/storage.ts';

/** All checks by concern, in the order in which findings are shown and docs/preflight.md lists them. */
export const CONCERNS: Readonly<Record<string, readonly Check[]>> = {
  'What Trimtab may change': scope,
  'Who manages the instance': ownership,
  'State of the instance': state,
  Recommendation: recommendation,
  'AMI and operating system': image,
  Compute: compute,
  Network: network,
  Storage: storage,
  'EBS limits': ebsLimits,
  Placement: placement,
  'Quotas and licenses': limits,
};

export const CHECKS: readonly Check[] = Object.values(CONCERNS).flat();
