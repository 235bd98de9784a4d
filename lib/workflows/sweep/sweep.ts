import {
  type ExecutionAttempt,
  executionName,
  isRunDue,
  MAX_ATTEMPTS,
  nextAttempt,
} from '../../domain/lifecycle/executionAttempts.ts';
import type { SuggestionRecord } from '../../domain/lifecycle/suggestionRecord.ts';
import { endMonitoring } from '../../domain/lifecycle/transition.ts';
import type { Suggestion } from '../../domain/suggestions/suggestion.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { IdempotencyStore } from '../../store/idempotencyStore.ts';
import type { SuggestionStore } from '../../store/suggestionStore.ts';
import { type ResizeRequest, resizeRequestOf } from '../resize/request.ts';

export interface SweepDeps {
  readonly now: Date;
  readonly accounts: readonly AccountId[];
  readonly suggestions: SuggestionStore;
  readonly once: IdempotencyStore;
  /** The run of this name; undefined when there was none. */
  readonly findRun: (name: string) => Promise<ExecutionAttempt | undefined>;
  readonly startRun: (request: ResizeRequest, name: string) => Promise<void>;
  readonly pageOperators: (suggestion: Suggestion, reason: string) => void;
}

/** Nobody watches any more so long after the watch should have ended. */
const FORGOTTEN_MS = 86_400_000;

/** Between two calls for the same change that only people can help. */
const A_DAY = 86_400;

/**
 * Finds the changes that nobody carries out: approved, and the ingress died before it started them;
 * approved for a window that is near now; begun, and their run died. Each one is started again, by
 * the name of its next run, so that two sweeps start it once. A new run knows what to do: it begins,
 * or takes over what is half done (resize.ts).
 */
export async function sweep(deps: SweepDeps): Promise<void> {
  for (const record of await deps.suggestions.list(deps.accounts)) {
    if (isForgotten(record, deps.now)) await endWatch(record, deps);
    if (isRunDue(record, deps.now)) await look(record, deps);
  }
}

async function look(record: SuggestionRecord, deps: SweepDeps): Promise<void> {
  const { state, suggestion } = record;
  if (state.kind !== 'approved' && state.kind !== 'resizing') return;
  const { approval } = state;
  const next = nextAttempt(await runsOf(approval.id, deps), deps.now);
  switch (next.kind) {
    case 'none':
      return;
    case 'start':
      // A first run of what is approved is no accident: the sweep may be who starts it.
      if (next.run > 1 || state.kind === 'resizing') {
        deps.pageOperators(suggestion, `Run ${next.run - 1} of its change ended before its end.`);
      }
      return deps.startRun(resizeRequestOf(record), executionName(approval.id, next.run));
    case 'hopeless': {
      const first = await deps.once.claim(`hopeless#${approval.id}`, deps.now, A_DAY);
      if (!first) return;
      return deps.pageOperators(
        suggestion,
        `${next.runs} runs of its change have died. A person is needed: look at the instance.`,
      );
    }
  }
}

/** The first one first. */
async function runsOf(approvalId: string, deps: SweepDeps): Promise<readonly ExecutionAttempt[]> {
  const runs: ExecutionAttempt[] = [];
  for (let run = 1; run <= MAX_ATTEMPTS; run++) {
    const found = await deps.findRun(executionName(approvalId, run));
    if (found === undefined) break;
    runs.push(found);
  }
  return runs;
}

function isForgotten({ state }: SuggestionRecord, now: Date): boolean {
  return state.kind === 'monitoring' && now.getTime() - Date.parse(state.until) > FORGOTTEN_MS;
}

async function endWatch(record: SuggestionRecord, deps: SweepDeps): Promise<void> {
  const kept = endMonitoring(record, deps.now.toISOString(), { how: 'unobserved' });
  // Whoever was faster knows more: the next sweep looks again.
  if (kept.ok) await deps.suggestions.save(record, kept.value);
}
