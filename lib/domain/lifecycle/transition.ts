import { type Sentence, sentence, together } from '../../shared/message.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Baseline } from '../resize/baseline.ts';
import { type HealthIssue, type MonitoringEndedEarly, openIssues } from '../resize/monitor.ts';
import type { ResizePhase } from '../resize/progress.ts';
import { approvabilityOf } from '../suggestions/approvability.ts';
import type { Suggestion } from '../suggestions/suggestion.ts';
import type { DismissReason } from './dismissReason.ts';
import { displayFingerprint } from './newOrChanged.ts';
import { mayRollBack } from './rollbackOffer.ts';
import type {
  Actor,
  Approval,
  AwsRequest,
  MessageRef,
  ProgressStep,
  RollbackOffer,
  Running,
  SuggestionRecord,
  SuggestionState,
  Transition,
} from './suggestionRecord.ts';

/** Why a transition is not made. The message is for the person who asked for it. */
export interface Refusal {
  readonly kind: 'notOpen' | 'planChanged' | 'expired' | 'blocked';
  readonly message: Sentence;
  /** Why, in words that may hold names which others gave: escaped where they are shown. */
  readonly because?: Sentence;
}

type Transitioned = Result<SuggestionRecord, Refusal>;

const BOT: Actor = { kind: 'bot' };

/** A suggestion that is seen for the first time. `at` is ISO 8601, as everywhere below. */
export function createRecord(suggestion: Suggestion, at: string): SuggestionRecord {
  return {
    suggestion,
    state: { kind: 'open' },
    version: 1,
    createRecord: at,
    lastSeen: at,
    history: [{ at, by: BOT, to: 'open' }],
  };
}

/**
 * The same suggestion, seen again with newer evidence. What people decided stays, until it has run
 * out: a snooze, an approval that was never used, a change that ended (somebody has changed the
 * instance back since, or it failed).
 */
export function refreshRecord(
  record: SuggestionRecord,
  suggestion: Suggestion,
  at: string,
): SuggestionRecord {
  // The plan of an approval or of a running change is the one that was approved: it is not replaced.
  if (isUnderWay(record.state, at)) return { ...bump(record), lastSeen: at };
  const fresh = { ...bump(record), suggestion, lastSeen: at };
  const { state } = record;
  const rests = state.kind === 'open' || state.kind === 'dismissed';
  const sleeps = state.kind === 'snoozed' && at < state.until;
  if (rests || sleeps) return fresh;
  const opened = enter(fresh, { kind: 'open' }, { by: BOT, at });
  // What only went and came is no news; what somebody decided on, and what has run out, is.
  if (state.kind === 'expired') return opened;
  const { shown: _, ...unseen } = opened;
  return unseen;
}

function isUnderWay(state: SuggestionState, at: string): boolean {
  switch (state.kind) {
    case 'resizing':
    case 'monitoring':
      return true;
    case 'requested':
    case 'approved':
      return at < state.approval.expiresAt;
    default:
      return false;
  }
}

/** A suggestion that is no longer made: whoever presses its button now gets a clear answer. */
export function expire(record: SuggestionRecord, at: string): Transitioned {
  const { state } = record;
  const lapsed = state.kind === 'requested' && state.approval.expiresAt <= at;
  if (state.kind !== 'open' && state.kind !== 'snoozed' && !lapsed) return err(notOpen(record));
  return ok(enter(bump(record), { kind: 'expired', at }, { by: BOT, at }));
}

/**
 * Approves exactly the plan that was shown: `shownPlanHash` is that of the dialog the person sent
 * (docs/facts/ec2-resize.md#order-of-a-resize). Where two people must agree, the first approval is
 * a request, and the second must be somebody else's. Refused when the plan has changed since, or a
 * check blocks it.
 */
export function approve(
  record: SuggestionRecord,
  approval: Approval,
  shownPlanHash: string,
  needsSecond: boolean,
): Transitioned {
  const { suggestion, state } = record;
  const refusal = refusalOf(record, approval, shownPlanHash);
  if (refusal !== undefined) return err(refusal);
  const { by, at, dialog } = approval;
  const details = {
    by,
    at,
    planHash: suggestion.planHash,
    ...(dialog === undefined ? {} : { dialog }),
  };
  if (state.kind === 'requested') {
    const agreed = { ...state.approval, second: approval.by };
    return ok(enter(bump(record), { kind: 'approved', approval: agreed }, details));
  }
  const kind = needsSecond ? 'requested' : 'approved';
  return ok(enter(bump(record), { kind, approval }, details));
}

/** Why this approval is not taken; undefined when it is. */
function refusalOf(
  { suggestion, state, ...record }: SuggestionRecord,
  approval: Approval,
  shownPlanHash: string,
): Refusal | undefined {
  if (state.kind === 'requested') {
    if (state.approval.expiresAt <= approval.at) return LAPSED;
    if (isSame(state.approval.by, approval.by)) return OWN_REQUEST;
  } else if (!(suggestion.kind === 'rollback' ? mayRollBack(state) : isOpen(state))) {
    return notOpen({ suggestion, state, ...record });
  }
  // Sent twice, the second one late: somebody has cancelled what the first one did.
  const { dialog } = approval;
  if (dialog !== undefined && record.history.some((entry) => entry.dialog === dialog)) return USED;
  const approvability = approvabilityOf(suggestion);
  if (!approvability.approvable) {
    if (approvability.why === 'advice') return ADVICE;
    const message = sentence('This cannot be approved.');
    return { kind: 'blocked', message, because: approvability.because };
  }
  if (suggestion.kind === 'rollback' && suggestion.rollbackOf.until <= approval.at) return TOO_OLD;
  if (shownPlanHash === suggestion.planHash && approval.planHash === suggestion.planHash) {
    return undefined;
  }
  return {
    kind: 'planChanged',
    message: sentence(
      'The facts have changed since this was shown. Open the newest digest or run `/trimtab instance {id}` to see the plan of today. Nothing was changed.',
      { id: suggestion.instance.instanceId },
    ),
  };
}

function isOpen({ kind }: SuggestionState): boolean {
  return kind === 'open' || kind === 'snoozed';
}

const ADVICE: Refusal = {
  kind: 'blocked',
  message: sentence('This is advice: there is nothing that Trimtab would change.'),
};
const USED: Refusal = {
  kind: 'expired',
  message: sentence('This dialog was used already. Press Approve again. Nothing was changed.'),
};
const LAPSED: Refusal = {
  kind: 'expired',
  message: sentence('The request has expired. Wait for the next digest and approve it again.'),
};
const OWN_REQUEST: Refusal = {
  kind: 'blocked',
  message: sentence('You asked for this: somebody else has to agree. Nothing was changed.'),
};
const TOO_OLD: Refusal = {
  kind: 'expired',
  message: sentence('The time to roll back with one click is over. Nothing was changed.'),
};

const THEIRS_ALREADY: Refusal = {
  kind: 'notOpen',
  message: sentence('It is assigned to them already. Nothing was changed.'),
};

function isSame(one: Actor, other: Actor): boolean {
  return one.kind === 'user' && other.kind === 'user' && one.id === other.id;
}

/** Takes an approval back that could not be started: it is open again, and nothing was touched. */
export function withdraw(
  record: SuggestionRecord,
  approvalId: string,
  why: Sentence,
  at: string,
): Transitioned {
  const { state } = record;
  if (state.kind !== 'approved' || state.approval.id !== approvalId) return err(notOpen(record));
  return ok(enter(bump(record), { kind: 'open' }, { by: BOT, at, why }));
}

/** Phases in which nothing of the instance has been touched. */
const UNTOUCHED: readonly ResizePhase[] = ['wait', 'revalidate', 'reserve', 'backUp', 'drain'];

/**
 * Somebody does not want it after all. What waits is open again at once; what has begun and touched
 * nothing is asked to end. Refused once the instance is being stopped: then Roll back is the way.
 */
export function cancel(record: SuggestionRecord, by: Actor, at: string): Transitioned {
  const { state } = record;
  if (state.kind === 'requested' || state.kind === 'approved') {
    return ok(enter(bump(record), { kind: 'open' }, { by, at, why: CANCELLED }));
  }
  if (state.kind !== 'resizing' || !mayCancel(record)) return err(notOpen(record));
  // In the trail at once: it may be too late, and then the change ends some other way.
  return ok(enter(bump(record), { ...state, cancelled: by }, { by, at, why: CANCELLED }));
}

const CANCELLED = sentence('Cancelled.');

export function mayCancel({ state }: SuggestionRecord): boolean {
  if (state.kind === 'requested' || state.kind === 'approved') return true;
  return state.kind === 'resizing' && UNTOUCHED.includes(state.phase);
}

/** Uses the approval up: it is good once, from the opening of its window, and until it expires. */
export function startResizing(
  record: SuggestionRecord,
  approvalId: string,
  at: string,
): Transitioned {
  const { state } = record;
  if (state.kind !== 'approved' || state.approval.id !== approvalId) {
    // The step that began this resize may run again after a crash: the same approval goes on.
    if (state.kind === 'resizing' && state.approval.id === approvalId) return ok(record);
    return err(notOpen(record));
  }
  if (state.approval.expiresAt <= at) {
    return err(RUN_OUT);
  }
  const { approval } = state;
  if (approval.startsAt !== undefined && at < approval.startsAt) return err(TOO_EARLY);
  const next = { kind: 'resizing', approval, phase: 'revalidate', progress: [] } as const;
  const planHash = record.suggestion.planHash;
  return ok(enter(bump(record), next, { by: BOT, at, planHash }));
}

const RUN_OUT: Refusal = {
  kind: 'expired',
  message: sentence('The approval has expired. Approve it again.'),
};
const TOO_EARLY: Refusal = {
  kind: 'notOpen',
  message: sentence('Its window has not opened yet. Nothing was changed.'),
};

/**
 * What is shown while it runs, and what was asked of AWS so far: whoever takes it up after a run
 * that died knows it, too. Not a transition of its own in the history.
 */
export function progress(
  record: SuggestionRecord,
  phase: ResizePhase,
  steps: readonly ProgressStep[],
  calls: readonly AwsRequest[] = [],
): Transitioned {
  if (record.state.kind !== 'resizing') return err(notOpen(record));
  const made = calls.length === 0 ? {} : { calls };
  return ok({ ...bump(record), state: { ...record.state, phase, progress: steps, ...made } });
}

/** Writes down how it was, before anything is touched. */
export function remember(record: SuggestionRecord, before: Baseline): Transitioned {
  if (record.state.kind !== 'resizing') return err(notOpen(record));
  return ok({ ...bump(record), state: { ...record.state, before } });
}

/** It is on another type, and well. `until`: it is watched till then. */
export function markResized(
  record: SuggestionRecord,
  to: {
    readonly finalType: string;
    readonly until?: string | undefined;
    readonly rollback?: Suggestion | undefined;
    readonly calls: readonly AwsRequest[];
  },
  at: string,
): Transitioned {
  const { state } = record;
  if (state.kind !== 'resizing') return err(notOpen(record));
  const { approval, progress: steps } = state;
  const next = {
    approval,
    progress: steps,
    at,
    finalType: to.finalType,
    ...rollbackTo(to.rollback),
  };
  return ok(
    enter(
      bump(record),
      to.until === undefined
        ? { kind: 'done', ...next }
        : { kind: 'monitoring', until: to.until, ...next },
      { ...detailsOf(record, at, to.calls), after: { instanceType: to.finalType } },
    ),
  );
}

function rollbackTo(suggestion: Suggestion | undefined): { readonly rollback?: RollbackOffer } {
  if (suggestion?.kind !== 'rollback') return {};
  return { rollback: { id: suggestion.id, until: suggestion.rollbackOf.until } };
}

/** What is wrong with it on its new type, or is well again. */
export function reportIssues(
  record: SuggestionRecord,
  issues: readonly HealthIssue[],
  at: string,
): Transitioned {
  const { state } = record;
  if (state.kind !== 'monitoring') return err(notOpen(record));
  const now = openIssues(issues);
  const why =
    now.length === 0
      ? sentence('It is well again.')
      : together(...now.map((issue) => issue.sentence));
  return ok(enter(bump(record), { ...state, issues }, { by: BOT, at, why }));
}

/** The watch is over, and it stays as it is: to its end, or until somebody else took it `away`. */
export function endMonitoring(
  record: SuggestionRecord,
  at: string,
  away?: MonitoringEndedEarly,
): Transitioned {
  if (record.state.kind !== 'monitoring') return err(notOpen(record));
  const { until: _, ...state } = record.state;
  const why = away === undefined ? whyKept(openIssues(state.issues)) : WHY_OVER[away.how];
  const next = { ...state, kind: 'done' as const };
  const ended = away === undefined ? next : { ...next, away: { ...away, at } };
  return ok(enter(bump(record), ended, { by: BOT, at, why }));
}

function whyKept(wrong: readonly HealthIssue[]): Sentence {
  if (wrong.length === 0) return sentence('Kept.');
  return sentence('Kept, with trouble: {wrong}', { wrong: wrong.map((each) => each.sentence) });
}

const WHY_OVER: Readonly<Record<MonitoringEndedEarly['how'], Sentence>> = {
  stopped: sentence('It was stopped: the watch ended.'),
  terminated: sentence('It was terminated: the watch ended.'),
  typeChanged: sentence('Its type was changed again: the watch ended.'),
  unobserved: sentence('The watch ended before its time.'),
};

/** Somebody has taken it back to its old type, by a change of its own. */
export function markRolledBack(record: SuggestionRecord, by: Actor, at: string): Transitioned {
  const { state } = record;
  if (state.kind !== 'monitoring' && state.kind !== 'done') return err(notOpen(record));
  const { approval, progress: steps } = state;
  const reason = sentence('Somebody rolled it back.');
  return ok(
    enter(bump(record), { kind: 'rolledBack', approval, progress: steps, reason, at }, { by, at }),
  );
}

export function rollBack(
  record: SuggestionRecord,
  reason: Sentence,
  at: string,
  calls: readonly AwsRequest[] = [],
): Transitioned {
  return end(record, 'rolledBack', reason, at, calls);
}

export function markFailed(
  record: SuggestionRecord,
  reason: Sentence,
  at: string,
  calls: readonly AwsRequest[] = [],
): Transitioned {
  return end(record, 'failed', reason, at, calls);
}

/**
 * Ends a change that touched nothing, and asks again: somebody cancelled it, or the facts are other
 * ones now. `fresh` is the plan of now, where there is one.
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
  if (record.state.kind !== 'resizing') return err(notOpen(record));
  const tried = triedIn(record.state, why);
  const next = { ...bump(record), suggestion: fresh };
  return ok(enter(next, { kind: 'open', tried }, { by, at, why }));
}

export function snooze(
  record: SuggestionRecord,
  by: Actor,
  until: string,
  at: string,
): Transitioned {
  if (record.state.kind !== 'open' && record.state.kind !== 'snoozed') return err(notOpen(record));
  return ok(enter(bump(record), { kind: 'snoozed', by, until }, { by, at, until }));
}

export function dismiss(
  record: SuggestionRecord,
  by: Actor,
  why: { readonly reason: DismissReason; readonly note: string },
  at: string,
): Transitioned {
  if (record.state.kind !== 'open' && record.state.kind !== 'snoozed') return err(notOpen(record));
  const { reason, note } = why;
  const said = note === '' ? {} : { note };
  return ok(
    enter(bump(record), { kind: 'dismissed', by, reason, ...said }, { by, at, reason, ...said }),
  );
}

/** Somebody should look at it. It stays open. */
export function assign(record: SuggestionRecord, by: Actor, to: string, at: string): Transitioned {
  if (record.state.kind !== 'open') return err(notOpen(record));
  if (record.assigned?.to === to) return err(THEIRS_ALREADY);
  const assigned = { ...bump(record), assigned: { to, by, at } };
  return ok(enter(assigned, record.state, { by, at, assignedTo: to }));
}

/** Remembers in which message its card is, and what it says. Not a transition of its own in the history. */
export function recordMessage(record: SuggestionRecord, message: MessageRef): SuggestionRecord {
  return { ...bump(record), message, shown: displayFingerprint(record.suggestion) };
}

/** Remembers where it was given to somebody. Not a transition of its own in the history. */
export function recordDirectMessage(
  record: SuggestionRecord,
  handed: MessageRef,
): SuggestionRecord {
  return { ...bump(record), handed };
}

function end(
  record: SuggestionRecord,
  kind: 'rolledBack' | 'failed',
  reason: Sentence,
  at: string,
  calls: readonly AwsRequest[],
): Transitioned {
  const { state } = record;
  if (state.kind !== 'resizing') return err(notOpen(record));
  const details = { ...detailsOf(record, at, calls), why: reason };
  return ok(enter(bump(record), { kind, ...triedIn(state, reason), reason, at }, details));
}

/** What a change did before it ended: nothing runs any more. */
function triedIn({ approval, progress: steps }: Running, reason: Sentence): Running {
  return {
    approval,
    progress: steps.map((step) =>
      step.status === 'running' ? { ...step, status: 'failed', detail: reason } : step,
    ),
  };
}

function detailsOf(
  { suggestion, state }: SuggestionRecord,
  at: string,
  calls: readonly AwsRequest[],
) {
  const before = state.kind === 'resizing' ? state.before : undefined;
  return {
    by: BOT,
    at,
    planHash: suggestion.planHash,
    ...(before === undefined ? {} : { before }),
    ...(calls.length === 0 ? {} : { calls }),
  };
}

function bump({ writtenBy: _, ...record }: SuggestionRecord): SuggestionRecord {
  return { ...record, version: record.version + 1 };
}

function enter(
  record: SuggestionRecord,
  state: SuggestionState,
  details: Omit<Transition, 'to'>,
): SuggestionRecord {
  return { ...record, state, history: [...record.history, { ...details, to: state.kind }] };
}

const NOW: Readonly<Record<SuggestionState['kind'], Sentence>> = {
  open: sentence('It is open.'),
  requested: sentence('It waits for a second approver.'),
  approved: sentence('It is approved already, and will start by itself.'),
  resizing: sentence('It is being changed right now.'),
  monitoring: sentence('It is done already, and being watched.'),
  done: sentence('It is done already.'),
  rolledBack: sentence('It was tried and rolled back. It comes again if it still makes sense.'),
  failed: sentence('It was tried and failed. It comes again if it still makes sense.'),
  snoozed: sentence('It is snoozed.'),
  dismissed: sentence('It was dismissed.'),
  expired: sentence('It is out of date: the newest digest no longer suggests it.'),
};

function notOpen(record: SuggestionRecord): Refusal {
  return {
    kind: 'notOpen',
    message: together(NOW[record.state.kind], sentence('Nothing was changed.')),
  };
}
