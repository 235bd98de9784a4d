import { DAY_MS } from '../../shared/dates.ts';
import type { Approval, SuggestionRecord } from './suggestionRecord.ts';

/** A durable execution of `resize`, as Lambda lists it. */
export interface ExecutionAttempt {
  readonly running: boolean;
  /** ISO 8601; absent while it runs. */
  readonly endedAt?: string;
}

/** What the sweep does with a record. */
export type NextAttempt =
  /** Nothing to do, or an execution runs. */
  | { readonly kind: 'none' }
  /** No execution runs it: this one has to be started. */
  | { readonly kind: 'start'; readonly run: number }
  /** Gave up after this many attempts. */
  | { readonly kind: 'exhausted'; readonly runs: number };

/** How often a change is started before a person is needed. */
export const MAX_ATTEMPTS = 4;

/**
 * An execution is started this long before its window opens, and not at once: it waits with the code
 * that it was started with, and for at most `executionTimeout` (serverless.yml). A week, so that many
 * sweeps may fail.
 */
const AHEAD_MS = 7 * DAY_MS;

/** The ingress may still be starting it: longer than any of its invocations. */
const STARTING_MS = 10 * 60_000;

/** The last invocation of a dead execution may still run: longer than the timeout of `resize`. */
const ENDING_MS = 15 * 60_000;

/** The name of an execution: Lambda starts each name once. */
export function executionName(approvalId: string, run: number): string {
  return run === 1 ? approvalId : `${approvalId}-run${run}`;
}

/** Whether the execution of an approval is to be started now, and not nearer to its window. */
export function startsSoon({ startsAt }: Approval, now: Date): boolean {
  return startsAt === undefined || Date.parse(startsAt) - now.getTime() <= AHEAD_MS;
}

/** Whether an execution is due. */
export function isRunDue({ state }: SuggestionRecord, now: Date): boolean {
  if (state.kind === 'resizing') return true;
  if (state.kind !== 'approved') return false;
  return startsSoon(state.approval, now) && isOld(state.approval.at, STARTING_MS, now);
}

/** What to do about a record whose execution is due and that has had these, the first one first. */
export function nextAttempt(runs: readonly ExecutionAttempt[], now: Date): NextAttempt {
  const busy = runs.some(
    ({ running, endedAt }) => running || (endedAt !== undefined && !isOld(endedAt, ENDING_MS, now)),
  );
  if (busy) return { kind: 'none' };
  if (runs.length >= MAX_ATTEMPTS) return { kind: 'exhausted', runs: runs.length };
  return { kind: 'start', run: runs.length + 1 };
}

function isOld(at: string, age: number, now: Date): boolean {
  return now.getTime() - Date.parse(at) >= age;
}
