import * as z from 'zod';
import { blockId } from './text.ts';

/**
 * data_visualization (June 2026), which @slack/types 3.2 does not have yet
 * (docs/facts/slack.md#newer-blocks).
 */

const label = z.string().min(1).max(20);

const pie = z.strictObject({
  type: z.literal('pie'),
  segments: z
    .array(z.strictObject({ label, value: z.number().min(0) }))
    .min(1)
    .max(6),
});

function cartesian<T extends string>(type: T) {
  return z
    .strictObject({
      type: z.literal(type),
      series: z
        .array(
          z.strictObject({
            name: label,
            data: z
              .array(z.strictObject({ label, value: z.number() }))
              .min(1)
              .max(20),
          }),
        )
        .min(1)
        .max(6),
      axis_config: z.strictObject({
        categories: z.array(label).min(1).max(20),
        x_label: z.string().max(50).optional(),
        y_label: z.string().max(50).optional(),
      }),
    })
    .refine(
      ({ series, axis_config }) =>
        series.every(({ data }) =>
          data.every((point, index) => point.label === axis_config.categories[index]),
        ),
      'every series must have the categories of the axis, in their order',
    )
    .refine(
      ({ series }) => isOnce(series.map(({ name }) => name)),
      'every series must have a name of its own',
    )
    .refine(
      ({ axis_config }) => isOnce(axis_config.categories),
      'every category must have a name of its own',
    );
}

function isOnce(names: readonly string[]): boolean {
  return new Set(names).size === names.length;
}

export const dataVisualization = z.strictObject({
  type: z.literal('data_visualization'),
  block_id: blockId,
  title: z.string().min(1).max(50),
  chart: z.discriminatedUnion('type', [
    pie,
    cartesian('bar'),
    cartesian('line'),
    cartesian('area'),
  ]),
});
