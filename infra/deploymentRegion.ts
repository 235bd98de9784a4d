import { findHomeRegion } from '../lib/aws/homeRegion.ts';

/**
 * The Region of serverless.yml, said before anything is made. A package to look at needs none: it is
 * made for us-east-1, and says so. Throws for every other command where no Region is set.
 */
export async function deploymentRegion(option: string | undefined): Promise<string> {
  const found = await findHomeRegion(option, process.env);
  if (found.ok) {
    process.stderr.write(`Region ${found.value.region} (${found.value.source})\n`);
    return found.value.region;
  }
  if (!process.argv.includes('package')) throw new Error(found.error);
  process.stderr.write(`${found.error} This package is for us-east-1.\n`);
  return 'us-east-1';
}
