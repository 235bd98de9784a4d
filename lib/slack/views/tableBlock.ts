import type { KnownBlock, RawTextElement } from '@slack/types';
import { truncate } from '../mrkdwn.ts';

/** Slack takes 100 rows in a table; one is the heading. */
export const MOST_ROWS = 99;

/** A table of plain texts; `right` are the columns with figures. Rows past the limit are left out. */
export function tableBlock(
  heading: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): KnownBlock {
  return {
    type: 'table',
    rows: [heading, ...rows.slice(0, MOST_ROWS)].map((cells) => cells.map(cell)),
    column_settings: heading.map((_, column) =>
      right.includes(column) ? { align: 'right' as const } : {},
    ),
  };
}

function cell(text: string): RawTextElement {
  return { type: 'raw_text', text: truncate(text === '' ? '–' : text, 80) };
}
