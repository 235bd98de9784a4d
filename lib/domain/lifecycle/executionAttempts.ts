import type { Approval, SuggestionRecord } from './suggestionRecord.ts';

/**
 * A durable execution of `resize`, as Lambda tells of it
 * (docs/facts/durable-functions.md#starting-an-execution).
 */
export interface ExecutionAttempt {
  readonly running: boolean;
  /** ISO 8601; absent while it runs. */
  readonly endedAt?: string;
}

/** What the sweep does with a record. */
export type NextAttempt =
  /** Nothing is to be done, or somebody is at it. */
  | { readonly kind: 'none' }
  /** Nobody carries it out: this run has to be started. */
  | { readonly kind: 'start'; readonly run: number }
  /** As many runs as this have died. */
  | { readonly kind: 'hopeless'; readonly runs: number };

/** How often a change is taken up again before only people can help. */
export const MAX_ATTEMPTS = 4;

/**
 * A run is started so long before its window opens, and not at once: what waits does so with the
 * code of its day, and an execution has an end (serverless.yml, `executionTimeout`). A week, so that
 * many sweeps may fail.
 */
const AHEAD_MS = 7 * 86_400_000;

/** The ingress may still be starting it: longer than any of its invocations. */
const STARTING_MS = 10 * 60_000;

/** The last invocation of a dead run may be at work: longer than the time-out of `resize`. */
const ENDING_MS = 15 * 60_000;

/**
 * The name of a run: each one exists once (docs/facts/durable-functions.md#starting-an-execution).
 */
export function executionName(approvalId: string, run: number): string {
  return run === 1 ? approvalId : `${approvalId}-run${run}`;
}

/** Whether what is approved has to be started, by how long it is until its window. */
export function startsSoon({ startsAt }: Approval, now: Date): boolean {
  return startsAt === undefined || Date.parse(startsAt) - now.getTime() <= AHEAD_MS;
}

/** Whether somebody has to carry it out by now. */
export function isRunDue({ state }: SuggestionRecord, now: Date): boolean {
  if (state.kind === 'resizing') return true;
  if (state.kind !== 'approved') return false;
  return startsSoon(state.approval, now) && isOld(state.approval.at, STARTING_MS, now);
}

/** What to do with a record that needs a run and has had these, the first one first. */
export function nextAttempt(runs: readonly ExecutionAttempt[], now: Date): NextAttempt {
  const busy = runs.some(
    ({ running, endedAt }) => running || (endedAt !== undefined && !isOld(endedAt, ENDING_MS, now)),
  );
  if (busy) return { kind: 'none' };
  if (runs.length >= MAX_ATTEMPTS) return { kind: 'hopeless', runs: runs.length };
  return { kind: 'start', run: runs.length + 1 };
}

function isOld(at: string, age: number, now: Date): boolean {
  return now.getTime() - Date.parse(at) >= age;
}
