import { readEnrollment } from '../lib/aws/enrollment.ts';
import type { Configuration } from '../lib/config/config.ts';
import { changeStatements } from './changeStatements.ts';
import { allow, policy, type Statement, sub } from './statement.ts';
import { memberReadsOf } from './uses.ts';

/** The names of the roles in every member account: the bot's policies name them. */
export const READ_ROLE = 'trimtab-read';
export const RESIZE_ROLE = 'trimtab-resize';

/**
 * The CloudFormation template for an account that Trimtab reads, and changes where `AllowResize` is
 * set: one stack, or a StackSet for an organisation. Tags of the stack go to its roles. `stage` is
 * the stage of the deployment whose functions may take the roles.
 */
export function memberTemplate(config: Configuration, stage: string) {
  const bot = config.accounts.find(({ roleArn }) => roleArn === undefined)?.id;
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'What Trimtab may do in this account. Made by `npm run member-template`.',
    Parameters: parameters(bot, config.organizationId),
    Conditions: {
      HasOrganization: isGiven('OrganizationId'),
      HasPermissionsBoundary: isGiven('PermissionsBoundary'),
      MayResize: { 'Fn::Equals': [{ Ref: 'AllowResize' }, 'true'] },
    },
    Resources: memberRoles(config, stage),
    Outputs: {
      ReadRole: { Description: 'roleArn in trimtab.yml', Value: arnOf('ReadRole') },
      ResizeRole: {
        Condition: 'MayResize',
        Description: 'resizeRoleArn in trimtab.yml',
        Value: arnOf('ResizeRole'),
      },
    },
  };
}

/** The roles of the template. Only `trimtab-resize` changes anything. */
export function memberRoles(config: Configuration, stage: string) {
  const readers = ['Daily', 'Collect', 'Sample', 'Report'];
  return {
    ReadRole: role(READ_ROLE, trust(stage, readers), [
      ...allow('Read', readsOfReadRole(config), '*'),
    ]),
    ResizeRole: {
      Condition: 'MayResize',
      ...role(RESIZE_ROLE, trust(stage, ['Resize']), [
        ...allow('Read', memberReadsOf('resize'), '*'),
        ...changeStatements(config),
      ]),
    },
  };
}

/** With the enrolment in Compute Optimizer, which `npm run doctor` looks at with this role. */
function readsOfReadRole({ commitments }: Configuration): readonly string[] {
  const reads = [
    ...memberReadsOf('daily', 'collect', 'sample', 'report'),
    ...readEnrollment.actions,
  ];
  const costs = (action: string) => action === 'ce:GetCostAndUsage';
  return reads.filter((action) => commitments.costExplorerHistory || !costs(action)).toSorted();
}

function role(
  RoleName: string,
  AssumeRolePolicyDocument: object,
  statements: readonly Statement[],
) {
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      RoleName,
      AssumeRolePolicyDocument,
      PermissionsBoundary: ifGiven('HasPermissionsBoundary', 'PermissionsBoundary'),
      Policies: [policy(statements)],
    },
  };
}

/**
 * The functions' roles of the bot's account and no other principal of it; osls names the stack
 * `trimtab-STAGE`, and CloudFormation begins the names of roles with it. The external id keeps the
 * bot from being used as a confused deputy
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html).
 */
function trust(stage: string, functionRoles: readonly string[]) {
  const externalId = { 'sts:ExternalId': { Ref: 'ExternalId' } };
  const organization = { 'aws:PrincipalOrgID': { Ref: 'OrganizationId' } };
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: sub('arn:${AWS::Partition}:iam::${BotAccountId}:root') },
        Action: 'sts:AssumeRole',
        Condition: {
          StringEquals: {
            'Fn::If': ['HasOrganization', { ...externalId, ...organization }, externalId],
          },
          ArnLike: {
            'aws:PrincipalArn': functionRoles.map((name) =>
              sub(
                `arn:\${AWS::Partition}:iam::\${BotAccountId}:role/trimtab-${stage}-${name}Role-*`,
              ),
            ),
          },
        },
      },
    ],
  };
}

function parameters(bot: string | undefined, organizationId = '') {
  const text = (Description: string, Default?: string, AllowedPattern?: string) => ({
    Type: 'String',
    Description,
    ...(Default === undefined ? {} : { Default }),
    ...(AllowedPattern === undefined ? {} : { AllowedPattern }),
  });
  return {
    BotAccountId: text('The account that Trimtab runs in', bot, '\\d{12}'),
    ExternalId: text(
      'externalId of this account in trimtab.yml',
      undefined,
      '[\\w+=,.@:/-]{2,1224}',
    ),
    OrganizationId: text('The organisation of both accounts; empty: any', organizationId),
    AllowResize: {
      ...text('Whether Trimtab may change instances here', 'false'),
      AllowedValues: ['true', 'false'],
    },
    PermissionsBoundary: text('ARN of the permissions boundary of the roles; empty: none', ''),
  };
}

function isGiven(parameter: string) {
  return { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: parameter }, ''] }] };
}

function ifGiven(condition: string, parameter: string) {
  return { 'Fn::If': [condition, { Ref: parameter }, { Ref: 'AWS::NoValue' }] };
}

function arnOf(logicalId: string) {
  return { 'Fn::GetAtt': [logicalId, 'Arn'] };
}
