import type { SuggestionRecord } from '../../domain/lifecycle/suggestionRecord.ts';
import type { SuggestionId } from '../../domain/suggestions/suggestion.ts';
import type { AccountId } from '../../shared/ids.ts';

/** What starts a resize. The same approval always has the same payload: Lambda compares it. */
export interface ResizeRequest {
  readonly account: AccountId;
  readonly suggestionId: SuggestionId;
  readonly approvalId: string;
}

/**
 * The request for an approved record, or for one whose run died. Throws for every other state:
 * nothing else may start a resize.
 */
export function resizeRequestOf({ suggestion, state }: SuggestionRecord): ResizeRequest {
  if (state.kind !== 'approved' && state.kind !== 'resizing') {
    throw new Error(`not approved, but ${state.kind}`);
  }
  return {
    account: suggestion.instance.account,
    suggestionId: suggestion.id,
    approvalId: state.approval.id,
  };
}
