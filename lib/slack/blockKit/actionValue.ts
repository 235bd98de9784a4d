import * as z from 'zod/mini';
import type { SuggestionRecord } from '../../domain/lifecycle/suggestionRecord.ts';
import type { SuggestionId } from '../../domain/suggestions/suggestion.ts';
import { accountId } from '../../shared/ids.ts';

/** Which suggestion a button is about, and which plan of it was on the screen. */
export interface Shown {
  readonly account: z.infer<typeof accountId>;
  readonly suggestionId: SuggestionId;
  readonly planHash: string;
}

const shown = z.object({
  account: accountId,
  suggestionId: z.pipe(
    z.string().check(z.regex(/^[0-9a-f]{12}$/)),
    z.transform((id) => id as SuggestionId),
  ),
  planHash: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
});

/** The value of a button, and the private metadata of a dialog. */
export function actionValue({ suggestion }: SuggestionRecord): string {
  return `${suggestion.instance.account}/${suggestion.id}/${suggestion.planHash}`;
}

/** What a button or dialog is about; undefined when the text is not ours. Grants nothing. */
export function readActionValue(text: unknown): Shown | undefined {
  const [account, suggestionId, planHash, ...rest] = String(text).split('/');
  if (rest.length > 0) return undefined;
  const parsed = shown.safeParse({ account, suggestionId, planHash });
  return parsed.success ? parsed.data : undefined;
}
