import type { DataTableBlock, KnownBlock, RawNumberElement, RawTextElement } from '@slack/types';
import { truncate } from '../mrkdwn.ts';

/** Slack takes 100 rows in a table; one is the heading. */
export const MOST_ROWS = 99;

/** A cell: a text, or a number that can be sorted by with its text. */
export type Cell = string | { readonly value: number; readonly text: string };

/** A table of plain texts; `right` are the columns with figures. Rows past the limit are left out. */
export function tableBlock(
  heading: readonly string[],
  rows: readonly (readonly Cell[])[],
  right: readonly number[] = [],
): KnownBlock {
  return {
    type: 'table',
    rows: [heading, ...rows.slice(0, MOST_ROWS)].map((cells) =>
      cells.map((cell) => textCell(typeof cell === 'string' ? cell : cell.text)),
    ),
    column_settings: heading.map((_, column) =>
      right.includes(column) ? { align: 'right' as const } : {},
    ),
  };
}

/** A table that the reader sorts, filters and turns the pages of (2026). There must be a row. */
export function dataTable(
  caption: string,
  heading: readonly string[],
  rows: readonly (readonly Cell[])[],
  pageSize: number,
): DataTableBlock {
  return {
    type: 'data_table',
    caption,
    page_size: pageSize,
    rows: [heading, ...rows.slice(0, MOST_ROWS)].map((cells) =>
      cells.map((cell) => (typeof cell === 'string' ? textCell(cell) : numberCell(cell))),
    ),
  };
}

function textCell(text: string): RawTextElement {
  return { type: 'raw_text', text: truncate(text === '' ? '–' : text, 80) };
}

function numberCell({ value, text }: Exclude<Cell, string>): RawNumberElement {
  return { type: 'raw_number', value, text: truncate(text, 80) };
}
