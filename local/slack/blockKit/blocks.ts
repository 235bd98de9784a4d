import * as z from 'zod';
import { dataVisualization } from './dataVisualization.ts';
import { accessory, actionsElement, button, imageElement, inputElement } from './elements.ts';
import { cell, richText } from './richText.ts';
import { anyText, blockId, charactersIn, mrkdwn, plainText } from './text.ts';

const section = z
  .strictObject({
    type: z.literal('section'),
    block_id: blockId,
    text: anyText(3000).optional(),
    fields: z.array(anyText(2000)).min(1).max(10).optional(),
    accessory: accessory.optional(),
    expand: z.boolean().optional(),
  })
  .refine(({ text, fields }) => text !== undefined || fields !== undefined, 'needs text or fields');

const header = z.strictObject({
  type: z.literal('header'),
  block_id: blockId,
  text: plainText(150),
});

const divider = z.strictObject({ type: z.literal('divider'), block_id: blockId });

const context = z.strictObject({
  type: z.literal('context'),
  block_id: blockId,
  elements: z
    .array(z.discriminatedUnion('type', [plainText(3000), mrkdwn(3000), imageElement]))
    .min(1)
    .max(10),
});

const actions = z.strictObject({
  type: z.literal('actions'),
  block_id: blockId,
  elements: z.array(actionsElement).min(1).max(25),
});

const image = z
  .strictObject({
    type: z.literal('image'),
    block_id: blockId,
    alt_text: z.string().max(2000),
    title: plainText(2000).optional(),
    image_url: z.url().max(3000).optional(),
    slack_file: z.record(z.string(), z.string()).optional(),
  })
  .refine(
    ({ image_url, slack_file }) => (image_url === undefined) !== (slack_file === undefined),
    'needs either image_url or slack_file',
  );

const input = z.strictObject({
  type: z.literal('input'),
  block_id: blockId,
  label: plainText(2000),
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
  element: inputElement,
});

const markdown = z.strictObject({
  type: z.literal('markdown'),
  block_id: blockId,
  text: z.string().min(1).max(12_000),
});

/** Of all cells of a table together, by copies of Slack's reference in other tools. */
const TABLE_CHARACTERS = 10_000;
const DATA_TABLE_CHARACTERS = 20_000;

const table = z
  .strictObject({
    type: z.literal('table'),
    block_id: blockId,
    rows: z.array(z.array(cell).min(1).max(20)).min(1).max(100),
    column_settings: z
      .array(
        z
          .strictObject({
            align: z.enum(['left', 'center', 'right']).optional(),
            is_wrapped: z.boolean().optional(),
          })
          .nullable(),
      )
      .max(20)
      .optional(),
  })
  .refine(
    ({ rows }) => charactersIn(rows) <= TABLE_CHARACTERS,
    `no more than ${TABLE_CHARACTERS} characters allowed in all cells`,
  );

const dataTable = z
  .strictObject({
    type: z.literal('data_table'),
    block_id: blockId,
    caption: z.string().min(1),
    rows: z.array(z.array(cell).min(1).max(20)).min(2).max(101),
    page_size: z.int().min(1).max(100).optional(),
    row_header_column_index: z.int().min(0).max(19).optional(),
  })
  .refine(
    ({ rows }) => rows.every((row) => row.length === rows[0]?.length),
    'every row must have as many cells as the first',
  )
  .refine(
    ({ rows }) => charactersIn(rows) <= DATA_TABLE_CHARACTERS,
    `no more than ${DATA_TABLE_CHARACTERS} characters allowed in all cells`,
  );

const card = z
  .strictObject({
    type: z.literal('card'),
    block_id: blockId,
    hero_image: imageElement.optional(),
    icon: imageElement.optional(),
    title: mrkdwn(150).optional(),
    subtitle: mrkdwn(150).optional(),
    body: mrkdwn(200).optional(),
    // Not in @slack/types; copies of Slack's reference in other tools say three: the strict reading.
    actions: z.array(button).min(1).max(3).optional(),
  })
  .refine(
    (block) => [block.hero_image, block.title, block.actions, block.body].some(isGiven),
    'needs hero_image, title, actions or body',
  );

const carousel = z.strictObject({
  type: z.literal('carousel'),
  block_id: blockId,
  elements: z.array(card).min(1).max(10),
});

const container = z
  .strictObject({
    type: z.literal('container'),
    block_id: blockId,
    title: plainText(150).optional(),
    rich_text_title: richText.optional(),
    subtitle: anyText(150).optional(),
    child_blocks: z
      .array(
        z.discriminatedUnion('type', [
          actions,
          context,
          divider,
          header,
          image,
          input,
          richText,
          section,
          table,
        ]),
      )
      .min(1)
      .max(10),
    width: z.enum(['narrow', 'standard', 'wide', 'full']).optional(),
    icon: imageElement.optional(),
    is_collapsible: z.boolean().optional(),
    default_collapsed: z.boolean().optional(),
    has_header_divider: z.boolean().optional(),
  })
  .refine(
    ({ title, rich_text_title }) => isGiven(title) || isGiven(rich_text_title),
    'needs title or rich_text_title',
  );

const taskCard = z.strictObject({
  type: z.literal('task_card'),
  block_id: blockId,
  task_id: z.string().min(1),
  title: z.string().min(1),
  status: z.enum(['pending', 'in_progress', 'complete', 'error']),
  details: richText.optional(),
  output: richText.optional(),
  sources: z
    .array(z.strictObject({ type: z.literal('url'), url: z.url(), text: z.string() }))
    .optional(),
});

const plan = z.strictObject({
  type: z.literal('plan'),
  block_id: blockId,
  title: z.string().min(1),
  tasks: z.array(taskCard).optional(),
});

const alert = z.strictObject({
  type: z.literal('alert'),
  block_id: blockId,
  // Copies of Slack's reference in other tools say two hundred.
  text: anyText(200),
  level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
});

/** Every block that an app may send. `file` and `video` are left out: Trimtab sends neither. */
export const block = z.discriminatedUnion('type', [
  section,
  header,
  divider,
  context,
  actions,
  image,
  input,
  markdown,
  richText,
  table,
  dataTable,
  card,
  carousel,
  container,
  taskCard,
  plan,
  alert,
  dataVisualization,
]);

/** Blocks of 2026, which an older workspace does not know. */
export const NEW_BLOCKS: readonly string[] = [
  'card',
  'carousel',
  'container',
  'plan',
  'task_card',
  'data_table',
  'data_visualization',
  'alert',
];

function isGiven(value: unknown): boolean {
  return value !== undefined;
}
