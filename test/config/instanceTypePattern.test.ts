import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { instanceTypePattern } from '../../lib/config/instanceTypePattern.ts';
import { matchesInstanceTypePattern } from '../../lib/domain/fleet/instanceTypePattern.ts';
import { evaluatePolicy } from '../../local/aws/iam/evaluatePolicy.ts';

describe('a pattern of instance types', () => {
  it.each(['m7i.*', 't*.*', '*.large', 'm7i-flex.large', 'u-6tb1.metal', '*.*', 'r*.*xlarge'])(
    'may be %s',
    (pattern) => {
      expect(instanceTypePattern.safeParse(pattern).success).toBe(true);
    },
  );

  it.each(['M5.*', 'm5', '[', 'm7?.large', 'm5.large ', '*', 'm[57].large', '(m5|c5).*', ''])(
    'may not be %j, which IAM or the checks read in another way or as nothing',
    (pattern) => {
      expect(problemsOf(pattern)).toEqual([
        `${pattern} is not a pattern of instance types: write family.size in lower case, with * for any text and no other wildcard, like m7i.* or t*.large`,
      ]);
    },
  );

  it.each(['m55.*', 'm5.larg', '5m.*', 'm5.x*z'])(
    'may not be %s, which no instance type matches',
    (pattern) => {
      expect(problemsOf(pattern)).toEqual([
        `${pattern} matches no instance type: correct the family or the size, like m7i.* or t*.large`,
      ]);
    },
  );
});

test('IAM and the checks agree on what an accepted pattern matches', () => {
  const part = fc.string({
    unit: fc.constantFrom('*', '?', 'M', 'm', '5', '-', 'a', '['),
    maxLength: 4,
  });
  const name = fc.string({ unit: fc.constantFrom('m', '5', '-', 'a'), maxLength: 4 });
  fc.assert(
    fc.property(part, part, name, name, (family, size, typeFamily, typeSize) => {
      const pattern = `${family}.${size}`;
      const type = `${typeFamily}.${typeSize}`;
      if (problemsOf(pattern).some((problem) => problem.includes('not a pattern'))) return;
      expect(matchesInstanceTypePattern([pattern], type)).toBe(allowedByIam(pattern, type));
    }),
    { numRuns: 2000 },
  );
});

function problemsOf(pattern: string): readonly string[] {
  const parsed = instanceTypePattern.safeParse(pattern);
  return parsed.error?.issues.map(({ message }) => message) ?? [];
}

/** With the condition of infra/changeStatements.ts. */
function allowedByIam(pattern: string, type: string): boolean {
  const Condition = { StringLike: { 'ec2:Attribute/InstanceType': [pattern] } };
  const action = 'ec2:ModifyInstanceAttribute';
  const statement = { Effect: 'Allow', Action: [action], Resource: ['*'], Condition } as const;
  const context = { 'ec2:Attribute/InstanceType': type };
  return evaluatePolicy([statement], { action, resource: '*', context }) === 'allowed';
}
