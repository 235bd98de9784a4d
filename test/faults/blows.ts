import type { Blow } from './overAws.ts';

/** More than a change makes. */
const POSITIONS = 76;

const KINDS = ['throttle', 'unavailable', 'timeout', 'unanswered', 'error'] as const;

/** Once, which the SDK's own retries mend; and more often than those, which the workflow must. */
const TIMES = [1, 4] as const;

/** Every fault at every call of a change. */
export function blows(): readonly Blow[] {
  return Array.from({ length: POSITIONS }, (_, after) => after).flatMap((after) =>
    KINDS.flatMap((kind) => TIMES.map((times): Blow => ({ kind, after, times }))),
  );
}
