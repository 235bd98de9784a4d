import type { ResizeError } from '../../domain/resize/nextAction.ts';
import { sentence } from '../../shared/message.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { awsFailure, isAccessDenied, isThrottling } from './awsFailure.ts';

/**
 * Runs one call of a resize. What EC2 refuses, or does not answer, becomes a ResizeError by its
 * error code; an error that is none of AWS is a bug and is thrown
 * (docs/facts/ec2-resize.md#error-codes).
 */
export async function toControlResult<Value>(
  operation: string,
  call: () => Promise<Value>,
): Promise<Result<Value, ResizeError>> {
  try {
    return ok(await call());
  } catch (error) {
    const failure = awsFailure(error);
    if (failure === undefined) throw error;
    const message = sentence('{operation}: {code}.', { operation, code: failure.code });
    return err({ kind: kindOf(failure), message });
  }
}

function kindOf({
  code,
  unavailable,
}: {
  code: string;
  unavailable: boolean;
}): ResizeError['kind'] {
  const kind = KINDS.get(code);
  if (kind !== undefined) return kind;
  if (isThrottling(code)) return 'throttled';
  if (isAccessDenied(code)) return 'denied';
  return unavailable ? 'unavailable' : 'unknown';
}

/** The error codes of docs/facts/ec2-resize.md#error-codes, by what each means for a resize. */
const KINDS: ReadonlyMap<string, ResizeError['kind']> = new Map([
  ['InvalidInstanceID.NotFound', 'notFound'],
  ['InvalidInstanceID.Malformed', 'notFound'],
  ['TargetGroupNotFoundException', 'notFound'],
  ['InvalidCapacityReservationId.NotFound', 'notFound'],
  ['IncorrectInstanceState', 'incorrectState'],
  ['IncorrectState', 'incorrectState'],
  ['OperationNotPermitted', 'protected'],
  ['InvalidInstanceAttributeValue', 'incompatible'],
  ['InvalidParameterCombination', 'incompatible'],
  ['InvalidParameterValue', 'incompatible'],
  ['AttachmentLimitExceeded', 'incompatible'],
  ['Unsupported', 'incompatible'],
  ['UnsupportedOperation', 'incompatible'],
  ['UnsupportedHostConfiguration', 'incompatible'],
  ['InsufficientInstanceCapacity', 'capacity'],
  ['InsufficientHostCapacity', 'capacity'],
  ['InsufficientReservedInstanceCapacity', 'capacity'],
  ['InsufficientCapacity', 'capacity'],
  ['ReservationCapacityExceeded', 'capacity'],
  ['VcpuLimitExceeded', 'quota'],
  ['InstanceLimitExceeded', 'quota'],
]);
