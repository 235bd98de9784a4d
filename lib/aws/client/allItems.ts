/**
 * Every page of an operation, by hand: many operations have no paginator in the SDK, and all of
 * ours read alike (docs/facts/ec2-resize.md#reading-instances). An empty token is the end, as
 * DescribeSpotPriceHistory sends it (docs/facts/pricing-and-commitments.md#spot); a token that
 * comes again would never end, and throws.
 */
async function* pages<Page>(
  read: (token: string | undefined) => Promise<Page>,
  tokenOf: (page: Page) => string | undefined,
): AsyncGenerator<Page> {
  const seen = new Set<string>();
  let token: string | undefined;
  do {
    const page = await read(token);
    yield page;
    token = tokenOf(page) || undefined;
    if (token !== undefined && seen.has(token)) throw new RepeatedToken();
    if (token !== undefined) seen.add(token);
  } while (token !== undefined);
}

/** The same with all items of all pages in one array. */
export async function allItems<Page, Item>(
  read: (token: string | undefined) => Promise<Page>,
  tokenOf: (page: Page) => string | undefined,
  itemsOf: (page: Page) => readonly Item[] | undefined,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  for await (const page of pages(read, tokenOf)) items.push(...(itemsOf(page) ?? []));
  return items;
}

/** AWS sent a page token twice. */
class RepeatedToken extends Error {
  override readonly name = 'RepeatedToken';
  constructor() {
    super('AWS sent the same page token twice');
  }
}

/** The items in groups of at most `size`, for operations that take a limited list. */
export function batches<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  const groups: (readonly Item[])[] = [];
  for (let start = 0; start < items.length; start += size) {
    groups.push(items.slice(start, start + size));
  }
  return groups;
}
