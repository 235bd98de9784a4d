import type { z } from 'zod';
import { block, NEW_BLOCKS } from './blocks.ts';
import { charactersIn } from './text.ts';

export type Surface = 'message' | 'modal' | 'home';

export type Block = Readonly<Record<string, unknown>>;

export interface BlockKitOptions {
  /** A workspace that does not know the blocks of 2026 (docs/facts/slack.md#newer-blocks). */
  readonly oldWorkspace?: boolean;
}

const MAX_BLOCKS = { message: 50, modal: 100, home: 100 } as const;
const MAX_CHARTS = 2;

/**
 * What Slack would refuse in these blocks: sentences with a JSON pointer, as they stand in
 * `response_metadata.messages`; empty when all is well.
 */
export function validateBlocks(
  surface: Surface,
  blocks: unknown,
  { oldWorkspace = false }: BlockKitOptions = {},
): readonly string[] {
  if (!isBlockList(blocks)) return [problem('must be an array of objects', ['blocks'])];
  const max = MAX_BLOCKS[surface];
  return [
    ...(blocks.length > max ? [problem(`no more than ${max} items allowed`, ['blocks'])] : []),
    ...blocks.flatMap((each, index) => checkBlock(each, index, surface, oldWorkspace)),
    ...checkTwice(blocks),
    ...checkCharts(blocks),
    ...checkTables(blocks),
    ...(surface === 'message' && isTooLong(blocks)
      ? [problem('msg_blocks_too_long', ['blocks'])]
      : []),
  ];
}

/** Blocks as they are after the checks: a list of objects. */
export function isBlockList(blocks: unknown): blocks is readonly Block[] {
  return Array.isArray(blocks) && blocks.every(isBlock);
}

export function isBlock(value: unknown): value is Block {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function checkBlock(
  value: Block,
  index: number,
  surface: Surface,
  oldWorkspace: boolean,
): readonly string[] {
  const type = String(value.type);
  const path = ['blocks', index];
  if (oldWorkspace && NEW_BLOCKS.includes(type)) {
    return [problem(`unsupported type: ${type}`, [...path, 'type'])];
  }
  if (type === 'alert' && surface !== 'modal') {
    return [problem('alert is for modals only', [...path, 'type'])];
  }
  if (['data_visualization', 'plan', 'task_card'].includes(type) && surface !== 'message') {
    return [problem(`${type} is for messages only`, [...path, 'type'])];
  }
  const checked = block.safeParse(value);
  if (checked.success) return [];
  return checked.error.issues.map((issue) => problem(reason(issue), [...path, ...issue.path]));
}

function reason(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'array'
        ? `no more than ${issue.maximum} items allowed`
        : issue.origin === 'string'
          ? `must be less than ${Number(issue.maximum) + 1} characters`
          : `must be at most ${issue.maximum}`;
    case 'too_small':
      return issue.origin === 'array'
        ? `no fewer than ${issue.minimum} items allowed`
        : issue.origin === 'string'
          ? `must be more than ${Number(issue.minimum) - 1} characters`
          : `must be at least ${issue.minimum}`;
    case 'unrecognized_keys':
      return `invalid additional property: ${issue.keys.join(', ')}`;
    case 'invalid_union':
      return 'unsupported type';
    case 'invalid_type':
      return issue.input === undefined
        ? `missing required field or wrong type: ${issue.expected}`
        : `must be ${issue.expected}`;
    default:
      return issue.message;
  }
}

/** block_id once in a message, action_id once in a block. */
function checkTwice(blocks: readonly Block[]): readonly string[] {
  const all = blocks.flatMap((each) => [each, ...children(each)]);
  const ids = all.flatMap(({ block_id }) => (typeof block_id === 'string' ? [block_id] : []));
  const actions = all.flatMap((each) =>
    twice(elementsOf(each).flatMap(({ action_id }) => (isText(action_id) ? [action_id] : []))),
  );
  return [
    ...twice(ids).map((id) => problem(`block_id already exists: ${id}`, ['blocks'])),
    ...actions.map((id) => problem(`action_id already exists: ${id}`, ['blocks'])),
  ];
}

/** The blocks inside a block: of a container, a carousel. */
export function children({ type, child_blocks, elements }: Block): readonly Block[] {
  if (isBlockList(child_blocks)) return child_blocks;
  return type === 'carousel' && isBlockList(elements) ? elements : [];
}

/** The elements of a block that a person can use, inner blocks left out. */
export function elementsOf(each: Block): readonly Block[] {
  const { type, elements, actions, accessory, element } = each;
  const many = type === 'actions' ? elements : type === 'card' ? actions : [];
  return [many, [accessory], [element]].flatMap((list) => (isBlockList(list) ? list : []));
}

function checkCharts(blocks: readonly Block[]): readonly string[] {
  const charts = blocks.filter(({ type }) => type === 'data_visualization').length;
  return charts > MAX_CHARTS
    ? [problem(`no more than ${MAX_CHARTS} data_visualization blocks allowed`, ['blocks'])]
    : [];
}

/** Slack's page does not say it: bolt-js issue 2509 was refused from about 13,200 characters on. */
const MAX_CHARACTERS = 13_000;

/** Tables are left out: theirs have limits of their own. */
export function isTooLong(blocks: readonly Block[]): boolean {
  const texts = blocks.filter(({ type }) => type !== 'table' && type !== 'data_table');
  return charactersIn(texts) > MAX_CHARACTERS;
}

/** A message has one table: `only_one_table_allowed` (Slack's page on the table block). */
function checkTables(blocks: readonly Block[]): readonly string[] {
  const tables = blocks.filter(({ type }) => type === 'table').length;
  return tables > 1 ? [problem('only_one_table_allowed', ['blocks'])] : [];
}

function twice(ids: readonly string[]): readonly string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function problem(text: string, path: readonly PropertyKey[]): string {
  return `[ERROR] ${text} [json-pointer:/${path.map(String).join('/')}]`;
}
