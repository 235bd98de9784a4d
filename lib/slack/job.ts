import * as z from 'zod/mini';
import type { SuggestionId } from '../domain/suggestions/suggestion.ts';
import { accountId } from '../shared/ids.ts';
import type { SlackUser } from './auth/slackUser.ts';

const suggestionId = z.pipe(
  z.string(),
  z.transform((id) => id as SuggestionId),
);

/** Who pressed or asked, as Slack's signed request names them. */
const slackUser = z.pipe(
  z.object({
    userId: z.string(),
    userTeam: z.optional(z.string()),
    team: z.optional(z.string()),
  }),
  z.transform(({ userId, userTeam, team }): SlackUser => ({ userId, userTeam, team })),
);

/** What the ingress hands to the worker (functions/report.ts): what takes longer than three seconds. */
export const jobSchema = z.discriminatedUnion('kind', [
  /** A command, typed or behind a button. */
  z.object({
    kind: z.literal('answer'),
    /** What was typed after `/trimtab`. */
    command: z.string(),
    by: slackUser,
    responseUrl: z.url(),
    /** In place of the message with the button. Slack does not let the answer to a command be replaced. */
    inPlace: z.boolean(),
    /** For everyone in the channel. */
    shared: z.boolean(),
  }),
  /** Fills the dialog with the Details of a suggestion. */
  z.object({
    kind: z.literal('details'),
    account: accountId,
    suggestionId,
    viewId: z.string(),
    /** Who opened the dialog. */
    userId: z.string(),
  }),
  /** Draws a suggestion again wherever it is shown, after a decision. */
  z.object({
    kind: z.literal('show'),
    account: accountId,
    suggestionId,
    /** It has a new assignee, who gets it as a direct message. */
    isAssigned: z.boolean(),
    /** Whose App Home is drawn, too. */
    homeOf: slackUser,
  }),
  /** Draws the App Home of one person. */
  z.object({ kind: z.literal('home'), of: slackUser }),
]);

export type Job = z.infer<typeof jobSchema>;
