import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type LocalAws, startLocalAws } from '../../local/aws/server/localAws.ts';
import {
  BOT_TOKEN,
  configureDemoTenant,
  DEPLOYMENT,
  SIGNING_SECRET,
} from '../../local/demoTenant.ts';
import { signedCommand } from '../../local/signedCommand.ts';
import { type AwsRequest, decide, type Statement } from './evaluatePolicy.ts';

/** What `npm run package` makes, read back: the template that CloudFormation would get. */
const statement = z.object({
  Sid: z.string(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: z.array(z.string()),
  Resource: z.union([z.literal('*'), z.array(z.unknown())]),
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
});
const resource = z.looseObject({
  Type: z.string(),
  Properties: z.looseObject({}).default({}),
});
const template = z.object({ Resources: z.record(z.string(), resource) });
const role = z.object({
  Policies: z.array(z.object({ PolicyDocument: z.object({ Statement: z.array(statement) }) })),
});

const publishers = z.object({
  PolicyDocument: z.object({ Statement: z.array(z.looseObject({})) }),
});

const FUNCTIONS = ['Collect', 'Daily', 'Report', 'Resize', 'Sample', 'Slack', 'Sweep'] as const;

/** What reads, or writes only what is ours. Everything else is a change in somebody's account. */
const HARMLESS =
  /^(ec2:Describe|kms:Describe|autoscaling:Describe|compute-optimizer:Get|pricing:Get|savingsplans:Describe|organizations:Describe|logs:|dynamodb:|s3:|ssm:GetParameters?|sqs:SendMessage|lambda:|sts:AssumeRole|cloudwatch:GetMetricData|servicequotas:Get)/;

let folder = '';
let resources: z.infer<typeof template>['Resources'] = {};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'trimtab-package-'));
  execFileSync(
    process.execPath,
    ['node_modules/serverless/bin/serverless.js', 'package', '--package', folder],
    { stdio: 'pipe' },
  );
  const json = readFileSync(join(folder, 'cloudformation-template-update-stack.json'), 'utf8');
  resources = template.parse(JSON.parse(json)).Resources;
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the package', () => {
  it('holds one archive for each of the seven functions', () => {
    const archives = readdirSync(folder).filter((name) => name.endsWith('.zip'));
    expect(archives.toSorted()).toEqual(FUNCTIONS.map((name) => `${name.toLowerCase()}.zip`));
  });

  it.each(FUNCTIONS)(
    'runs %s on Node 24 and arm64, with a role of its own and kept logs',
    (name) => {
      expect(propertiesOf(`${name}LambdaFunction`)).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Role: { 'Fn::GetAtt': [`${name}Role`, 'Arn'] },
      });
      expect(propertiesOf(`${name}LogGroup`)).toMatchObject({ RetentionInDays: 90 });
    },
  );

  it('makes daily and resize durable, and the others not', () => {
    const durable = FUNCTIONS.filter(
      (name) => 'DurableConfig' in propertiesOf(`${name}LambdaFunction`),
    );
    expect(durable).toEqual(['Daily', 'Resize']);
  });

  it('fires the digest in the time zone of its readers, the sample every hour, the sweep every quarter', () => {
    expect(propertiesOf('DailySchedulerSchedule1')).toMatchObject({
      ScheduleExpression: 'cron(0 8 * * ? *)',
      ScheduleExpressionTimezone: 'Europe/Berlin',
      // A durable function runs only by version or alias
      // (docs/facts/durable-functions.md#starting-an-execution).
      Target: { Arn: { 'Fn::Join': [':', [expect.anything(), 'durable']] } },
    });
    expect(propertiesOf('SampleSchedulerSchedule1')).toMatchObject({
      ScheduleExpression: 'cron(5 * * * ? *)',
      ScheduleExpressionTimezone: 'UTC',
    });
    expect(propertiesOf('SweepSchedulerSchedule1')).toMatchObject({
      ScheduleExpression: 'cron(0/15 * * * ? *)',
    });
  });

  it('opens only slack to the world, by a function URL with both permissions it needs', () => {
    const urls = namesOf('AWS::Lambda::Url');
    expect(urls).toEqual(['SlackLambdaFunctionUrl']);
    const actions = namesOf('AWS::Lambda::Permission').map((name) => propertiesOf(name).Action);
    expect(actions.toSorted()).toEqual(['lambda:InvokeFunction', 'lambda:InvokeFunctionUrl']);
  });

  it('keeps the table encrypted, recoverable and paid by use, with a time to live', () => {
    expect(propertiesOf('Table')).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      SSESpecification: { SSEEnabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
    });
  });

  it('keeps the bucket private and encrypted, and forgets old snapshots', () => {
    expect(propertiesOf('Bucket')).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      LifecycleConfiguration: { Rules: [{ Status: 'Enabled', ExpirationInDays: 90 }] },
    });
  });

  it('sends what no function could take to the dead-letter queue', () => {
    for (const name of ['Daily', 'Sample', 'Sweep', 'Report', 'Resize']) {
      expect(propertiesOf(`${name}LambdaFunction`)).toMatchObject({
        DeadLetterConfig: { TargetArn: { 'Fn::GetAtt': ['DeadLetters', 'Arn'] } },
      });
    }
  });
});

describe('those who operate it', () => {
  const TOPIC = { Ref: 'Operators' };

  it('are told of a run that died, a dead letter, and a call that Slack did not take', () => {
    expect(propertiesOf('RunDied')).toMatchObject({
      EventPattern: {
        source: ['aws.lambda'],
        'detail-type': ['Durable Execution Status Change'],
        detail: {
          status: ['FAILED', 'TIMED_OUT', 'STOPPED'],
          functionArn: [
            { prefix: { 'Fn::Sub': expect.stringMatching(/:function:trimtab-prod-$/) } },
          ],
        },
      },
      Targets: [{ Arn: TOPIC }],
    });
    for (const name of ['DeadLettersAlarm', 'NeededAlarm']) {
      expect(propertiesOf(name)).toMatchObject({ AlarmActions: [TOPIC] });
    }
  });

  it('are told of what the code writes into the logs of resize and sweep', () => {
    const { Namespace, MetricName } = propertiesOf('NeededAlarm');
    for (const name of ['Resize', 'Sweep']) {
      expect(propertiesOf(`NeededBy${name}`)).toMatchObject({
        LogGroupName: { Ref: `${name}LogGroup` },
        FilterPattern: '"operators.needed"',
        MetricTransformations: [{ MetricNamespace: Namespace, MetricName }],
      });
    }
  });

  it('have a topic that alarms of this account and rules may publish to', () => {
    const statements = publishers.parse(propertiesOf('OperatorsPolicy')).PolicyDocument.Statement;
    expect(statements).toMatchObject([
      {
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      },
      { Principal: { Service: 'events.amazonaws.com' } },
    ]);
    expect(statements[1]).not.toHaveProperty('Condition');
  });
});

describe('the packaged code', () => {
  let aws: LocalAws | undefined;
  afterAll(() => aws?.close());

  it('loads, each function on its own, and answers what Slack has signed', async () => {
    const secret = (value: string) => ({ type: 'SecureString', value }) as const;
    configureDemoTenant();
    aws = await startLocalAws({
      parameters: {
        [DEPLOYMENT.TRIMTAB_BOT_TOKEN_PARAMETER]: secret(BOT_TOKEN),
        [DEPLOYMENT.TRIMTAB_SIGNING_SECRET_PARAMETER]: secret(SIGNING_SECRET),
      },
    });
    for (const name of FUNCTIONS) unpack(name.toLowerCase());
    const output = await promisify(execFile)(
      process.execPath,
      ['test/infra/loadPackaged.ts', folder, JSON.stringify(signedCommand('help'))],
      { env: { ...process.env, ...aws.clientEnvironment(), ...DEPLOYMENT } },
    );
    expect(JSON.parse(output.stdout)).toEqual({
      kinds: Object.fromEntries(FUNCTIONS.map((name) => [name.toLowerCase(), 'function'])),
      answer: expect.objectContaining({
        statusCode: 200,
        body: expect.stringContaining('What Trimtab can do'),
      }),
    });
  });
});

/** Writes all that the function's archive holds into a folder of its own. */
function unpack(name: string): void {
  const files = unzipSync(readFileSync(join(folder, `${name}.zip`)));
  for (const [path, content] of Object.entries(files)) {
    const to = join(folder, name, path);
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, content);
  }
}

const INSTANCE = 'arn:aws:ec2:eu-west-1:111122223333:instance/i-0123456789abcdef0';
const MANAGED = { 'aws:ResourceTag/trimtab': 'managed' };
const RESERVATION = 'arn:aws:ec2:eu-west-1:111122223333:capacity-reservation/cr-1';
const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/k-1';
const GROUP = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/1';
const ELSEWHERE = INSTANCE.replace('111122223333', '999999999999');

type Case = readonly [string, AwsRequest];

function query(
  what: string,
  action: string,
  resource: string,
  context: AwsRequest['context'] = {},
): Case {
  return [what, { action, resource, context }];
}

const typeTo = (type: string, context = MANAGED) => ({
  ...context,
  'ec2:Attribute/InstanceType': type,
});

const BIND = 'ec2:ModifyInstanceCapacityReservationAttributes';

/** What a change asks for. Each of these would fail a real one. */
const ALLOWED: readonly Case[] = [
  query('stop an instance with the tag', 'ec2:StopInstances', INSTANCE, MANAGED),
  query('start it', 'ec2:StartInstances', INSTANCE, MANAGED),
  query(
    'change it to an allowed type',
    'ec2:ModifyInstanceAttribute',
    INSTANCE,
    typeTo('m7i.large'),
  ),
  query('set its credits', 'ec2:ModifyInstanceCreditSpecification', INSTANCE, MANAGED),
  query('take it out of a target group', 'elasticloadbalancing:DeregisterTargets', GROUP),
  query('put it back', 'elasticloadbalancing:RegisterTargets', GROUP),
  query('reserve room in the name of an approval', 'ec2:CreateCapacityReservation', RESERVATION, {
    'aws:RequestTag/trimtab-approval': 'a-1',
  }),
  query('tag that reservation', 'ec2:CreateTags', RESERVATION, {
    'ec2:CreateAction': 'CreateCapacityReservation',
  }),
  query('bind it to a reservation', BIND, INSTANCE, MANAGED),
  query('which is its own', BIND, RESERVATION, { 'aws:ResourceTag/trimtab-approval': 'a-1' }),
  query('cancel it', 'ec2:CancelCapacityReservation', RESERVATION, {
    'aws:ResourceTag/trimtab-approval': 'a-1',
  }),
  query('make an image of it', 'ec2:CreateImage', INSTANCE, MANAGED),
  query('which is a new image', 'ec2:CreateImage', 'arn:aws:ec2:eu-west-1::image/ami-1'),
  query('let EC2 use a key for its disks', 'kms:CreateGrant', KEY, {
    'kms:GrantIsForAWSResource': 'true',
    'kms:ViaService': 'ec2.eu-west-1.amazonaws.com',
  }),
  query('read the state of the instance', 'ec2:DescribeInstances', '*'),
  query('read what both types cost', 'pricing:GetProducts', '*'),
];

const FORBIDDEN: readonly Case[] = [
  query('stop an instance without the tag', 'ec2:StopInstances', INSTANCE),
  query('stop one whose tag has another value', 'ec2:StopInstances', INSTANCE, {
    'aws:ResourceTag/trimtab': 'never',
  }),
  query('stop one of another account', 'ec2:StopInstances', ELSEWHERE, MANAGED),
  query(
    'change to a type that is not allowed',
    'ec2:ModifyInstanceAttribute',
    INSTANCE,
    typeTo('p5.48xlarge'),
  ),
  query('change one without the tag', 'ec2:ModifyInstanceAttribute', INSTANCE, {
    'ec2:Attribute/InstanceType': 'm7i.large',
  }),
  query('change the user data', 'ec2:ModifyInstanceAttribute', INSTANCE, {
    ...MANAGED,
    'ec2:Attribute/UserData': 'x',
  }),
  query('stop what a policy excludes', 'ec2:StopInstances', INSTANCE, {
    ...MANAGED,
    'aws:ResourceTag/tier': 'core',
  }),
  query('terminate anything', 'ec2:TerminateInstances', INSTANCE, MANAGED),
  query('launch anything', 'ec2:RunInstances', INSTANCE, MANAGED),
  query('tag an instance into its own scope', 'ec2:CreateTags', INSTANCE, {
    'ec2:CreateAction': 'CreateImage',
  }),
  query(
    'tag an image that was there before',
    'ec2:CreateTags',
    'arn:aws:ec2:eu-west-1::image/ami-1',
  ),
  query('reserve room in nobody’s name', 'ec2:CreateCapacityReservation', RESERVATION),
  query('cancel a reservation of somebody else', 'ec2:CancelCapacityReservation', RESERVATION),
  query('bind to a reservation of somebody else', BIND, RESERVATION),
  query('bind an instance without the tag', BIND, INSTANCE),
  query('make an image of an instance without the tag', 'ec2:CreateImage', INSTANCE),
  query('grant a key to anybody', 'kms:CreateGrant', KEY, { 'kms:GrantIsForAWSResource': 'false' }),
  query('decrypt for itself', 'kms:Decrypt', KEY),
  query('buy a Savings Plan', 'savingsplans:CreateSavingsPlan', '*'),
  query('buy a reservation', 'ec2:PurchaseReservedInstancesOffering', '*'),
  query('delete what it has written', 'dynamodb:DeleteItem', '*'),
];

describe('the roles', () => {
  it.each(FUNCTIONS.filter((name) => name !== 'Resize'))(
    'of %s change nothing in the fleet',
    (name) => {
      const actions = statementsOf(`${name}Role`).flatMap(({ Action }) => Action);
      expect(actions.filter((action) => !HARMLESS.test(action))).toEqual([]);
    },
  );

  it.each(ALLOWED)('let resize %s', (_, request) => {
    expect(decide(resolved('ResizeRole'), request)).toBe('allowed');
  });

  it.each(FORBIDDEN)('do not let resize %s', (_, request) => {
    expect(decide(resolved('ResizeRole'), request)).toBe('forbidden');
  });

  it.each(FUNCTIONS.filter((name) => name !== 'Resize'))(
    'let %s do none of what resize may',
    (name) => {
      const changes = ALLOWED.filter(([, { action }]) => !READS.test(action));
      for (const [, request] of changes) {
        expect(decide(resolved(`${name}Role`), request)).toBe('forbidden');
      }
    },
  );

  it('let sweep start resizes, look for their runs, and nothing of other functions', () => {
    const functionArn = (name: string) =>
      `arn:aws:lambda:\${AWS::Region}:111122223333:function:trimtab-prod-${name}`;
    const may = (action: string, resource: string) =>
      decide(resolved('SweepRole'), { action, resource, context: {} });
    expect(may('lambda:ListDurableExecutionsByFunction', functionArn('resize'))).toBe('allowed');
    expect(may('lambda:InvokeFunction', functionArn('resize:durable'))).toBe('allowed');
    expect(may('lambda:ListDurableExecutionsByFunction', functionArn('daily'))).toBe('forbidden');
    expect(may('lambda:InvokeFunction', functionArn('daily:durable'))).toBe('forbidden');
    expect(may('lambda:StopDurableExecution', functionArn('resize'))).toBe('forbidden');
  });

  it('let report see how an instance is used, and what a quota leaves', () => {
    for (const action of ['cloudwatch:GetMetricData', 'servicequotas:GetServiceQuota']) {
      const request = { action, resource: '*', context: {} };
      expect(decide(resolved('ReportRole'), request)).toBe('allowed');
    }
  });

  it('use no wildcard in an action, and no open resource for what is not a read', () => {
    for (const name of namesOf('AWS::IAM::Role')) {
      for (const { Action, Resource } of statementsOf(name)) {
        expect(Action.filter((action) => action.includes('*'))).toEqual([]);
        if (Resource === '*') expect(Action.filter((action) => !READS.test(action))).toEqual([]);
      }
    }
  });
});

const READS = /^[a-z0-9-]+:(Describe|Get)/;

function namesOf(type: string): readonly string[] {
  return Object.entries(resources).flatMap(([name, { Type }]) => (Type === type ? [name] : []));
}

function propertiesOf(name: string) {
  const found = resources[name];
  if (found === undefined) throw new Error(`the template has no ${name}`);
  return found.Properties;
}

/** The statements of a role as IAM sees them in account 111122223333. */
function resolved(name: string): readonly Statement[] {
  return statementsOf(name).map((each) => ({
    ...each,
    Resource: each.Resource === '*' ? ['*'] : each.Resource.map(arnOf),
  }));
}

/** The ARN pattern of a resource in the template; what only CloudFormation knows matches nothing here. */
function arnOf(of: unknown): string {
  const parsed = z.object({ 'Fn::Sub': z.string() }).safeParse(of);
  if (!parsed.success) return 'arn:of:cloudformation';
  return parsed.data['Fn::Sub']
    .replaceAll(/\$\{AWS::Partition\}/g, 'aws')
    .replaceAll(/\$\{AWS::AccountId\}/g, '111122223333');
}

function statementsOf(name: string) {
  return role
    .parse(propertiesOf(name))
    .Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
}
