/** Errors of the connection, by the `code` that Node gives them. */
const CONNECTION = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
  'ETIMEDOUT',
]);

/** Errors that the SDK makes itself, without an answer of a service. */
const LOCAL = new Set([
  'CredentialsProviderError',
  'ReadOnlyRefusal',
  'RepeatedToken',
  'RoleNotAssumed',
  'SyntaxError',
  'TimeoutError',
  'UnknownEndpoint',
  'UnreadableRecord',
]);

/** What an AWS call failed with: the service's own name for it, or the connection's. */
export interface AwsFailure {
  readonly code: string;
  /** 5xx, or no answer at all. */
  readonly unavailable: boolean;
}

/**
 * The failure behind an error that the SDK threw; undefined when it is none of AWS but a bug of
 * ours. Decided by name and code, never by message text (docs/facts/ec2-resize.md#error-codes).
 */
export function awsFailure(error: unknown): AwsFailure | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  if (code !== undefined && CONNECTION.has(code)) return { code, unavailable: true };
  if (LOCAL.has(error.name)) {
    return {
      code: error.name,
      unavailable: error.name === 'TimeoutError' || error.name === 'UnknownEndpoint',
    };
  }
  const status = statusOf(error);
  if (status === undefined) return undefined;
  return { code: error.name, unavailable: status >= 500 };
}

/** The HTTP status of a service's answer; 0 when there was an error but the SDK gives no status. */
function statusOf(error: Error): number | undefined {
  if (!('$metadata' in error) || typeof error.$metadata !== 'object' || error.$metadata === null) {
    return undefined;
  }
  const metadata = error.$metadata;
  return 'httpStatusCode' in metadata && typeof metadata.httpStatusCode === 'number'
    ? metadata.httpStatusCode
    : 0;
}

/** Whether a service says that we ask too often; the SDK has tried again before. */
export function isThrottling(code: string): boolean {
  return /^(RequestLimitExceeded|TooManyRequests|LimitExceeded|RequestThrottled|Throttl|SlowDown|PriorRequestNotComplete)/.test(
    code,
  );
}

/** Whether a service says that these credentials may not do it. */
export function isAccessDenied(code: string): boolean {
  return (
    /^(UnauthorizedOperation|AccessDenied|AuthFailure|NotAuthorized|Unauthorized|ReadOnlyRefusal|RoleNotAssumed|OptInRequired$)/.test(
      code,
    ) || isBadCredentials(code)
  );
}

/** Whether there are no credentials, or none that AWS takes. */
export function isBadCredentials(code: string): boolean {
  return /^(CredentialsProviderError|ExpiredToken|RequestExpired|InvalidClientTokenId|InvalidAccessKeyId|MissingAuthenticationToken|UnrecognizedClient|InvalidSignature|SignatureDoesNotMatch)/.test(
    code,
  );
}
