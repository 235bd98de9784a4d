import { omitUndefined } from '../lib/shared/omitUndefined.ts';

/** A statement of an identity policy in the CloudFormation template. */
export interface Statement {
  readonly Sid: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: readonly string[];
  readonly Resource: '*' | readonly unknown[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** One statement that allows; none where there is no action or no resource to allow. */
export function allow(
  Sid: string,
  Action: readonly string[],
  Resource: Statement['Resource'],
  Condition?: Statement['Condition'],
): readonly Statement[] {
  if (Action.length === 0 || Resource.length === 0) return [];
  return [omitUndefined({ Sid, Effect: 'Allow' as const, Action, Resource, Condition })];
}

/** The document of an inline policy. */
export function policy(statements: readonly Statement[]) {
  return {
    PolicyName: 'does-only-this',
    PolicyDocument: { Version: '2012-10-17', Statement: statements },
  };
}

/** Text with `${AWS::…}` in it, for CloudFormation to fill in. */
export function sub(text: string) {
  return { 'Fn::Sub': text };
}

/** Resources of EC2 in every Region of the account that the role is in. */
export function ec2Arn(name: string) {
  return sub(`arn:\${AWS::Partition}:ec2:*:\${AWS::AccountId}:${name}`);
}
