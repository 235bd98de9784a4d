import type { AccountId, Region } from '../domain/ids.ts';
import type { ReadError } from '../domain/readError.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { awsFailure, isDenial, isStranger, isThrottling } from './awsErrorCode.ts';

/** What is read, and where: what a ReadError says besides its reason. */
export interface Reading {
  /** As people say it: `EC2`, `Compute Optimizer`. */
  readonly service: string;
  /** As AWS names it: `DescribeInstances`. */
  readonly operation: string;
  readonly account?: AccountId;
  readonly region?: Region;
}

/**
 * Runs one reader. What AWS refuses, or does not answer, becomes a ReadError with a sentence that
 * says what to do next; an error that is none of AWS is a bug and is thrown (domain.md A7, B1).
 */
export async function reading<Value>(
  what: Reading,
  read: () => Promise<Value>,
): Promise<Result<Value, ReadError>> {
  try {
    return ok(await read());
  } catch (error) {
    return err(readErrorOf(what, error));
  }
}

function readErrorOf(what: Reading, error: unknown): ReadError {
  const failure = awsFailure(error);
  if (failure === undefined) throw error;
  const kind = kindOf(failure.code, failure.unavailable);
  return { kind, ...what, message: SENTENCES[kind](what, failure.code) };
}

function kindOf(code: string, unavailable: boolean): ReadError['kind'] {
  // Compute Optimizer's own; the plain OptInRequired of other services is about the subscription.
  if (code === 'OptInRequiredException') return 'notEnrolled';
  if (isThrottling(code)) return 'throttled';
  if (isDenial(code)) return 'denied';
  return unavailable ? 'unavailable' : 'malformed';
}

const SENTENCES: Readonly<Record<ReadError['kind'], (what: Reading, code: string) => string>> = {
  notEnrolled: (what) =>
    `${what.service} is not switched on${place(what)}. Opt in on its console page; first recommendations come within a day.`,
  denied: denial,
  throttled: (what, code) =>
    `${what.service} was asked too often${place(what)} (${what.operation}: ${code}). Trimtab tries again with the next run; look for other tools that call it at the same time.`,
  unavailable: (what, code) =>
    `${what.service} did not answer${place(what)} (${what.operation}: ${code}). Trimtab tries again with the next run; if it goes on, check that the service exists in this Region and see AWS Health.`,
  malformed: (what, code) =>
    `${what.service} and Trimtab did not understand each other${place(what)} (${what.operation}: ${code}). Update Trimtab, or report this with the operation and the code.`,
};

function denial(what: Reading, code: string): string {
  if (code === 'RoleNotAssumed') {
    return `Trimtab may not take its role${place(what)}. Check roleArn and externalId in trimtab.yml, and the role's trust policy.`;
  }
  if (isStranger(code)) {
    return `There are no AWS credentials that work${place(what)} (${code}). Sign in again, or set AWS_PROFILE.`;
  }
  if (code === 'AuthFailure') {
    return `${what.service} does not know us${place(what)} (${code}). Either the Region is not enabled in the account, or the credentials are wrong.`;
  }
  return `${what.service} refused ${what.operation}${place(what)} (${code}). Give the role that Trimtab reads with this permission, or take the account or Region out of trimtab.yml.`;
}

function place({ account, region }: Reading): string {
  const parts = [
    ...(account === undefined ? [] : [`account ${account}`]),
    ...(region === undefined ? [] : [region]),
  ];
  return parts.length === 0 ? '' : ` in ${parts.join(', ')}`;
}
