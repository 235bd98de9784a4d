import * as z from 'zod/mini';
import type { SuggestionId } from '../domain/suggestions/suggestion.ts';
import { accountId, instanceId, region } from '../shared/ids.ts';
import type { SlackUser } from './auth/approvers.ts';

/** What somebody asks with a slash command, or with a button that asks the same. Serialisable. */
export const query = z.discriminatedUnion('kind', [
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

const suggestionId = z.pipe(
  z.string(),
  z.transform((id) => id as SuggestionId),
);

/** Who pressed or asked, as Slack said it (approvers.ts). */
const slackUser = z.pipe(
  z.object({
    userId: z.string(),
    userTeam: z.optional(z.string()),
    team: z.optional(z.string()),
  }),
  z.transform(({ userId, userTeam, team }): SlackUser => ({ userId, userTeam, team })),
);

/** What the function `report` is asked for: everything that takes longer than a press may. */
export const jobSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('answer'),
    query,
    responseUrl: z.url(),
    /** Who asks: files go to them. */
    userId: z.string(),
    /** In place of the page before. Slack does not let the answer to a command be replaced. */
    inPlace: z.boolean(),
    /** For everybody in the channel. */
    shared: z.boolean(),
  }),
  /** What the Details of a suggestion say once metrics and prices are read. */
  z.object({
    kind: z.literal('details'),
    account: accountId,
    suggestionId,
    viewId: z.string(),
    /** Who opened them. */
    userId: z.string(),
  }),
  /** How Trimtab is set up, for whoever asks. */
  z.object({ kind: z.literal('settings'), by: slackUser, responseUrl: z.url() }),
  /** A suggestion that was decided on, wherever it is shown. */
  z.object({
    kind: z.literal('show'),
    account: accountId,
    suggestionId,
    /** It is somebody else's now: they get it as a direct message. */
    hand: z.boolean(),
    /** Whose App Home is drawn, too. */
    homeOf: slackUser,
  }),
  /** The App Home of one person. */
  z.object({ kind: z.literal('home'), of: slackUser }),
]);

export type Job = z.infer<typeof jobSchema>;
export type Query = z.infer<typeof query>;
export type JobOrder = Extract<Query, { kind: 'report' }>['sort'];
export type ReportFilter = Extract<Query, { kind: 'report' }>['filters'][number];
