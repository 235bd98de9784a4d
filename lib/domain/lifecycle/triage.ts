import { sentence } from '../../shared/message.ts';
import { err, ok } from '../../shared/result.ts';
import type { Suggestion } from '../suggestions/suggestion.ts';
import type { DismissReason } from './dismissReason.ts';
import { displayFingerprint } from './newOrChanged.ts';
import type { Actor, MessageRef, SuggestionRecord, SuggestionState } from './suggestionRecord.ts';
import { BOT, bump, enter, notOpen, type Refusal, type Transitioned, when } from './transition.ts';

/** The record of a suggestion that is made for the first time. `at` is ISO 8601, as in every transition. */
export function createRecord(suggestion: Suggestion, at: string): SuggestionRecord {
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
 * The same suggestion, made again with newer evidence. What people decided stays until it has run
 * out: a snooze, an approval that was never used, a change that has ended.
 */
export function refreshRecord(
  record: SuggestionRecord,
  suggestion: Suggestion,
  at: string,
): SuggestionRecord {
  const { state } = record;
  // The plan of an approval or of a running change is the approved one: it is not replaced.
  if (isUnderWay(state, at)) return { ...bump(record), lastSeen: at };
  const fresh = { ...record, suggestion, lastSeen: at };
  const isSnoozed = state.kind === 'snoozed' && at < state.until;
  if (state.kind === 'open' || state.kind === 'dismissed' || isSnoozed) return bump(fresh);
  const opened = enter(fresh, { kind: 'open' }, { by: BOT, at });
  // One that only disappeared for a while is not new in the digest; one that people decided on is.
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

/** A suggestion that is no longer made: pressing a button of its card is refused from now on. */
export function expire(record: SuggestionRecord, at: string): Transitioned {
  return when(record, ['open', 'snoozed', 'requested'], (state) => {
    if (state.kind === 'requested' && at < state.approval.expiresAt) return err(notOpen(record));
    return ok(enter(record, { kind: 'expired', at }, { by: BOT, at }));
  });
}

/** Hides it from digests until `until` (ISO 8601). */
export function snooze(
  record: SuggestionRecord,
  by: Actor,
  until: string,
  at: string,
): Transitioned {
  return when(record, ['open', 'snoozed'], () =>
    ok(enter(record, { kind: 'snoozed', by, until }, { by, at, until })),
  );
}

/** Hides it for good. An empty note is left out. */
export function dismiss(
  record: SuggestionRecord,
  by: Actor,
  why: { readonly reason: DismissReason; readonly note: string },
  at: string,
): Transitioned {
  const { reason, note } = why;
  const given = { by, reason, ...(note === '' ? {} : { note }) };
  return when(record, ['open', 'snoozed'], () =>
    ok(enter(record, { kind: 'dismissed', ...given }, { at, ...given })),
  );
}

/** Assigns it to the Slack user `to`. It stays open. */
export function assign(record: SuggestionRecord, by: Actor, to: string, at: string): Transitioned {
  return when(record, 'open', (state) => {
    if (record.assigned?.to === to) return err(ALREADY_ASSIGNED);
    return ok(enter({ ...record, assigned: { to, by, at } }, state, { by, at, assignedTo: to }));
  });
}

const ALREADY_ASSIGNED: Refusal = {
  kind: 'notOpen',
  message: sentence('It is already assigned to them. Nothing was changed.'),
};

/** Keeps which message holds its card, and what the card says. Adds nothing to the history. */
export function recordMessage(record: SuggestionRecord, message: MessageRef): SuggestionRecord {
  return { ...bump(record), message, shown: displayFingerprint(record.suggestion) };
}

/** Keeps which direct message holds its card for the assignee. Adds nothing to the history. */
export function recordDirectMessage(
  record: SuggestionRecord,
  directMessage: MessageRef,
): SuggestionRecord {
  return { ...bump(record), directMessage };
}
