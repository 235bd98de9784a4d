import { APPROVAL_TAG } from '../lib/aws/ec2/capacityReservations.ts';
import type { Configuration } from '../lib/config/config.ts';

export interface Statement {
  readonly Sid: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: readonly string[];
  readonly Resource: string | readonly unknown[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

type FunctionName = 'daily' | 'collect' | 'sample' | 'sweep' | 'slack' | 'report' | 'resize';

/**
 * One role for each function, with what that function does and nothing else. Only `resize` may
 * change anything outside our own table, bucket and functions
 * (docs/facts/ec2-resize.md#permissions).
 */
export function roles(config: Configuration) {
  const readers = [...allow('AssumeReaders', ['sts:AssumeRole'], roleArns(config, 'roleArn'))];
  return {
    DailyRole: lambdaRole('daily', [
      ...durable('daily'),
      ...deadLetters,
      ...table('dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'),
      ...bucket('s3:GetObject'),
      ...parameters('bot-token'),
      ...invoke('collect'),
      ...describeRegions,
      ...readPrices,
      ...readers,
    ]),
    CollectRole: lambdaRole('collect', [...bucket('s3:PutObject'), ...readFleet, ...readers]),
    SampleRole: lambdaRole('sample', [
      ...deadLetters,
      ...table('dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'),
      ...describeRegions,
      ...allow('CountInstances', ['ec2:DescribeInstances'], '*'),
      ...(config.commitments.costExplorerHistory
        ? allow('ReadHistory', ['ce:GetCostAndUsage'], '*')
        : []),
      ...readers,
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
      ...readFleet,
      ...readUse,
      ...readPrices,
      ...readers,
    ]),
    ResizeRole: lambdaRole('resize', [
      ...durable('resize'),
      ...deadLetters,
      ...table('dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'),
      ...parameters('bot-token'),
      ...readFleet,
      ...allow('AssumeResizers', ['sts:AssumeRole'], roleArns(config, 'resizeRoleArn')),
      ...lookAround,
      ...readUse,
      // A plan is priced again just before it is carried out.
      ...allow('ReadPrice', ['pricing:GetProducts'], '*'),
      ...changeInstances(config),
    ]),
    SchedulerRole: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: trust('scheduler.amazonaws.com'),
        Policies: [policy(invoke('daily', 'sample', 'sweep'))],
      },
    },
  };
}

/**
 * Stop, start and change the type: of instances that carry the tag, to the allowed types, and
 * nothing else; and what a change needs around them. `ec2:Attribute/InstanceType` is the type that
 * the request asks for; it is there only when the request sets the type, so the same permission
 * can't change user data (docs/facts/ec2-resize.md#permissions).
 */
function changeInstances({ resize }: Configuration): readonly Statement[] {
  const instances = [ec2Arn('instance/*')];
  const tagged = { StringEquals: { [`aws:ResourceTag/${resize.tagKey}`]: resize.tagValue } };
  const statement = (
    Sid: string,
    Action: readonly string[],
    Resource: Statement['Resource'],
    Condition?: Statement['Condition'],
  ): Statement => ({
    Sid,
    Effect: 'Allow',
    Action,
    Resource,
    ...(Condition === undefined ? {} : { Condition }),
  });
  return [
    statement('StopAndStart', ['ec2:StopInstances', 'ec2:StartInstances'], instances, tagged),
    statement('ChangeType', ['ec2:ModifyInstanceAttribute'], instances, {
      ...tagged,
      StringLike: { 'ec2:Attribute/InstanceType': resize.allowedTypes },
    }),
    statement('SetCredits', ['ec2:ModifyInstanceCreditSpecification'], instances, tagged),
    statement(
      'TargetGroups',
      ['elasticloadbalancing:RegisterTargets', 'elasticloadbalancing:DeregisterTargets'],
      [sub('arn:${AWS::Partition}:elasticloadbalancing:*:${AWS::AccountId}:targetgroup/*')],
    ),
    // Only reservations that name their approval can be made, and only those cancelled.
    statement(
      'ReserveRoom',
      ['ec2:CreateCapacityReservation'],
      [ec2Arn('capacity-reservation/*')],
      {
        StringLike: { [`aws:RequestTag/${APPROVAL_TAG}`]: '*' },
      },
    ),
    statement(
      'ReleaseRoom',
      ['ec2:CancelCapacityReservation'],
      [ec2Arn('capacity-reservation/*')],
      {
        StringLike: { [`aws:ResourceTag/${APPROVAL_TAG}`]: '*' },
      },
    ),
    // Into the room that was reserved for it, and out of it again
    // (docs/facts/ec2-resize.md#capacity-reservations).
    statement('BindToRoom', ['ec2:ModifyInstanceCapacityReservationAttributes'], instances, tagged),
    statement(
      'RoomToBindTo',
      ['ec2:ModifyInstanceCapacityReservationAttributes'],
      [ec2Arn('capacity-reservation/*')],
      {
        StringLike: { [`aws:ResourceTag/${APPROVAL_TAG}`]: '*' },
      },
    ),
    statement('ImageOfInstance', ['ec2:CreateImage'], instances, tagged),
    statement('NewImage', ['ec2:CreateImage'], NEW_IMAGES),
    // Tags only on what was made in the same call: the bot never tags an instance into its scope.
    statement(
      'TagWhatIsNew',
      ['ec2:CreateTags'],
      [ec2Arn('capacity-reservation/*'), ...NEW_IMAGES],
      { StringEquals: { 'ec2:CreateAction': ['CreateCapacityReservation', 'CreateImage'] } },
    ),
    statement(
      'StartEncryptedVolumes',
      ['kms:CreateGrant'],
      [sub('arn:${AWS::Partition}:kms:*:${AWS::AccountId}:key/*')],
      {
        Bool: { 'kms:GrantIsForAWSResource': 'true' },
        StringLike: { 'kms:ViaService': 'ec2.*.amazonaws.com' },
      },
    ),
    // What EC2 does with a key on behalf of whoever starts the instance
    // (docs/facts/ec2-resize.md#encrypted-volumes).
    statement(
      'ReadEncryptedVolumes',
      [
        'kms:Decrypt',
        'kms:GenerateDataKeyWithoutPlaintext',
        'kms:ReEncryptFrom',
        'kms:ReEncryptTo',
      ],
      [sub('arn:${AWS::Partition}:kms:*:${AWS::AccountId}:key/*')],
      { StringLike: { 'kms:ViaService': 'ec2.*.amazonaws.com' } },
    ),
    ...resize.policies.filter(({ never }) => never).map(neverTouch),
  ];
}

/** A policy of trimtab.yml that excludes instances holds whatever the code does. */
function neverTouch(
  { tag }: Configuration['resize']['policies'][number],
  index: number,
): Statement {
  return {
    Sid: `Never${index}`,
    Effect: 'Deny',
    Action: ['ec2:StopInstances', 'ec2:ModifyInstanceAttribute'],
    Resource: [ec2Arn('instance/*')],
    Condition: { StringEquals: { [`aws:ResourceTag/${tag.key}`]: tag.value } },
  };
}

/** Images and snapshots have no account in their names. */
const NEW_IMAGES = ['image/*', 'snapshot/*'].map((name) =>
  sub(`arn:\${AWS::Partition}:ec2:*::${name}`),
);

const describeRegions = allow('DescribeRegions', ['ec2:DescribeRegions'], '*');

/** EC2, Auto Scaling and Compute Optimizer have no resources to name in their reads. */
const readFleet = allow(
  'ReadFleet',
  [
    'ec2:DescribeRegions',
    'ec2:DescribeInstances',
    'ec2:DescribeInstanceTypes',
    'ec2:DescribeInstanceTypeOfferings',
    'ec2:DescribeInstanceStatus',
    'ec2:DescribeInstanceAttribute',
    'ec2:DescribeVolumes',
    'ec2:DescribeImages',
    'ec2:DescribePlacementGroups',
    'kms:DescribeKey',
    'autoscaling:DescribeAutoScalingInstances',
    'autoscaling:DescribeAutoScalingGroups',
    'compute-optimizer:GetEnrollmentStatus',
    'compute-optimizer:GetEC2InstanceRecommendations',
  ],
  '*',
);

/** What only a change has to know. */
const lookAround = allow(
  'LookAround',
  [
    'ec2:DescribeCapacityReservations',
    'ec2:DescribeInstanceCreditSpecifications',
    'elasticloadbalancing:DescribeTargetGroups',
    'elasticloadbalancing:DescribeTargetHealth',
  ],
  '*',
);

/** How an instance is used, and how many vCPUs a quota leaves. */
const readUse = allow(
  'ReadUse',
  ['cloudwatch:GetMetricData', 'servicequotas:GetServiceQuota'],
  '*',
);

const readPrices = allow(
  'ReadPrices',
  [
    'pricing:GetProducts',
    'savingsplans:DescribeSavingsPlans',
    'savingsplans:DescribeSavingsPlansOfferingRates',
    'savingsplans:DescribeSavingsPlanRates',
    'organizations:DescribeOrganization',
    'ec2:DescribeReservedInstances',
    'ec2:DescribeSpotPriceHistory',
  ],
  '*',
);

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
    ...(whole.length === 0 ? [] : allow('Bucket', whole, [own])),
  ];
}

function parameters(...names: readonly string[]) {
  return allow(
    'Secrets',
    ['ssm:GetParameter', 'ssm:GetParameters'],
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

function policy(statements: readonly Statement[]) {
  return {
    PolicyName: 'does-only-this',
    PolicyDocument: { Version: '2012-10-17', Statement: statements },
  };
}

function trust(service: string) {
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
  };
}

function allow(
  sid: string,
  actions: readonly string[],
  resource: Statement['Resource'],
): readonly Statement[] {
  if (resource.length === 0) return [];
  return [{ Sid: sid, Effect: 'Allow', Action: actions, Resource: resource }];
}

function roleArns(config: Configuration, field: 'roleArn' | 'resizeRoleArn'): readonly string[] {
  return config.accounts.flatMap((account) => account[field] ?? []);
}

function ec2Arn(name: string) {
  return sub(`arn:\${AWS::Partition}:ec2:*:\${AWS::AccountId}:${name}`);
}

function functionArn(name: FunctionName, suffix = '') {
  return sub(
    `arn:\${AWS::Partition}:lambda:\${AWS::Region}:\${AWS::AccountId}:function:${qualified(name)}${suffix}`,
  );
}

function qualified(name: FunctionName): string {
  return `\${self:custom.functionName}-${name}`;
}

function sub(text: string) {
  return { 'Fn::Sub': text };
}
