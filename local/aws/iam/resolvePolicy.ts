import type { Statement } from '../../../infra/statement.ts';
import type { PolicyStatement } from './evaluatePolicy.ts';

/** What CloudFormation and osls fill into the policies of a template when it is deployed. */
export interface DeployedAs {
  readonly account: string;
  readonly region: string;
  readonly stage: string;
  /** The first part of the functions' names: `trimtab-prod`. */
  readonly functionName: string;
  /** ARNs of resources of the template, by their logical ids. */
  readonly arns: Readonly<Record<string, string>>;
}

/** The statements of a role of infra/roles.ts as IAM has them once it is deployed. */
export function resolvePolicy(
  role: { readonly Properties: { readonly Policies: readonly PolicyInTemplate[] } },
  deployed: DeployedAs,
): readonly PolicyStatement[] {
  return role.Properties.Policies.flatMap(({ PolicyDocument }) =>
    PolicyDocument.Statement.map(({ Effect, Action, Resource, Condition }) => ({
      Effect,
      Action,
      Resource: Resource === '*' ? ['*'] : Resource.map((each) => arnOf(each, deployed)),
      Condition,
    })),
  );
}

interface PolicyInTemplate {
  readonly PolicyDocument: { readonly Statement: readonly Statement[] };
}

function arnOf(resource: unknown, deployed: DeployedAs): string {
  if (typeof resource === 'string') return resource;
  const { 'Fn::Sub': text, 'Fn::GetAtt': attribute } = resource as {
    readonly 'Fn::Sub'?: string;
    readonly 'Fn::GetAtt'?: readonly string[];
  };
  if (text !== undefined) return substitute(text, deployed);
  const arn = deployed.arns[attribute?.[0] ?? ''];
  if (arn === undefined) throw new Error(`no ARN for ${JSON.stringify(resource)}`);
  return arn;
}

function substitute(text: string, { arns, ...deployed }: DeployedAs): string {
  const values: Readonly<Record<string, string>> = {
    'AWS::Partition': 'aws',
    'AWS::Region': deployed.region,
    'AWS::AccountId': deployed.account,
    'self:custom.functionName': deployed.functionName,
    'self:provider.stage': deployed.stage,
  };
  return text.replaceAll(/\$\{([^}]+)\}/g, (whole, name: string) => {
    const value = values[name] ?? arns[name.replace(/\.Arn$/, '')];
    if (value === undefined) throw new Error(`nothing to put in place of ${whole}`);
    return value;
  });
}
