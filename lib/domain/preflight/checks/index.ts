import type { Check } from '../check.ts';
import { compute } from './compute.ts';
import { ebsLimits } from './ebsLimits.ts';
import { image } from './image.ts';
import { limits } from './limits.ts';
import { network } from './network.ts';
import { ownership } from './ownership.ts';
import { placement } from './placement.ts';
import { recommendation } from './recommendation.ts';
import { scope } from './scope.ts';
import { state } from './state.ts';
import { storage } from './storage.ts';

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
