import type { AccountId } from '../../shared/ids.ts';

/** Where the suggestions for some instances go instead of the main channel. All that is given must fit. */
export interface Route {
  readonly account?: AccountId | undefined;
  readonly tag?: { readonly key: string; readonly value: string } | undefined;
  /** A channel, or the person whose e-mail address stands in this tag. */
  readonly to:
    | { readonly kind: 'channel'; readonly channel: string }
    | { readonly kind: 'owner'; readonly tagKey: string };
}

/** What a route looks at. */
export interface Routed {
  readonly account: AccountId;
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * The channel or user of the first route that fits; undefined when none does: the main channel. An
 * owner whom `userOf` does not know is passed over.
 */
export function addressOf(
  instance: Routed,
  routes: readonly Route[],
  userOf: (email: string) => string | undefined,
): string | undefined {
  for (const route of routes.filter((each) => fits(instance, each))) {
    const { to } = route;
    const address =
      to.kind === 'channel' ? to.channel : userOf(emailIn(instance.tags[to.tagKey]) ?? '');
    if (address !== undefined) return address;
  }
  return undefined;
}

/** The addresses of people that the routes would look up for these instances, each once. */
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

function fits({ account, tags }: Routed, route: Route): boolean {
  const { tag } = route;
  return (
    (route.account === undefined || route.account === account) &&
    (tag === undefined || tags[tag.key] === tag.value)
  );
}

/** Tags are anybody's: only what looks like one address is looked up. */
function emailIn(value: string | undefined): string | undefined {
  const email = value?.trim().toLowerCase();
  return email !== undefined && /^[^\s@<>]{1,64}@[^\s@<>]{1,190}$/.test(email) ? email : undefined;
}
