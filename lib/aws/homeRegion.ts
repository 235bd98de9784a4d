import { STSClient } from '@aws-sdk/client-sts';
import { type Region, region } from '../shared/ids.ts';
import { err, ok, type Result } from '../shared/result.ts';

/** The Region that Trimtab runs in, and what names it. */
export interface HomeRegion {
  readonly region: Region;
  readonly source: string;
}

/**
 * The Region of a command: `--region`, AWS_REGION, AWS_DEFAULT_REGION, or the profile, in this
 * order, which is that of the AWS CLI
 * (https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html). The error says how
 * to set one; there is no default, which could be another Region than the one that was deployed to.
 */
export async function findHomeRegion(
  option: string | undefined,
  environment: NodeJS.ProcessEnv,
): Promise<Result<HomeRegion, string>> {
  const { AWS_REGION, AWS_DEFAULT_REGION, AWS_PROFILE = 'default' } = environment;
  const [source, name] = [
    ['--region', option],
    ['AWS_REGION', AWS_REGION],
    ['AWS_DEFAULT_REGION', AWS_DEFAULT_REGION],
  ].find(([, value]) => value) ?? [`profile ${AWS_PROFILE}`, await regionOfProfile()];
  if (!name) {
    return err(
      'No Region is set. Give the one that Trimtab runs in: --region eu-west-1, AWS_REGION, AWS_DEFAULT_REGION, or `aws configure set region eu-west-1`.',
    );
  }
  const parsed = region.safeParse(name);
  return parsed.success
    ? ok({ region: parsed.data, source: source ?? '' })
    : err(`${name} (${source}) is not a Region: write one like eu-west-1.`);
}

/** As the SDK reads it from the shared files, after AWS_REGION, which is not set here. */
async function regionOfProfile(): Promise<string | undefined> {
  return new STSClient().config.region().catch(() => undefined);
}
