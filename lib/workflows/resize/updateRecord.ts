import type { SuggestionRecord } from '../../domain/lifecycle/suggestionRecord.ts';
import type { Refusal } from '../../domain/lifecycle/transition.ts';
import type { SuggestionId } from '../../domain/suggestions/suggestion.ts';
import type { AccountId } from '../../shared/ids.ts';
import { sentence } from '../../shared/message.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { SuggestionStore } from '../../store/suggestionStore.ts';

export type Transition = (record: SuggestionRecord) => Result<SuggestionRecord, Refusal>;

/** Optimistic locking: attempts on version conflicts. More than this often is a bug. */
const MAX_ATTEMPTS = 5;

/**
 * Reads a record, makes a transition, saves it and shows it in Slack; retries on a version conflict.
 * The error is the transition's refusal, or that there is no such suggestion. `step` names the step
 * of one workflow: run again after a crash, it finds what it saved, and shows that.
 */
export async function updateRecord(
  deps: {
    readonly suggestions: SuggestionStore;
    readonly show: (record: SuggestionRecord) => Promise<void>;
  },
  which: { readonly account: AccountId; readonly suggestionId: SuggestionId },
  transition: Transition,
  step: string,
): Promise<Result<SuggestionRecord, Refusal>> {
  for (let tries = 0; tries < MAX_ATTEMPTS; tries++) {
    const before = await deps.suggestions.get(which.account, which.suggestionId);
    if (before === undefined) {
      const message = sentence('This suggestion no longer exists.');
      return err({ kind: 'notOpen', message });
    }
    const isWritten = before.writtenBy === step;
    const after = isWritten ? ok(before) : transition(before);
    if (!after.ok) return after;
    const written = { ...after.value, writtenBy: step };
    const saved = isWritten ? after : await deps.suggestions.save(before, written);
    if (!saved.ok) continue;
    await deps.show(saved.value);
    return saved;
  }
  throw new Error(`${which.suggestionId} was changed by others ${MAX_ATTEMPTS} times in a row`);
}
