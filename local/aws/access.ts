import type { AwsCall } from './service.ts';

/** What a policy refuses. A field that is left out means every one. */
export interface Denial {
  readonly account?: string;
  readonly region?: string;
  /** The signing name: `ec2`. */
  readonly service?: string;
  readonly operation?: string;
}

export function isDenied(
  denied: readonly Denial[],
  service: string,
  operation: string,
  { account, region }: AwsCall,
): boolean {
  return denied.some(
    (denial) =>
      (denial.account ?? account) === account &&
      (denial.region ?? region) === region &&
      (denial.service ?? service) === service &&
      (denial.operation ?? operation) === operation,
  );
}
