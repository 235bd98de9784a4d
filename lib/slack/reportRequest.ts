import * as z from 'zod';
import { instanceId } from '../domain/ids.ts';

/** What a slash command asks of the function `report`. Serialisable. */
export const reportRequest = z.object({
  responseUrl: z.url(),
  /** Who asks: files go to them. */
  userId: z.string(),
  /** In place of the message that was there: “Reading…”, or the page before. */
  inPlace: z.boolean(),
  ask: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('report'),
      filters: z.array(
        z.discriminatedUnion('by', [
          z.object({ by: z.literal('account'), value: z.string() }),
          z.object({ by: z.literal('region'), value: z.string() }),
          z.object({ by: z.literal('family'), value: z.string() }),
          z.object({ by: z.literal('tag'), key: z.string(), value: z.string() }),
        ]),
      ),
      sort: z.enum(['cost', 'name', 'type', 'region']),
      asFile: z.boolean(),
    }),
    /** Open suggestions, and where they are told. */
    z.object({ kind: z.literal('open'), offset: z.int().nonnegative(), to: z.string() }),
    z.object({ kind: z.literal('instance'), instanceId: z.string() }),
    z.object({ kind: z.literal('compare'), instanceId: z.string() }),
    z.object({
      kind: z.literal('plan'),
      /** µUSD an hour: what one Compute plan of that size would do. */
      whatIf: z.int().positive().optional(),
    }),
    z.object({ kind: z.literal('commitments') }),
    z.object({ kind: z.literal('savings') }),
    z.object({ kind: z.literal('check'), instanceId, instanceType: z.string() }),
    z.object({
      kind: z.literal('history'),
      instanceId: instanceId.optional(),
      asFile: z.boolean(),
    }),
  ]),
});

export type ReportRequest = z.infer<typeof reportRequest>;
export type Ask = ReportRequest['ask'];
export type ReportOrder = Extract<Ask, { kind: 'report' }>['sort'];
export type ReportFilter = Extract<Ask, { kind: 'report' }>['filters'][number];
