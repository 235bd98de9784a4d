/** A statement of an identity policy, as IAM stores it. */
export interface PolicyStatement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined;
}

/** One action on one resource; a call may need several of them. */
export interface AuthorizationRequest {
  readonly action: string;
  readonly resource: string;
  /** The condition keys that the request has. */
  readonly context: Readonly<Record<string, string>>;
}

/**
 * What IAM answers by identity policies alone: an explicit Deny goes before every Allow, and what
 * nothing allows is denied
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html).
 * Throws for a condition operator that it does not model, so that no statement is ever skipped.
 */
export function evaluatePolicy(
  statements: readonly PolicyStatement[],
  request: AuthorizationRequest,
): 'allowed' | 'denied' {
  const applying = statements.filter((statement) => applies(statement, request));
  if (applying.some(({ Effect }) => Effect === 'Deny')) return 'denied';
  return applying.some(({ Effect }) => Effect === 'Allow') ? 'allowed' : 'denied';
}

function applies(
  { Action, Resource, Condition = {} }: PolicyStatement,
  { action, resource, context }: AuthorizationRequest,
): boolean {
  return (
    Action.some((pattern) => isLike(pattern.toLowerCase(), action.toLowerCase())) &&
    Resource.some((pattern) => isLike(pattern, resource)) &&
    Object.entries(Condition).every(([operator, keys]) =>
      Object.entries(keys).every(([key, wanted]) => holds(operator, wanted, context[key])),
    )
  );
}

/** All operators and keys must hold; of several values one is enough. */
function holds(operator: string, wanted: unknown, value: string | undefined): boolean {
  const values = (Array.isArray(wanted) ? wanted : [wanted]).map(String);
  switch (operator) {
    case 'StringEquals':
    case 'Bool':
      return value !== undefined && values.includes(value);
    // A negated operator holds where the key is absent (IAM User Guide, condition operators).
    case 'StringNotEquals':
      return value === undefined || !values.includes(value);
    case 'StringLike':
    case 'ArnLike':
      return value !== undefined && values.some((pattern) => isLike(pattern, value));
    case 'Null':
      return values.includes(String(value === undefined));
    default:
      throw new Error(`the local IAM does not model the condition operator ${operator}`);
  }
}

const patterns = new Map<string, RegExp>();

/** `*` stands for any text and `?` for one character. */
function isLike(pattern: string, text: string): boolean {
  let compiled = patterns.get(pattern);
  if (compiled === undefined) {
    const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
    compiled = new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
    patterns.set(pattern, compiled);
  }
  return compiled.test(text);
}
