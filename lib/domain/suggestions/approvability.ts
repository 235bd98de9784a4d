import type { Sentence } from '../../shared/message.ts';
import type { ResizeSuggestion, Suggestion } from './suggestion.ts';

/** Whether a suggestion can be approved; if not, because it is advice or a check blocks it. */
export type Approvability =
  | { readonly approvable: true; readonly suggestion: ResizeSuggestion }
  | { readonly approvable: false; readonly why: 'advice' }
  | { readonly approvable: false; readonly why: 'blocked'; readonly because: Sentence };

/** For the resize workflow, which is only started for what was approved. Throws for advice. */
export function resizeOf(suggestion: Suggestion): ResizeSuggestion {
  if (suggestion.kind === 'advice') throw new Error(`advice can't be approved: ${suggestion.id}`);
  return suggestion;
}

/**
 * The one place that decides whether a suggestion can be approved, by what it is: the state of its
 * record is the business of lifecycle/approval. `because` is the sentence of the first block.
 */
export function approvabilityOf(suggestion: Suggestion): Approvability {
  if (suggestion.kind === 'advice') return { approvable: false, why: 'advice' };
  const block = suggestion.preflight.find(({ verdict }) => verdict === 'block');
  return block === undefined
    ? { approvable: true, suggestion }
    : { approvable: false, why: 'blocked', because: block.sentence };
}
