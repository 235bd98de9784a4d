import type { AccountId, Region } from '../../shared/ids.ts';
import { type Sentence, sentence } from '../../shared/message.ts';
import type { ReadError } from '../../shared/readError.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { awsFailure, isAccessDenied, isBadCredentials, isThrottling } from './awsFailure.ts';

/** What is read, and where: what a ReadError says in addition to its reason. */
export interface Reading {
  /** As people say it: `EC2`, `Compute Optimizer`. */
  readonly service: string;
  /** As AWS names it: `DescribeInstances`. */
  readonly operation: string;
  readonly account?: AccountId;
  readonly region?: Region;
}

/**
 * Runs one reader. What AWS refuses, or does not answer, becomes a ReadError that says what to do
 * next; an error that is none of AWS is a bug and is thrown (docs/facts/ec2-resize.md#error-codes).
 */
export async function toReadResult<Value>(
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
  const { service, operation } = what;
  const { code } = failure;
  const message = SENTENCES[kind]({ service, operation, code, place: placeOf(what) });
  return { kind, ...what, message };
}

function kindOf(code: string, unavailable: boolean): ReadError['kind'] {
  // Compute Optimizer's own; the plain OptInRequired of other services is about the subscription.
  if (code === 'OptInRequiredException') return 'notEnrolled';
  if (isThrottling(code)) return 'throttled';
  if (isAccessDenied(code)) return 'denied';
  return unavailable ? 'unavailable' : 'malformed';
}

/** What was refused, as a sentence names it. */
interface Refused {
  readonly service: string;
  readonly operation: string;
  readonly code: string;
  /** Behind words of ours; empty for what is everywhere. */
  readonly place: Sentence | '';
}

const SENTENCES: Readonly<Record<ReadError['kind'], (refused: Refused) => Sentence>> = {
  notEnrolled: ({ service, place }) =>
    sentence(
      '{service} is not enabled{place}. Opt in on its console page; the first recommendations appear within a day.',
      { service, place },
    ),
  denied: denial,
  throttled: (refused) =>
    sentence(
      '{service} throttled the requests of Trimtab{place} ({operation}: {code}). Trimtab tries again in its next run; check which other tools call {service} at the same time.',
      refused,
    ),
  unavailable: (refused) =>
    sentence(
      '{service} did not answer{place} ({operation}: {code}). Trimtab tries again in its next run; if this continues, check that {service} is available in this Region, and AWS Health.',
      refused,
    ),
  malformed: (refused) =>
    sentence(
      'Trimtab could not read the answer of {service}{place} ({operation}: {code}). Update Trimtab, or report this with the operation and the code.',
      refused,
    ),
};

function denial({ service, operation, code, place }: Refused): Sentence {
  if (code === 'RoleNotAssumed') {
    return sentence(
      'Trimtab could not assume its role{place}. Check roleArn and externalId in trimtab.yml, and the trust policy of the role.',
      { place },
    );
  }
  if (isBadCredentials(code)) {
    return sentence(
      'No valid AWS credentials were found{place} ({code}). Sign in again, or set AWS_PROFILE.',
      { place, code },
    );
  }
  if (code === 'AuthFailure') {
    return sentence(
      '{service} did not accept the credentials{place} ({code}). The Region is not enabled in the account, or the credentials are wrong.',
      { service, place, code },
    );
  }
  return sentence(
    '{service} denied {operation}{place} ({code}). Add this permission to the role that Trimtab reads with, or remove the account or Region from trimtab.yml.',
    { service, operation, place, code },
  );
}

function placeOf({ account, region }: Reading): Sentence | '' {
  if (account !== undefined && region !== undefined) {
    return sentence(' in account {account}, {region}', { account, region });
  }
  if (account !== undefined) return sentence(' in account {account}', { account });
  return region === undefined ? '' : sentence(' in {region}', { region });
}
