import { AwsError } from '../../server/awsError.ts';

export interface PageRequest {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

export interface PageLimits {
  readonly smallest: number;
  readonly largest: number;
  /** Items in a page when the caller does not say; everything, when left out. */
  readonly usual?: number;
}

/** One page, and the opaque token of the next. Throws InvalidParameterValue, InvalidNextToken. */
export function page<Item>(
  items: readonly Item[],
  { MaxResults, NextToken }: PageRequest,
  { smallest, largest, usual = items.length }: PageLimits,
): { readonly items: readonly Item[]; readonly next: { readonly NextToken?: string } } {
  if (MaxResults !== undefined && (MaxResults < smallest || MaxResults > largest)) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value ( ${MaxResults} ) for parameter maxResults is invalid. Expecting a value between ${smallest} and ${largest}.`,
    );
  }
  const start = NextToken === undefined ? 0 : offsetOf(NextToken);
  const end = start + (MaxResults ?? usual);
  return {
    items: items.slice(start, end),
    next: end < items.length ? { NextToken: tokenOf(end) } : {},
  };
}

const PREFIX = 'trimtab-page-';

function tokenOf(offset: number): string {
  return Buffer.from(`${PREFIX}${offset}`).toString('base64url');
}

function offsetOf(token: string): number {
  const text = Buffer.from(token, 'base64url').toString('utf8');
  const offset = Number(text.startsWith(PREFIX) ? text.slice(PREFIX.length) : Number.NaN);
  if (!Number.isInteger(offset) || offset < 0) {
    throw new AwsError('InvalidNextToken', 'The token is not one that this operation gave.');
  }
  return offset;
}
