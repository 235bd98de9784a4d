import { createHash } from 'node:crypto';
import type { ViewOutput } from '@slack/bolt';
import * as z from 'zod/mini';
import type { SuggestionRecord } from '../../../domain/lifecycle/suggestionRecord.ts';
import type { PreflightFinding } from '../../../domain/preflight/preflight.ts';
import { inEnglish } from '../../../shared/message.ts';

/** The block ids of the checkboxes of warnings begin with this. */
export const WARNINGS = 'warnings';
/** The block that shows an error about the checkboxes. */
export const FIRST_TICKS = `${WARNINGS}-0`;
export const WHEN = 'when';
export const ALSO = 'also';

/** What the approver chose in the dialog. */
export interface ApprovalChoices {
  /** The warnings that were ticked, as `warningKey` names them. */
  readonly ticked: ReadonlySet<string>;
  readonly inItsWindow: boolean;
  readonly backUp: boolean;
  readonly fallbacks: boolean;
}

/** Reads the choices from the state of the submitted dialog. */
export function approvalChoices({ values }: ViewOutput['state']): ApprovalChoices {
  const optionsOf = (prefix: string) =>
    Object.entries(values)
      .filter(([block]) => block.startsWith(prefix))
      .flatMap(([, actions]) => Object.values(actions))
      .flatMap(({ selected_options, selected_option }) => [
        ...(selected_options ?? []),
        ...(selected_option === undefined || selected_option === null ? [] : [selected_option]),
      ])
      .map(({ value }) => value);
  const also = optionsOf(ALSO);
  return {
    ticked: new Set(optionsOf(WARNINGS)),
    inItsWindow: optionsOf(WHEN).includes('window'),
    backUp: also.includes('backUp'),
    fallbacks: also.includes('fallbacks'),
  };
}

/** The warnings that the approver must accept. */
export function warningsOf({ suggestion }: SuggestionRecord) {
  return suggestion.preflight.filter(({ verdict }) => verdict === 'warn');
}

/** Identifies a warning in a dialog: another sentence is another warning. */
export function warningKey({ check, sentence }: PreflightFinding): string {
  return `${check}:${createHash('sha256').update(inEnglish(sentence)).digest('hex').slice(0, 12)}`;
}

/** The keys of the warnings that a dialog shows. */
export function warningsShownIn({ blocks }: Pick<ViewOutput, 'blocks'>): ReadonlySet<string> {
  const values = blocks.flatMap((block) => {
    const read = ticksBlock.safeParse(block);
    return read.success ? read.data.element.options.map(({ value }) => value) : [];
  });
  return new Set(values);
}

const ticksBlock = z.object({
  block_id: z.string().check(z.startsWith(WARNINGS)),
  element: z.object({ options: z.array(z.object({ value: z.string() })) }),
});
