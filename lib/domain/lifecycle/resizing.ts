import { type Sentence, sentence } from '../../shared/message.ts';
import { err, ok } from '../../shared/result.ts';
import type { Baseline } from '../resize/baseline.ts';
import type { AwsRequest } from '../resize/nextAction.ts';
import type { ProgressStep, ResizePhase } from '../resize/progress.ts';
import type { Suggestion } from '../suggestions/suggestion.ts';
import { CANCELLED } from './approve.ts';
import type { Actor, RollbackOffer, Running, SuggestionRecord } from './suggestionRecord.ts';
import {
  BOT,
  bump,
  enter,
  notOpen,
  type Refusal,
  type StateOf,
  type Transitioned,
  when,
} from './transition.ts';

/** Uses the approval up. It is good once, from the opening of its maintenance window until it expires. */
export function startResizing(
  record: SuggestionRecord,
  approvalId: string,
  at: string,
): Transitioned {
  return when(record, ['approved', 'resizing'], ({ kind, approval }) => {
    if (approval.id !== approvalId) return err(notOpen(record));
    // The step that wrote this may run again after a crash: the same approval goes on.
    if (kind === 'resizing') return ok(record);
    if (approval.expiresAt <= at) return err(APPROVAL_EXPIRED);
    if (approval.startsAt !== undefined && at < approval.startsAt) return err(TOO_EARLY);
    const next = { kind: 'resizing', approval, phase: 'revalidate', progress: [] } as const;
    const { planHash } = record.suggestion;
    return ok(enter(record, next, { by: BOT, at, planHash }));
  });
}

const APPROVAL_EXPIRED: Refusal = {
  kind: 'expired',
  message: sentence('The approval has expired. Approve it again.'),
};
const TOO_EARLY: Refusal = {
  kind: 'notOpen',
  message: sentence('Its maintenance window has not opened yet. Nothing was changed.'),
};

/**
 * Keeps what is shown while it runs, and the requests that AWS took so far: a run that recovers it
 * after a crash reads them. Adds nothing to the history.
 */
export function recordProgress(
  record: SuggestionRecord,
  phase: ResizePhase,
  progress: readonly ProgressStep[],
  requests: readonly AwsRequest[] = [],
): Transitioned {
  return when(record, 'resizing', (state) => {
    const made = requests.length === 0 ? {} : { requests };
    return ok({ ...bump(record), state: { ...state, phase, progress, ...made } });
  });
}

/** Keeps how the instance was, before anything of it is touched. Adds nothing to the history. */
export function recordBaseline(record: SuggestionRecord, baseline: Baseline): Transitioned {
  return when(record, 'resizing', (state) =>
    ok({ ...bump(record), state: { ...state, baseline } }),
  );
}

/** It runs on another type and is healthy. `until`: the end of its monitoring; absent: none. */
export function markResized(
  record: SuggestionRecord,
  to: {
    readonly finalType: string;
    readonly until?: string | undefined;
    readonly rollback?: Suggestion | undefined;
    readonly requests: readonly AwsRequest[];
  },
  at: string,
): Transitioned {
  const { finalType, until, rollback, requests } = to;
  return when(record, 'resizing', (state) => {
    const { approval, progress } = state;
    const resized = { approval, progress, at, finalType, ...rollbackOfferOf(rollback) };
    return ok(
      enter(
        record,
        until === undefined
          ? { kind: 'done', ...resized }
          : { kind: 'monitoring', until, ...resized },
        { ...auditOf(record, state, at, requests), after: { instanceType: finalType } },
      ),
    );
  });
}

function rollbackOfferOf(suggestion: Suggestion | undefined): {
  readonly rollback?: RollbackOffer;
} {
  if (suggestion?.kind !== 'rollback') return {};
  return { rollback: { id: suggestion.id, until: suggestion.rollbackOf.until } };
}

/** The change failed, and the instance is back on its old type. */
export function endRolledBack(
  record: SuggestionRecord,
  reason: Sentence,
  at: string,
  requests: readonly AwsRequest[] = [],
): Transitioned {
  return end(record, 'rolledBack', reason, at, requests);
}

/** The change ended without its goal: nothing was touched, or a person is needed. */
export function markFailed(
  record: SuggestionRecord,
  reason: Sentence,
  at: string,
  requests: readonly AwsRequest[] = [],
): Transitioned {
  return end(record, 'failed', reason, at, requests);
}

function end(
  record: SuggestionRecord,
  kind: 'rolledBack' | 'failed',
  reason: Sentence,
  at: string,
  requests: readonly AwsRequest[],
): Transitioned {
  return when(record, 'resizing', (state) => {
    const details = { ...auditOf(record, state, at, requests), why: reason };
    return ok(enter(record, { kind, ...endedAttempt(state, reason), reason, at }, details));
  });
}

/**
 * Ends a change that touched nothing, and asks again: it was cancelled, or the facts have changed.
 * `fresh` is the plan as of now, where there is one.
 */
export function reopen(
  record: SuggestionRecord,
  {
    reason: why = CANCELLED,
    by = BOT,
    fresh = record.suggestion,
  }: {
    /** Absent: it was cancelled. */
    readonly reason?: Sentence;
    readonly by?: Actor;
    readonly fresh?: Suggestion | undefined;
  },
  at: string,
): Transitioned {
  return when(record, 'resizing', (state) => {
    const lastAttempt = endedAttempt(state, why);
    return ok(
      enter({ ...record, suggestion: fresh }, { kind: 'open', lastAttempt }, { by, at, why }),
    );
  });
}

/** What a change did before it ended: no step of it runs any more. */
function endedAttempt({ approval, progress }: Running, reason: Sentence): Running {
  return {
    approval,
    progress: progress.map((step) =>
      step.status === 'running' ? { ...step, status: 'failed', detail: reason } : step,
    ),
  };
}

function auditOf(
  { suggestion }: SuggestionRecord,
  { baseline }: StateOf<'resizing'>,
  at: string,
  requests: readonly AwsRequest[],
) {
  return {
    by: BOT,
    at,
    planHash: suggestion.planHash,
    ...(baseline === undefined ? {} : { baseline }),
    ...(requests.length === 0 ? {} : { requests }),
  };
}
