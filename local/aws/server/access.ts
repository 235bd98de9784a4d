import type { AwsCall } from './service.ts';

/** What a policy refuses. A field that is left out means every one. */
export interface Denial {
  readonly account?: string;
  readonly region?: string;
  /** The signing name: `ec2`. */
  readonly service?: string;
  readonly operation?: string;
}

/** Whether the policies let a call through: nothing denies it, and a read-only role only reads. */
export function mayCall(
  denied: readonly Denial[],
  service: string,
  operation: string,
  { account, region, principal }: AwsCall,
): boolean {
  if (!principal.changeScope && !READ.test(operation)) return false;
  return !denied.some(
    (denial) =>
      (denial.account ?? account) === account &&
      (denial.region ?? region) === region &&
      (denial.service ?? service) === service &&
      (denial.operation ?? operation) === operation,
  );
}

/** How AWS names operations that change nothing. */
const READ = /^(Describe|Get|List|BatchGet|Query|Scan)/;
