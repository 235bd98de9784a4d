import { authorizationRequests, type CallToAuthorize } from '../iam/authorizationRequests.ts';
import { evaluatePolicy } from '../iam/evaluatePolicy.ts';
import type { Environment } from './environment.ts';

/** What an organisation's policy refuses everyone. A field that is left out means every one. */
export interface Denial {
  readonly account?: string;
  readonly region?: string;
  /** The signing name: `ec2`. */
  readonly service?: string;
  readonly operation?: string;
}

/**
 * The action and the resource that a call is not allowed; undefined when it may go on. An explicit
 * denial comes first, then the policies of the caller's role.
 */
export function refusedAccess(
  denied: readonly Denial[],
  asked: CallToAuthorize,
  environment: Environment,
): { readonly action: string; readonly resource: string } | undefined {
  const { signingName, operation, call } = asked;
  const isDenied = denied.some(
    (denial) =>
      (denial.account ?? call.account) === call.account &&
      (denial.region ?? call.region) === call.region &&
      (denial.service ?? signingName) === signingName &&
      (denial.operation ?? operation) === operation,
  );
  if (isDenied) return { action: `${signingName}:${operation}`, resource: '*' };
  const { policy } = call.principal;
  return authorizationRequests(asked, environment).find(
    (request) => evaluatePolicy(policy, request) === 'denied',
  );
}
