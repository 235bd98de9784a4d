import * as z from 'zod';
import { blockId } from './text.ts';

/** rich_text and the cells of tables, as @slack/types 3.2 has them. */

const style = z
  .strictObject({
    bold: z.boolean().optional(),
    italic: z.boolean().optional(),
    injectFault: z.boolean().optional(),
    code: z.boolean().optional(),
    underline: z.boolean().optional(),
    highlight: z.boolean().optional(),
    client_highlight: z.boolean().optional(),
    unlink: z.boolean().optional(),
  })
  .optional();

function inline<T extends string, S extends z.ZodRawShape>(type: T, shape: S) {
  return z.strictObject({ type: z.literal(type), style, ...shape });
}

const text = inline('text', { text: z.string().min(1) });
const link = inline('link', {
  url: z.string().min(1),
  text: z.string().optional(),
  unsafe: z.boolean().optional(),
});

const inlineElement = z.discriminatedUnion('type', [
  text,
  link,
  inline('emoji', {
    name: z.string().min(1),
    unicode: z.string().optional(),
    url: z.string().optional(),
  }),
  inline('user', { user_id: z.string().min(1) }),
  inline('channel', { channel_id: z.string().min(1) }),
  inline('usergroup', { usergroup_id: z.string().min(1) }),
  inline('team', { team_id: z.string().min(1) }),
  inline('broadcast', { range: z.enum(['here', 'channel', 'everyone']) }),
  inline('color', { value: z.string().min(1) }),
  inline('date', {
    timestamp: z.int(),
    format: z.string().min(1),
    url: z.string().optional(),
    fallback: z.string().optional(),
  }),
]);

const border = z.union([z.literal(0), z.literal(1)]).optional();

const richSection = z.strictObject({
  type: z.literal('rich_text_section'),
  elements: z.array(inlineElement),
});

export const richText = z.strictObject({
  type: z.literal('rich_text'),
  block_id: blockId,
  elements: z.array(
    z.discriminatedUnion('type', [
      richSection,
      z.strictObject({
        type: z.literal('rich_text_list'),
        elements: z.array(richSection),
        style: z.enum(['bullet', 'ordered']),
        indent: z.int().min(0).max(8).optional(),
        offset: z.int().min(0).optional(),
        border,
      }),
      z.strictObject({
        type: z.literal('rich_text_quote'),
        elements: z.array(inlineElement),
        border,
      }),
      z.strictObject({
        type: z.literal('rich_text_preformatted'),
        elements: z.array(z.discriminatedUnion('type', [text, link])),
        language: z.string().optional(),
        border,
      }),
    ]),
  ),
});

export const cell = z.discriminatedUnion('type', [
  richText,
  z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) }),
  z.strictObject({
    type: z.literal('raw_number'),
    value: z.number(),
    text: z.string().min(1),
  }),
]);
