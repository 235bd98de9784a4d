import { AwsError } from '../../server/awsError.ts';

/**
 * A dry run checks permissions only, and its success is an error
 * (docs/facts/ec2-resize.md#changing-the-type): by the time that an operation runs, its caller is
 * allowed to.
 */
export function refuseDryRun({ DryRun }: { readonly DryRun?: boolean | undefined }): void {
  if (DryRun === true) {
    throw new AwsError(
      'DryRunOperation',
      'Request would have succeeded, but DryRun flag is set.',
      412,
    );
  }
}
