import type { AwsError } from './awsError.ts';

export interface PageRequest {
  /** Already checked against the operation's limits. */
  readonly size: number;
  readonly token: string | undefined;
  /** What the service answers to a token that it never gave. */
  readonly invalidToken: () => AwsError;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Absent on the last page. */
  readonly next?: string;
}

/** One page of `all`. A token is opaque to the caller: here it says where the next page begins. */
export function pageOf<Item>(all: readonly Item[], request: PageRequest): Page<Item> {
  const from = request.token === undefined ? 0 : startOf(request.token);
  if (from === undefined || from > all.length) throw request.invalidToken();
  const end = from + request.size;
  return {
    items: all.slice(from, end),
    ...(end < all.length ? { next: Buffer.from(`from:${end}`).toString('base64') } : {}),
  };
}

function startOf(token: string): number | undefined {
  const match = /^from:(\d+)$/.exec(Buffer.from(token, 'base64').toString('utf8'));
  return match === null ? undefined : Number(match[1]);
}
