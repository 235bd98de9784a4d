import { expect, it } from 'vitest';
import { trimtab } from './trimtab.ts';

it('the demo runs the whole bot once, and prints the conversation', async () => {
  const { code, output, errors } = await trimtab(['demo', '--once']);
  expect(errors).toBe('');
  expect(code).toBe(0);
  expect(output).toContain('Trimtab in #cloud-costs');
  expect(output).toContain('r5.4xlarge → r7i.2xlarge');
  expect(output).toMatch(/Done, .*: healthy on r7i\.2xlarge\. Approved by @alice/);
  expect(output).toContain('Done: the change ended well.');
}, 90_000);
