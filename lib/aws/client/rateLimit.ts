import type { FinalizeRequestMiddleware, Pluggable } from '@smithy/types';
import pThrottle from 'p-throttle';
import { operationOf } from './readOnly.ts';

/** How often we let ourselves ask. The limits of AWS are a little higher, and shared with others. */
export interface Budget {
  readonly perSecond: number;
  /** The operations that share the budget; absent: all of the service. */
  readonly operations?: readonly string[];
}

/**
 * Budgets for each account and Region (docs/facts/ec2-resize.md#request-rates). Services without
 * one are left to their own token buckets and the SDK's retry.
 */
export const BUDGETS = {
  ec2: { perSecond: 1, operations: ['StartInstances'] },
  computeOptimizer: { perSecond: 4 },
  pricing: { perSecond: 4 },
  savingsPlans: { perSecond: 2 },
} as const satisfies Readonly<Record<string, Budget>>;

/**
 * Makes a client wait its turn. Every try counts, also those of the SDK's retry, because AWS counts
 * them; a request is signed after its wait, so that its signature is fresh.
 */
export function rateLimit<Input extends object, Output extends object>(
  budget: Budget,
): Pluggable<Input, Output> {
  const turn = pThrottle({ limit: budget.perSecond, interval: 1000, strict: true })(async () => {});
  const { operations } = budget;
  const wait: FinalizeRequestMiddleware<Input, Output> = (next, context) => async (args) => {
    const operation = operationOf(context.commandName);
    if (operations === undefined || operations.includes(operation)) await turn();
    return next(args);
  };
  return {
    applyToStack: (stack) =>
      stack.addRelativeTo(wait, {
        relation: 'before',
        toMiddleware: 'httpSigningMiddleware',
        name: 'trimtabRateBudget',
      }),
  };
}
