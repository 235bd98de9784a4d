import type { Permitted } from '../lib/aws/client/permitted.ts';
import { readHourlyUsage } from '../lib/aws/hourlyUsage.ts';
import type { Configuration } from '../lib/config/config.ts';
import { omitUndefined } from '../lib/shared/omitUndefined.ts';
import { changeStatements } from './changeStatements.ts';
import { READ_ROLE, RESIZE_ROLE } from './memberTemplate.ts';
import { allow, policy, type Statement, sub } from './statement.ts';
import { type FunctionName, readsOf, USES } from './uses.ts';

/**
 * One role for each function, with what that function does and nothing else. Only `resize` may
 * change anything outside our own table, bucket and functions
 * (docs/facts/ec2-resize.md#permissions).
 */
export function roles(config: Configuration) {
  const assumeReaders = assume(config, 'roleArn', READ_ROLE);
  const { costExplorerHistory } = config.commitments;
  return {
    DailyRole: lambdaRole('daily', [
      ...durable('daily'),
      ...deadLetters,
      ...table('dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'),
      ...bucket('s3:GetObject'),
      ...parameters('bot-token'),
      ...invoke('collect'),
      ...reads('daily'),
      ...assumeReaders,
    ]),
    CollectRole: lambdaRole('collect', [
      ...bucket('s3:PutObject'),
      ...reads('collect'),
      ...assumeReaders,
    ]),
    SampleRole: lambdaRole('sample', [
      ...deadLetters,
      ...table('dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'),
      ...reads('sample', costExplorerHistory ? undefined : readHourlyUsage),
      ...assumeReaders,
    ]),
    SweepRole: lambdaRole('sweep', [
      ...deadLetters,
      ...table('dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'),
      // By the ARN as it is asked for: without a version (Lambda guide, durable security).
      ...allow('FindRuns', ['lambda:ListDurableExecutionsByFunction'], [functionArn('resize')]),
      ...invoke('resize'),
    ]),
    SlackRole: lambdaRole('slack', [
      ...table('dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'),
      ...parameters('bot-token', 'signing-secret'),
      ...invoke('report', 'resize'),
    ]),
    ReportRole: lambdaRole('report', [
      ...deadLetters,
      ...table('dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'),
      ...bucket('s3:GetObject', 's3:ListBucket'),
      ...parameters('bot-token'),
      ...reads('report'),
      ...assumeReaders,
    ]),
    ResizeRole: lambdaRole('resize', [
      ...durable('resize'),
      ...deadLetters,
      ...table('dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'),
      ...parameters('bot-token'),
      ...reads('resize'),
      ...assume(config, 'resizeRoleArn', RESIZE_ROLE),
      ...changeStatements(config),
    ]),
    SchedulerRole: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: trust('scheduler.amazonaws.com', {
          StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
        }),
        Policies: [policy(invoke('daily', 'sample', 'sweep'))],
      },
    },
  };
}

/** The reads of EC2, Compute Optimizer and the others have no resources to name. */
function reads(name: FunctionName, without?: Permitted): readonly Statement[] {
  return allow('Read', readsOf(USES[name].filter((use) => use !== without)), '*');
}

const deadLetters = allow(
  'DeadLetters',
  ['sqs:SendMessage'],
  [{ 'Fn::GetAtt': ['DeadLetters', 'Arn'] }],
);

function table(...actions: readonly string[]) {
  return allow('Table', actions, [{ 'Fn::GetAtt': ['Table', 'Arn'] }]);
}

function bucket(...actions: readonly string[]) {
  const own = { 'Fn::GetAtt': ['Bucket', 'Arn'] };
  const objects = actions.filter((action) => action !== 's3:ListBucket');
  const whole = actions.filter((action) => action === 's3:ListBucket');
  return [
    ...allow('Objects', objects, [sub('${Bucket.Arn}/snapshots/*')]),
    ...allow('Bucket', whole, [own]),
  ];
}

/** The ingress reads two of them in one call (ingressSecrets.ts), the others one (secret.ts). */
function parameters(...names: readonly string[]) {
  return allow(
    'Secrets',
    [names.length === 1 ? 'ssm:GetParameter' : 'ssm:GetParameters'],
    names.map((name) =>
      sub(
        `arn:\${AWS::Partition}:ssm:\${AWS::Region}:\${AWS::AccountId}:parameter/trimtab/\${self:provider.stage}/slack/${name}`,
      ),
    ),
  );
}

function invoke(...names: readonly FunctionName[]) {
  return allow(
    'Invoke',
    ['lambda:InvokeFunction'],
    names.flatMap((name) => [functionArn(name), functionArn(name, ':*')]),
  );
}

/** Only a qualified ARN matches these two (docs/facts/durable-functions.md#permissions). */
function durable(name: FunctionName) {
  return allow(
    'Checkpoint',
    ['lambda:CheckpointDurableExecution', 'lambda:GetDurableExecutionState'],
    [functionArn(name, ':*')],
  );
}

function lambdaRole(name: FunctionName, statements: readonly Statement[]) {
  const logs = `arn:\${AWS::Partition}:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:/aws/lambda/${qualified(name)}:*`;
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: trust('lambda.amazonaws.com'),
      Policies: [
        policy([
          ...allow('Logs', ['logs:CreateLogStream', 'logs:PutLogEvents'], [sub(logs)]),
          ...statements,
        ]),
      ],
    },
  };
}

function trust(Service: string, Condition?: Statement['Condition']) {
  return {
    Version: '2012-10-17',
    Statement: [
      omitUndefined({
        Effect: 'Allow',
        Principal: { Service },
        Action: 'sts:AssumeRole',
        Condition,
      }),
    ],
  };
}

/**
 * The roles of other accounts that a function may take. With `organizationId`, one pattern stands for
 * the role of the member template in every account of the organisation, so that the policy does not
 * grow with the accounts; roles of another name are listed.
 */
function assume(
  { accounts, organizationId }: Configuration,
  field: 'roleArn' | 'resizeRoleArn',
  roleName: string,
): readonly Statement[] {
  const arns = accounts.flatMap((account) => account[field] ?? []);
  if (organizationId === undefined) return allow('AssumeRoles', ['sts:AssumeRole'], arns);
  const inMembers = arns.filter((arn) => arn.endsWith(`:role/${roleName}`));
  const pattern =
    inMembers.length === 0 ? [] : [sub(`arn:\${AWS::Partition}:iam::*:role/${roleName}`)];
  return [
    ...allow('AssumeMemberRoles', ['sts:AssumeRole'], pattern, {
      StringEquals: { 'aws:ResourceOrgID': organizationId },
    }),
    ...allow(
      'AssumeRoles',
      ['sts:AssumeRole'],
      arns.filter((arn) => !inMembers.includes(arn)),
    ),
  ];
}

function functionArn(name: FunctionName, suffix = '') {
  return sub(
    `arn:\${AWS::Partition}:lambda:\${AWS::Region}:\${AWS::AccountId}:function:${qualified(name)}${suffix}`,
  );
}

function qualified(name: FunctionName): string {
  return `\${self:custom.functionName}-${name}`;
}
