import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { findHomeRegion } from '../../lib/aws/homeRegion.ts';

const folder = mkdtempSync(join(tmpdir(), 'trimtab-profile-'));

beforeAll(() => {
  writeFileSync(
    join(folder, 'config'),
    '[profile ours]\nregion = ap-northeast-2\n[profile bare]\n',
  );
});

beforeEach(() => {
  for (const name of ['AWS_REGION', 'AWS_DEFAULT_REGION']) vi.stubEnv(name, undefined);
  vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'config'));
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'none'));
  vi.stubEnv('AWS_PROFILE', 'ours');
});

afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

test('the Region is that of --region, AWS_REGION, AWS_DEFAULT_REGION or the profile, in this order', async () => {
  const find = (option?: string) => findHomeRegion(option, process.env);
  const is = (region: string, source: string) => ({ ok: true, value: { region, source } });
  expect(await find()).toEqual(is('ap-northeast-2', 'profile ours'));
  vi.stubEnv('AWS_DEFAULT_REGION', 'eu-west-1');
  expect(await find()).toEqual(is('eu-west-1', 'AWS_DEFAULT_REGION'));
  vi.stubEnv('AWS_REGION', 'eu-west-2');
  expect(await find()).toEqual(is('eu-west-2', 'AWS_REGION'));
  expect(await find('eu-west-3')).toEqual(is('eu-west-3', '--region'));
});

test('without any of them, the error says how to set one', async () => {
  vi.stubEnv('AWS_PROFILE', 'bare');
  expect(await findHomeRegion(undefined, process.env)).toEqual({
    ok: false,
    error: expect.stringMatching(/^No Region is set\. .*--region eu-west-1/),
  });
});

test('a name that is no Region is told where it stands', async () => {
  expect(await findHomeRegion('Frankfurt', process.env)).toEqual({
    ok: false,
    error: 'Frankfurt (--region) is not a Region: write one like eu-west-1.',
  });
});
