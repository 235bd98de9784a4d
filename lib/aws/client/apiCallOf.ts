import type { ApiCall, ResizeError } from '../../domain/resize/nextAction.ts';
import { ok, type Result } from '../../shared/result.ts';

/** What a call did, with AWS's own id of the request for the audit trail. */
export function apiCallOf(
  operation: string,
  sent: Result<{ readonly $metadata: { readonly requestId?: string | undefined } }, ResizeError>,
): Result<ApiCall, ResizeError> {
  if (!sent.ok) return sent;
  return ok({ kind: 'asked', operation, requestId: sent.value.$metadata.requestId ?? 'unknown' });
}
