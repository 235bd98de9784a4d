import {
  type ExecutionAttempt,
  executionName,
  isRunDue,
  MAX_ATTEMPTS,
  nextAttempt,
} from '../../domain/lifecycle/executionAttempts.ts';
import { endMonitoring } from '../../domain/lifecycle/monitoring.ts';
import type { SuggestionRecord } from '../../domain/lifecycle/suggestionRecord.ts';
import type { Suggestion } from '../../domain/suggestions/suggestion.ts';
import { DAY_MS, DAY_SECONDS } from '../../shared/dates.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { IdempotencyStore } from '../../store/idempotencyStore.ts';
import type { SuggestionStore } from '../../store/suggestionStore.ts';
import { type ResizeRequest, resizeRequestOf } from '../resize/request.ts';

export interface SweepDeps {
  readonly now: Date;
  readonly accounts: readonly AccountId[];
  readonly suggestions: SuggestionStore;
  readonly once: IdempotencyStore;
  /** The execution of this name; undefined when there was none. */
  readonly findExecution: (name: string) => Promise<ExecutionAttempt | undefined>;
  readonly startExecution: (request: ResizeRequest, name: string) => Promise<void>;
  readonly pageOperators: (suggestion: Suggestion, reason: string) => void;
}

/** After this the monitoring of a record is over, whether or not its execution has ended it. */
const ABANDONED_MS = DAY_MS;

/** Between two pages for the same change that needs a person. */
const PAGE_AGAIN_SECONDS = DAY_SECONDS;

/**
 * Starts the changes that no execution runs: those whose ingress died before it started them, those
 * whose maintenance window is near, and those whose execution died. The name of an execution has the
 * number of its attempt, so two sweeps start it once. The new execution begins the change, or
 * recovers it (recover.ts).
 */
export async function sweep(deps: SweepDeps): Promise<void> {
  for (const record of await deps.suggestions.list(deps.accounts)) {
    if (isAbandoned(record, deps.now)) await endUnobserved(record, deps);
    if (isRunDue(record, deps.now)) await startNextAttempt(record, deps);
  }
}

async function startNextAttempt(record: SuggestionRecord, deps: SweepDeps): Promise<void> {
  const { state, suggestion } = record;
  if (state.kind !== 'approved' && state.kind !== 'resizing') return;
  const { approval } = state;
  const next = nextAttempt(await attemptsOf(approval.id, deps), deps.now);
  switch (next.kind) {
    case 'none':
      return;
    case 'start':
      // Starting the first run of an approved change is the sweep's job, not a failure.
      if (next.run > 1 || state.kind === 'resizing') {
        deps.pageOperators(suggestion, `Run ${next.run - 1} of its change ended before its end.`);
      }
      return deps.startExecution(resizeRequestOf(record), executionName(approval.id, next.run));
    case 'exhausted': {
      const first = await deps.once.claim(`exhausted#${approval.id}`, deps.now, PAGE_AGAIN_SECONDS);
      if (!first) return;
      return deps.pageOperators(
        suggestion,
        `${next.runs} runs of its change have died. A person is needed: look at the instance.`,
      );
    }
  }
}

/** The first one first. */
async function attemptsOf(
  approvalId: string,
  deps: SweepDeps,
): Promise<readonly ExecutionAttempt[]> {
  const runs: ExecutionAttempt[] = [];
  for (let run = 1; run <= MAX_ATTEMPTS; run++) {
    const found = await deps.findExecution(executionName(approvalId, run));
    if (found === undefined) break;
    runs.push(found);
  }
  return runs;
}

function isAbandoned({ state }: SuggestionRecord, now: Date): boolean {
  return state.kind === 'monitoring' && now.getTime() - Date.parse(state.until) > ABANDONED_MS;
}

async function endUnobserved(record: SuggestionRecord, deps: SweepDeps): Promise<void> {
  const ended = endMonitoring(record, deps.now.toISOString(), { how: 'unobserved' });
  // A version conflict means newer facts: the next sweep reads them.
  if (ended.ok) await deps.suggestions.save(record, ended.value);
}
