import { err, ok, type Result } from './result.ts';
import type { Suggestion } from './suggestion.ts';
import type {
  Actor,
  Approval,
  MessageRef,
  ProgressStep,
  SuggestionRecord,
  SuggestionState,
} from './suggestionRecord.ts';

/** Why a transition is not made. The message is for the person who asked for it. */
export interface Refusal {
  readonly kind: 'notOpen' | 'planChanged' | 'expired' | 'blocked';
  readonly message: string;
}

type Transitioned = Result<SuggestionRecord, Refusal>;

const BOT: Actor = { kind: 'bot' };

/** A suggestion that is seen for the first time. `at` is ISO 8601, as everywhere below. */
export function firstSeen(suggestion: Suggestion, at: string): SuggestionRecord {
  return {
    suggestion,
    state: { kind: 'open' },
    version: 1,
    firstSeen: at,
    lastSeen: at,
    history: [{ at, by: BOT, to: 'open' }],
  };
}

/**
 * The same suggestion, seen again with newer evidence. What people decided stays, until it has run
 * out: a snooze, an approval that was never used, a change that ended (somebody has changed the
 * instance back since, or it failed).
 */
export function seenAgain(
  record: SuggestionRecord,
  suggestion: Suggestion,
  at: string,
): SuggestionRecord {
  const { state } = record;
  // The plan of an approval or of a running change is the one that was approved: it is not replaced.
  if (state.kind === 'resizing' || (state.kind === 'approved' && at < state.approval.expiresAt)) {
    return { ...bump(record), lastSeen: at };
  }
  const fresh = { ...bump(record), suggestion, lastSeen: at };
  const opens =
    state.kind === 'expired' ||
    state.kind === 'failed' ||
    state.kind === 'rolledBack' ||
    state.kind === 'done' ||
    state.kind === 'approved' ||
    (state.kind === 'snoozed' && state.until <= at);
  return opens ? enter(fresh, { kind: 'open' }, BOT, at) : fresh;
}

/** A suggestion that is no longer made: whoever presses its button now gets a clear answer. */
export function expire(record: SuggestionRecord, at: string): Transitioned {
  if (record.state.kind !== 'open' && record.state.kind !== 'snoozed') return err(notOpen(record));
  return ok(enter(bump(record), { kind: 'expired', at }, BOT, at));
}

/**
 * Approves exactly the plan that was shown: `shownPlanHash` is that of the message or dialog the
 * person pressed in (domain.md A5). Refused when the plan has changed since, or a check blocks it.
 */
export function approve(
  record: SuggestionRecord,
  approval: Approval,
  shownPlanHash: string,
): Transitioned {
  const { suggestion, state } = record;
  if (state.kind !== 'open' && state.kind !== 'snoozed') return err(notOpen(record));
  if (suggestion.change.kind !== 'resize') {
    return err({
      kind: 'blocked',
      message: 'This is advice: there is nothing that Trimtab would change.',
    });
  }
  const blocked = suggestion.preflight.find((finding) => finding.verdict === 'block');
  if (blocked !== undefined) {
    return err({ kind: 'blocked', message: `This can't be approved: ${blocked.sentence}` });
  }
  if (shownPlanHash !== suggestion.planHash || approval.planHash !== suggestion.planHash) {
    return err({
      kind: 'planChanged',
      message:
        'The facts have changed since this was shown. Open the newest digest or run `/trimtab instance ' +
        `${suggestion.instance.instanceId}\` to see the plan of today. Nothing was changed.`,
    });
  }
  return ok(enter(bump(record), { kind: 'approved', approval }, approval.by, approval.at));
}

/** Takes an approval back that could not be started: it is open again, and nothing was touched. */
export function withdraw(
  record: SuggestionRecord,
  approvalId: string,
  reason: string,
  at: string,
): Transitioned {
  const { state } = record;
  if (state.kind !== 'approved' || state.approval.id !== approvalId) return err(notOpen(record));
  return ok(enter(bump(record), { kind: 'open' }, BOT, at, reason));
}

/** Uses the approval up: it is good once, and until it expires. */
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
    return err({ kind: 'expired', message: 'The approval has expired. Approve it again.' });
  }
  const next = { kind: 'resizing', approval: state.approval, progress: [] } as const;
  return ok(enter(bump(record), next, BOT, at));
}

/** What is shown while it runs. Not a transition of its own in the history. */
export function progress(record: SuggestionRecord, steps: readonly ProgressStep[]): Transitioned {
  if (record.state.kind !== 'resizing') return err(notOpen(record));
  return ok({ ...bump(record), state: { ...record.state, progress: steps } });
}

export function finish(record: SuggestionRecord, at: string): Transitioned {
  return end(record, at, (running) => ({ ...running, kind: 'done', at }));
}

export function rollBack(record: SuggestionRecord, reason: string, at: string): Transitioned {
  return end(record, at, (running) => ({ ...running, kind: 'rolledBack', reason, at }), reason);
}

export function fail(record: SuggestionRecord, reason: string, at: string): Transitioned {
  return end(record, at, (running) => ({ ...running, kind: 'failed', reason, at }), reason);
}

export function snooze(
  record: SuggestionRecord,
  by: Actor,
  until: string,
  at: string,
): Transitioned {
  if (record.state.kind !== 'open' && record.state.kind !== 'snoozed') return err(notOpen(record));
  return ok(enter(bump(record), { kind: 'snoozed', by, until }, by, at, `until ${until}`));
}

export function dismiss(
  record: SuggestionRecord,
  by: Actor,
  reason: string,
  at: string,
): Transitioned {
  if (record.state.kind !== 'open' && record.state.kind !== 'snoozed') return err(notOpen(record));
  return ok(enter(bump(record), { kind: 'dismissed', by, reason }, by, at, reason));
}

/** Remembers in which message its card is. Not a transition of its own in the history. */
export function shownIn(record: SuggestionRecord, message: MessageRef): SuggestionRecord {
  return { ...bump(record), message };
}

type Resizing = Extract<SuggestionState, { kind: 'resizing' }>;

function end(
  record: SuggestionRecord,
  at: string,
  next: (running: Resizing) => SuggestionState,
  note?: string,
): Transitioned {
  if (record.state.kind !== 'resizing') return err(notOpen(record));
  return ok(enter(bump(record), next(record.state), BOT, at, note));
}

function bump(record: SuggestionRecord): SuggestionRecord {
  return { ...record, version: record.version + 1 };
}

function enter(
  record: SuggestionRecord,
  state: SuggestionState,
  by: Actor,
  at: string,
  note?: string,
): SuggestionRecord {
  const transition = { at, by, to: state.kind, ...(note === undefined ? {} : { note }) };
  return { ...record, state, history: [...record.history, transition] };
}

const NOW: Readonly<Record<SuggestionState['kind'], string>> = {
  open: 'It is open.',
  approved: 'It is approved already, and will start by itself.',
  resizing: 'It is being changed right now.',
  done: 'It is done already.',
  rolledBack: 'It was tried and rolled back. It comes again if it still makes sense.',
  failed: 'It was tried and failed. It comes again if it still makes sense.',
  snoozed: 'It is snoozed.',
  dismissed: 'It was dismissed.',
  expired: 'It is out of date: the newest digest no longer suggests it.',
};

function notOpen(record: SuggestionRecord): Refusal {
  return { kind: 'notOpen', message: `${NOW[record.state.kind]} Nothing was changed.` };
}
