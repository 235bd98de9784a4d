import { type Sentence, sentence } from '../../shared/message.ts';
import { err, ok } from '../../shared/result.ts';
import type { ResizePhase } from '../resize/progress.ts';
import { approvabilityOf } from '../suggestions/approvability.ts';
import { mayRollBack } from './rollbackOffer.ts';
import type { Actor, Approval, SuggestionRecord } from './suggestionRecord.ts';
import { BOT, enter, notOpen, type Refusal, type Transitioned, when } from './transition.ts';

/**
 * Approves exactly the plan that was shown: `shownPlanHash` is that of the dialog. Where two people
 * must agree, the first approval is a request, and the second must be another person's. Refused when
 * the plan has changed since, or a check blocks it.
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
    const agreed = { ...state.approval, second: by };
    return ok(enter(record, { kind: 'approved', approval: agreed }, details));
  }
  const kind = needsSecond ? 'requested' : 'approved';
  return ok(enter(record, { kind, approval }, details));
}

/** Why this approval is not taken; undefined when it is. */
function refusalOf(
  record: SuggestionRecord,
  approval: Approval,
  shownPlanHash: string,
): Refusal | undefined {
  const { suggestion, history } = record;
  const { dialog, at, planHash } = approval;
  const notNow = refusalOfState(record, approval);
  if (notNow !== undefined) return notNow;
  // A second delivery of the same dialog, which comes after the first approval was cancelled.
  if (dialog !== undefined && history.some((entry) => entry.dialog === dialog)) return USED;
  const approvability = approvabilityOf(suggestion);
  if (!approvability.approvable) {
    if (approvability.why === 'advice') return ADVICE;
    const message = sentence('This cannot be approved.');
    return { kind: 'blocked', message, because: approvability.because };
  }
  if (suggestion.kind === 'rollback' && suggestion.rollbackOf.until <= at) return TOO_OLD;
  const isShownPlan = shownPlanHash === suggestion.planHash && planHash === suggestion.planHash;
  return isShownPlan ? undefined : planChanged(record);
}

function refusalOfState(record: SuggestionRecord, approval: Approval): Refusal | undefined {
  const { suggestion, state } = record;
  if (state.kind === 'requested') {
    if (state.approval.expiresAt <= approval.at) return LAPSED;
    return isSamePerson(state.approval.by, approval.by) ? OWN_REQUEST : undefined;
  }
  const isApprovable =
    suggestion.kind === 'rollback'
      ? mayRollBack(state)
      : state.kind === 'open' || state.kind === 'snoozed';
  return isApprovable ? undefined : notOpen(record);
}

function planChanged({ suggestion }: SuggestionRecord): Refusal {
  return {
    kind: 'planChanged',
    message: sentence(
      'The facts have changed since this was shown. Open the newest digest or run `/trimtab instance {id}` to see the current plan. Nothing was changed.',
      { id: suggestion.instance.instanceId },
    ),
  };
}

const ADVICE: Refusal = {
  kind: 'blocked',
  message: sentence('This is advice: there is nothing for Trimtab to change.'),
};
const USED: Refusal = {
  kind: 'expired',
  message: sentence('This dialog was already used. Press Approve again. Nothing was changed.'),
};
const LAPSED: Refusal = {
  kind: 'expired',
  message: sentence('The request has expired. Wait for the next digest and approve it again.'),
};
const OWN_REQUEST: Refusal = {
  kind: 'blocked',
  message: sentence('You requested this: another approver has to agree. Nothing was changed.'),
};
const TOO_OLD: Refusal = {
  kind: 'expired',
  message: sentence('The time for a one-click rollback is over. Nothing was changed.'),
};

function isSamePerson(one: Actor, other: Actor): boolean {
  return one.kind === 'user' && other.kind === 'user' && one.id === other.id;
}

/** Takes an approval back whose change could not be started: open again, and nothing was touched. */
export function withdraw(
  record: SuggestionRecord,
  approvalId: string,
  why: Sentence,
  at: string,
): Transitioned {
  return when(record, 'approved', ({ approval }) => {
    if (approval.id !== approvalId) return err(notOpen(record));
    return ok(enter(record, { kind: 'open' }, { by: BOT, at, why }));
  });
}

/** Phases in which nothing of the instance has been touched. */
const UNTOUCHED: readonly ResizePhase[] = ['wait', 'revalidate', 'reserve', 'backUp', 'drain'];

/**
 * Cancels an approval. What waits is open again at once; a change that runs and has touched nothing
 * is asked to end. Refused once the instance is being stopped: from then on there is Roll back.
 */
export function cancel(record: SuggestionRecord, by: Actor, at: string): Transitioned {
  return when(record, ['requested', 'approved', 'resizing'], (state) => {
    if (!mayCancel(record)) return err(notOpen(record));
    const details = { by, at, why: CANCELLED };
    // In the history at once: when it comes too late, the change ends in another way.
    if (state.kind === 'resizing') return ok(enter(record, { ...state, cancelled: by }, details));
    return ok(enter(record, { kind: 'open' }, details));
  });
}

export const CANCELLED = sentence('Cancelled.');

/** Whether Cancel is offered: it is approved, or runs and has touched nothing of the instance. */
export function mayCancel({ state }: SuggestionRecord): boolean {
  if (state.kind === 'requested' || state.kind === 'approved') return true;
  return state.kind === 'resizing' && UNTOUCHED.includes(state.phase);
}
