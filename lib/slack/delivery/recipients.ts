import type { WebClient } from '@slack/web-api';
import { routed } from '../../domain/digest/buildDigests.ts';
import { addressOf, emailsOf, type Route, type Routed } from '../../domain/digest/route.ts';
import type { SuggestionRecord } from '../../domain/lifecycle/suggestionRecord.ts';
import type { EmailDirectory } from '../../store/cache/emailDirectory.ts';
import { findPeople } from './findPeople.ts';

/** The channel or user that gets the suggestions of an instance; undefined: the main channel. */
export type AddressOf = (instance: Routed) => string | undefined;

export interface RecipientsDeps {
  readonly routes: readonly Route[];
  readonly client: WebClient;
  readonly people: EmailDirectory;
  readonly now: () => Date;
}

/**
 * An execution holds 3,000 operations (docs/facts/durable-functions.md#limits): suggestions of
 * further owners go to the main channel.
 */
const MOST_PEOPLE = 200;

/** Finds the users that the routes name, and gives the recipient of each instance. */
export async function recipients(
  records: readonly SuggestionRecord[],
  { routes, client, people, now }: RecipientsDeps,
): Promise<AddressOf> {
  const open = records.filter(({ state }) => state.kind === 'open');
  const emails = emailsOf(
    open.map(({ suggestion }) => routed(suggestion)),
    routes,
  );
  const users = await findPeople(emails.slice(0, MOST_PEOPLE), client, people, now());
  return (instance) => addressOf(instance, routes, (email) => users.get(email));
}
