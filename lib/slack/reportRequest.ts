import * as z from 'zod/mini';
import { accountId, instanceId, region } from '../domain/ids.ts';
import type { SuggestionId } from '../domain/suggestion.ts';

/** What somebody asks with a slash command, or with a button that asks the same. Serialisable. */
export const ask = z.discriminatedUnion('kind', [
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
  z.object({ kind: z.literal('open'), offset: z.int().check(z.nonnegative()), to: z.string() }),
  /** By id, or by name. */
  z.object({ kind: z.literal('instance'), which: z.string() }),
  z.object({ kind: z.literal('compare'), which: z.string() }),
  z.object({
    kind: z.literal('find'),
    region: z.optional(region),
    /** At least so many. */
    vcpus: z.optional(z.number().check(z.positive())),
    memoryGiB: z.optional(z.number().check(z.positive())),
    architecture: z.optional(z.enum(['x86_64', 'arm64'])),
    burstable: z.optional(z.boolean()),
    localDisk: z.optional(z.boolean()),
    family: z.optional(z.string()),
  }),
  z.object({
    kind: z.literal('plan'),
    /** µUSD an hour: what one Compute plan of that size would do. */
    whatIf: z.optional(z.int().check(z.positive())),
  }),
  z.object({ kind: z.literal('commitments') }),
  z.object({ kind: z.literal('savings') }),
  z.object({ kind: z.literal('check'), instanceId, instanceType: z.string() }),
  z.object({
    kind: z.literal('history'),
    instanceId: z.optional(instanceId),
    asFile: z.boolean(),
  }),
]);

/** What the function `report` is asked for: everything that takes longer than a press may. */
export const reportRequest = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('answer'),
    ask,
    responseUrl: z.url(),
    /** Who asks: files go to them. */
    userId: z.string(),
    /** In place of the message that was there: “Reading…”, or the page before. */
    inPlace: z.boolean(),
    /** For everybody in the channel. */
    shared: z.boolean(),
  }),
  /** What the Details of a suggestion say once metrics and prices are read. */
  z.object({
    kind: z.literal('details'),
    account: accountId,
    suggestionId: z.pipe(
      z.string(),
      z.transform((id) => id as SuggestionId),
    ),
    viewId: z.string(),
  }),
  /** The App Home of one person. */
  z.object({ kind: z.literal('home'), userId: z.string() }),
]);

export type ReportRequest = z.infer<typeof reportRequest>;
export type Ask = z.infer<typeof ask>;
export type ReportOrder = Extract<Ask, { kind: 'report' }>['sort'];
export type ReportFilter = Extract<Ask, { kind: 'report' }>['filters'][number];
