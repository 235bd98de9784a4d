import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { configurationSchema } from '../../docs/configurationSchema.ts';

test('the schema that the example names is the one of this configuration', () => {
  const [first = ''] = readFileSync('trimtab.example.yml', 'utf8').split('\n');
  const path = /^# yaml-language-server: \$schema=\.\/(\S+)$/.exec(first)?.[1] ?? '';
  expect(readFileSync(path, 'utf8')).toBe(configurationSchema());
});
