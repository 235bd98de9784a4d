/** A statement of an identity policy. */
export interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined;
}

export interface AwsRequest {
  readonly action: string;
  readonly resource: string;
  /** Condition keys that the request has. */
  readonly context: Readonly<Record<string, string>>;
}

/**
 * What IAM answers by these statements alone: an explicit Deny goes before every Allow, and what
 * nothing allows is forbidden (IAM User Guide, policy evaluation logic).
 */
export function decide(
  statements: readonly Statement[],
  request: AwsRequest,
): 'allowed' | 'forbidden' {
  const applying = statements.filter((statement) => applies(statement, request));
  if (applying.some(({ Effect }) => Effect === 'Deny')) return 'forbidden';
  return applying.some(({ Effect }) => Effect === 'Allow') ? 'allowed' : 'forbidden';
}

function applies(
  { Action, Resource, Condition = {} }: Statement,
  { action, resource, context }: AwsRequest,
): boolean {
  return (
    Action.some((pattern) => like(pattern.toLowerCase(), action.toLowerCase())) &&
    Resource.some((pattern) => like(pattern, resource)) &&
    Object.entries(Condition).every(([operator, keys]) =>
      Object.entries(keys).every(([key, wanted]) => holds(operator, wanted, context[key])),
    )
  );
}

/** All operators and keys must hold; of several values one is enough. A key that is absent fails. */
function holds(operator: string, wanted: unknown, value: string | undefined): boolean {
  const values = (Array.isArray(wanted) ? wanted : [wanted]).map(String);
  if (value === undefined) return false;
  switch (operator) {
    case 'StringEquals':
    case 'Bool':
      return values.includes(value);
    case 'StringLike':
      return values.some((pattern) => like(pattern, value));
    default:
      throw new Error(`the test does not know the operator ${operator}`);
  }
}

function like(pattern: string, text: string): boolean {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(text);
}
