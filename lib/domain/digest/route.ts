import type { AccountId } from '../../shared/ids.ts';

/** Where suggestions go instead of the main channel, when the account and the tag match. */
export interface Route {
  readonly account?: AccountId | undefined;
  readonly tag?: { readonly key: string; readonly value: string } | undefined;
  /** A channel, or the user whose email address is in this tag. */
  readonly to:
    | { readonly kind: 'channel'; readonly channel: string }
    | { readonly kind: 'owner'; readonly tagKey: string };
}

/** What a route matches. */
export interface Routed {
  readonly account: AccountId;
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * The channel or user of the first route that matches; undefined for the main channel. A route to an
 * owner whom `userOf` does not find is skipped.
 */
export function addressOf(
  instance: Routed,
  routes: readonly Route[],
  userOf: (email: string) => string | undefined,
): string | undefined {
  for (const route of routes.filter((each) => matches(instance, each))) {
    const { to } = route;
    const address =
      to.kind === 'channel' ? to.channel : userOf(emailIn(instance.tags[to.tagKey]) ?? '');
    if (address !== undefined) return address;
  }
  return undefined;
}

/** The email addresses that the routes need users for, each once, sorted. */
export function emailsOf(
  instances: readonly Routed[],
  routes: readonly Route[],
): readonly string[] {
  const emails = new Set<string>();
  for (const instance of instances) {
    addressOf(instance, routes, (email) => {
      if (email !== '') emails.add(email);
      return undefined;
    });
  }
  return [...emails].toSorted();
}

function matches({ account, tags }: Routed, route: Route): boolean {
  const { tag } = route;
  return (
    (route.account === undefined || route.account === account) &&
    (tag === undefined || tags[tag.key] === tag.value)
  );
}

/** Anyone may write a tag: only text that looks like one email address is looked up. */
function emailIn(value: string | undefined): string | undefined {
  const email = value?.trim().toLowerCase();
  return email !== undefined && /^[^\s@<>]{1,64}@[^\s@<>]{1,190}$/.test(email) ? email : undefined;
}
