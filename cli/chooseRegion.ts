import { findHomeRegion, type HomeRegion } from '../lib/aws/homeRegion.ts';
import type { Result } from '../lib/shared/result.ts';

/**
 * The Region of this command, also for every client of AWS that it makes from now on. The error says
 * how to set one.
 */
export async function chooseRegion(
  option: string | undefined,
): Promise<Result<HomeRegion, string>> {
  const found = await findHomeRegion(option, process.env);
  if (found.ok) process.env.AWS_REGION = found.value.region;
  return found;
}
