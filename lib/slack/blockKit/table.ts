import type { DataTableBlock, RawNumberElement, RawTextElement, TableBlock } from '@slack/types';
import { truncate } from './mrkdwn.ts';

/** Slack takes 100 rows in a table; one is the heading. No more need to be made. */
export const MOST_ROWS = 99;

/**
 * Characters of all cells together. Slack takes 10,000 in a `table` and 20,000 in a `data_table`, by
 * copies of its reference in other tools: half of it is safe however it counts.
 */
const MOST_IN_TABLE = 5_000;
const MOST_IN_DATA_TABLE = 10_000;

/** A cell: a text, or a number that can be sorted by with its text. */
export type Cell = string | { readonly value: number; readonly text: string };

type Row = readonly Cell[];

/**
 * A table of plain texts; `right` are the columns with figures. Rows past Slack's limits are left
 * out: `leftOut` says how many.
 */
export function tableBlock(
  heading: readonly string[],
  rows: readonly Row[],
  right: readonly number[] = [],
): TableBlock {
  return {
    type: 'table',
    rows: fitting([heading, ...rows], MOST_IN_TABLE).map((cells) =>
      cells.map((cell) => textCell(textOf(cell))),
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
  rows: readonly Row[],
  pageSize: number,
): DataTableBlock {
  return {
    type: 'data_table',
    caption,
    page_size: pageSize,
    rows: fitting([heading, ...rows], MOST_IN_DATA_TABLE).map((cells) =>
      cells.map((cell) => (typeof cell === 'string' ? textCell(cell) : numberCell(cell))),
    ),
  };
}

/** How many of the rows did not fit. */
export function leftOut(rows: readonly unknown[], table: TableBlock | DataTableBlock): number {
  return rows.length - (table.rows.length - 1);
}

/** As many of the first rows as Slack takes, with the heading. */
function fitting(rows: readonly Row[], most: number): readonly Row[] {
  let characters = 0;
  const tooMuch = rows.findIndex((row) => {
    characters += row.reduce((sum, cell) => sum + cut(textOf(cell)).length, 0);
    return characters > most;
  });
  return rows.slice(0, Math.min(tooMuch === -1 ? rows.length : tooMuch, MOST_ROWS + 1));
}

function textOf(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.text;
}

function cut(text: string): string {
  return truncate(text === '' ? '–' : text, 80);
}

function textCell(text: string): RawTextElement {
  return { type: 'raw_text', text: cut(text) };
}

function numberCell({ value, text }: Exclude<Cell, string>): RawNumberElement {
  return { type: 'raw_number', value, text: cut(text) };
}
