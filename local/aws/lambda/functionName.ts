/** A function as an invocation names it. */
export interface FunctionRef {
  readonly name: string;
  /** A version, an alias or `$LATEST`. */
  readonly qualifier?: string;
  readonly account?: string;
  readonly region?: string;
}

const NAME =
  /^(?:arn:[^:]+:lambda:([^:]+):(\d{12}):function:|(\d{12}):function:)?([A-Za-z0-9_-]{1,140})(?::(\$LATEST|[A-Za-z0-9_-]+))?$/;

/**
 * Reads the FunctionName of Lambda's Invoke: a name, a partial or a full ARN, each with or without
 * a qualifier; the Qualifier parameter says the same. undefined when it is none of these, or when
 * the two qualifiers differ.
 */
export function parseFunctionName(text: string, qualifier?: string): FunctionRef | undefined {
  const parts = NAME.exec(text);
  if (parts === null) return undefined;
  const [, region, account, partialAccount, name, suffix] = parts;
  if (name === undefined) return undefined;
  if (suffix !== undefined && qualifier !== undefined && suffix !== qualifier) return undefined;
  const owner = account ?? partialAccount;
  const chosen = suffix ?? qualifier;
  return {
    name,
    ...(chosen === undefined ? {} : { qualifier: chosen }),
    ...(owner === undefined ? {} : { account: owner }),
    ...(region === undefined ? {} : { region }),
  };
}
