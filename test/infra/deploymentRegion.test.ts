import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { deploymentRegion } from '../../infra/deploymentRegion.ts';

let said = '';

beforeEach(() => {
  said = '';
  for (const name of ['AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_PROFILE'])
    vi.stubEnv(name, undefined);
  for (const name of ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE']) vi.stubEnv(name, '/none');
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += text;
    return true;
  });
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  process.argv = process.argv.filter((word) => word !== 'package');
});

test('a deployment without a Region is refused', async () => {
  await expect(deploymentRegion(undefined)).rejects.toThrow('No Region is set.');
});

test('a package to look at needs no Region, and says which one it took', async () => {
  process.argv.push('package');
  expect(await deploymentRegion(undefined)).toBe('us-east-1');
  expect(said).toMatch(/^No Region is set\. .* This package is for us-east-1\.\n$/);
});

test('the Region of a deployment is said before anything is made', async () => {
  vi.stubEnv('AWS_DEFAULT_REGION', 'eu-west-1');
  expect(await deploymentRegion(undefined)).toBe('eu-west-1');
  expect(said).toBe('Region eu-west-1 (AWS_DEFAULT_REGION)\n');
});
