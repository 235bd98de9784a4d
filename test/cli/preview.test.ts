import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type LocalAws, startLocalAws } from '../../local/aws/server/localAws.ts';
import { type Ended, trimtab } from './trimtab.ts';

const preview = z.strictObject({
  generatedAt: z.iso.datetime(),
  accounts: z.array(z.string()),
  regions: z.array(z.string()),
  instances: z.array(z.looseObject({ instanceId: z.string(), region: z.string() })),
  suggestions: z.array(
    z.looseObject({ id: z.string(), kind: z.string(), from: z.string(), planHash: z.string() }),
  ),
  errors: z.array(z.looseObject({ kind: z.string(), message: z.string() })),
});

let aws: LocalAws;
let ended: Ended;

beforeAll(async () => {
  aws = await startLocalAws({ denied: [{ region: 'eu-west-3' }] });
  ended = await trimtab(
    ['preview', '--json', '--regions', 'us-east-1,eu-west-3'],
    aws.clientEnvironment(),
  );
}, 60_000);
afterAll(() => aws?.close());

describe('a preview as JSON', () => {
  it('is nothing but the JSON of what was seen and would be suggested', () => {
    expect(ended.code).toBe(0);
    const seen = preview.parse(JSON.parse(ended.output));
    expect(seen.accounts).toEqual(['111122223333']);
    expect(seen.regions).toEqual(['us-east-1', 'eu-west-3']);
    expect(new Set(seen.instances.map(({ region }) => region))).toEqual(new Set(['us-east-1']));
    expect(seen.suggestions.length).toBeGreaterThan(5);
  });

  it('names the Region that may not be read, with what to do', () => {
    const { errors } = preview.parse(JSON.parse(ended.output));
    expect(errors).toMatchObject([
      { kind: 'denied', region: 'eu-west-3', service: 'EC2', operation: 'DescribeInstances' },
    ]);
  });

  it('asks AWS for nothing but reads', () => {
    const asked = new Set(aws.faults.log.map(({ operation }) => operation));
    expect(asked).toContain('DescribeInstances');
    expect([...asked].filter((name) => !/^(?:Describe|Get|List)/.test(name))).toEqual([]);
  });
});

it('a value that is not a Region is answered with how to write one', async () => {
  const refused = await trimtab(['preview', '--regions', 'Frankfurt'], aws.clientEnvironment());
  expect(refused).toMatchObject({ code: 2, output: '' });
  expect(refused.errors).toContain('--regions takes names with commas between them');
  expect(refused.errors).not.toMatch(/at .*\.ts/);
});
