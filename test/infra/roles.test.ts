import { describe, expect, it } from 'vitest';
import { memberRoles } from '../../infra/memberTemplate.ts';
import { roles } from '../../infra/roles.ts';
import { type FunctionName, USES } from '../../infra/uses.ts';
import { actionsOf, isRead } from '../../lib/aws/client/permitted.ts';
import { loadConfiguration } from '../../lib/config/loadConfiguration.ts';
import { accountId } from '../../lib/shared/ids.ts';
import {
  type AuthorizationRequest,
  evaluatePolicy,
  type PolicyStatement,
} from '../../local/aws/iam/evaluatePolicy.ts';
import { type DeployedAs, resolvePolicy } from '../../local/aws/iam/resolvePolicy.ts';

const config = example();
const ROLES = new Map(Object.entries(roles(config)));
const DEPLOYED: DeployedAs = {
  account: '111122223333',
  region: 'us-east-1',
  stage: 'prod',
  functionName: 'trimtab-prod',
  arns: {
    Table: 'arn:aws:dynamodb:us-east-1:111122223333:table/trimtab',
    Bucket: 'arn:aws:s3:::trimtab',
    DeadLetters: 'arn:aws:sqs:us-east-1:111122223333:dead-letters',
  },
};

const FUNCTIONS = ['Collect', 'Daily', 'Report', 'Resize', 'Sample', 'Slack', 'Sweep'] as const;

/** What reads, or writes only what is ours. Everything else changes an account. */
const HARMLESS =
  /^(ec2:Describe|kms:Describe|autoscaling:Describe|compute-optimizer:Get|pricing:Get|savingsplans:Describe|organizations:Describe|logs:|dynamodb:|s3:|ssm:GetParameters?|sqs:SendMessage|lambda:|sts:AssumeRole|sts:GetCallerIdentity|cloudwatch:GetMetricData|servicequotas:Get)/;

const INSTANCE = 'arn:aws:ec2:eu-west-1:111122223333:instance/i-0123456789abcdef0';
const MANAGED = { 'aws:ResourceTag/trimtab': 'managed' };
const RESERVATION = 'arn:aws:ec2:eu-west-1:111122223333:capacity-reservation/cr-1';
const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/k-1';
const GROUP = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/1';
const ELSEWHERE = INSTANCE.replace('111122223333', '999999999999');

type Case = readonly [string, AuthorizationRequest];

function query(
  what: string,
  action: string,
  resource: string,
  context: AuthorizationRequest['context'] = {},
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
  query(
    'reserve capacity in the name of an approval',
    'ec2:CreateCapacityReservation',
    RESERVATION,
    {
      'aws:RequestTag/trimtab-approval': 'a-1',
    },
  ),
  query('tag that reservation', 'ec2:CreateTags', RESERVATION, {
    'ec2:CreateAction': 'CreateCapacityReservation',
  }),
  query('target a reservation', BIND, INSTANCE, MANAGED),
  query('which is its own', BIND, RESERVATION, { 'aws:ResourceTag/trimtab-approval': 'a-1' }),
  query('cancel it', 'ec2:CancelCapacityReservation', RESERVATION, {
    'aws:ResourceTag/trimtab-approval': 'a-1',
  }),
  query('make an image of it', 'ec2:CreateImage', INSTANCE, MANAGED),
  query('which is a new image', 'ec2:CreateImage', 'arn:aws:ec2:eu-west-1::image/ami-1'),
  query('let EC2 use a key for its volumes', 'kms:CreateGrant', KEY, {
    'kms:GrantIsForAWSResource': 'true',
    'kms:ViaService': 'ec2.eu-west-1.amazonaws.com',
  }),
  query('read the state of the instance', 'ec2:DescribeInstances', '*'),
  query('read what both types cost', 'pricing:GetProducts', '*'),
];

const DENIED: readonly Case[] = [
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
  query(
    'reserve capacity without the name of an approval',
    'ec2:CreateCapacityReservation',
    RESERVATION,
  ),
  query('cancel a reservation of another owner', 'ec2:CancelCapacityReservation', RESERVATION),
  query('target a reservation of another owner', BIND, RESERVATION),
  query('target one from an instance without the tag', BIND, INSTANCE),
  query('make an image of an instance without the tag', 'ec2:CreateImage', INSTANCE),
  query('grant a key to any principal', 'kms:CreateGrant', KEY, {
    'kms:GrantIsForAWSResource': 'false',
  }),
  query('decrypt for itself', 'kms:Decrypt', KEY),
  query('buy a Savings Plan', 'savingsplans:CreateSavingsPlan', '*'),
  query('buy a reservation', 'ec2:PurchaseReservedInstancesOffering', '*'),
  query('delete what it has written', 'dynamodb:DeleteItem', '*'),
];

describe('the roles', () => {
  it.each(FUNCTIONS.filter((name) => name !== 'Resize'))(
    'of %s change nothing in the fleet',
    (name) => {
      const actions = resolved(`${name}Role`).flatMap(({ Action }) => Action);
      expect(actions.filter((action) => !HARMLESS.test(action))).toEqual([]);
    },
  );

  it.each(ALLOWED)('let resize %s', (_, request) => {
    expect(evaluatePolicy(resolved('ResizeRole'), request)).toBe('allowed');
  });

  it.each(DENIED)('do not let resize %s', (_, request) => {
    expect(evaluatePolicy(resolved('ResizeRole'), request)).toBe('denied');
  });

  it.each(FUNCTIONS.filter((name) => name !== 'Resize'))(
    'let %s do none of what resize may',
    (name) => {
      const changes = ALLOWED.filter(([, { action }]) => !isRead(action));
      for (const [, request] of changes) {
        expect(evaluatePolicy(resolved(`${name}Role`), request)).toBe('denied');
      }
    },
  );

  it('let sweep start resizes, look for their runs, and nothing of other functions', () => {
    const functionArn = (name: string) =>
      `arn:aws:lambda:us-east-1:111122223333:function:trimtab-prod-${name}`;
    const may = (action: string, resource: string) =>
      evaluatePolicy(resolved('SweepRole'), { action, resource, context: {} });
    expect(may('lambda:ListDurableExecutionsByFunction', functionArn('resize'))).toBe('allowed');
    expect(may('lambda:InvokeFunction', functionArn('resize:durable'))).toBe('allowed');
    expect(may('lambda:ListDurableExecutionsByFunction', functionArn('daily'))).toBe('denied');
    expect(may('lambda:InvokeFunction', functionArn('daily:durable'))).toBe('denied');
    expect(may('lambda:StopDurableExecution', functionArn('resize'))).toBe('denied');
  });

  it.each(Object.keys(USES).filter(isFunctionName))(
    'allow %s every action that its code declares',
    (name) => {
      const statements = resolved(`${name.charAt(0).toUpperCase()}${name.slice(1)}Role`);
      const allowed = statements.flatMap(({ Action }) => Action);
      // Cost Explorer costs money: only with commitments.costExplorerHistory.
      const needed = actionsOf(USES[name]).filter((action) => !action.startsWith('ce:'));
      expect(allowed).toEqual(expect.arrayContaining([...needed]));
    },
  );

  it('allow sample to read Cost Explorer only where trimtab.yml asks for it', () => {
    const commitments = { ...config.commitments, costExplorerHistory: true };
    const { SampleRole } = roles({ ...config, commitments });
    const request = { action: 'ce:GetCostAndUsage', resource: '*', context: {} };
    expect(evaluatePolicy(resolvePolicy(SampleRole, DEPLOYED), request)).toBe('allowed');
    expect(evaluatePolicy(resolved('SampleRole'), request)).toBe('denied');
  });

  it('let report see how an instance is used, and what a quota leaves', () => {
    for (const action of ['cloudwatch:GetMetricData', 'servicequotas:GetServiceQuota']) {
      const request = { action, resource: '*', context: {} };
      expect(evaluatePolicy(resolved('ReportRole'), request)).toBe('allowed');
    }
  });

  it('use no wildcard in an action, and no open resource for what is not a read', () => {
    for (const name of ROLES.keys()) {
      for (const { Action, Resource } of resolved(name)) {
        expect(Action.filter((action) => action.includes('*'))).toEqual([]);
        if (Resource.includes('*')) expect(Action.filter((each) => !isRead(each))).toEqual([]);
      }
    }
  });
});

describe('the roles of the member template', () => {
  const MEMBER = '444455556666';
  const members = memberRoles(config, 'prod');
  const inMember = ([what, request]: Case): Case => [
    what,
    { ...request, resource: request.resource.replace('111122223333', MEMBER) },
  ];
  const deployed = { ...DEPLOYED, account: MEMBER };

  it.each(ALLOWED.map(inMember).filter(([, { action }]) => !action.startsWith('pricing:')))(
    'let trimtab-resize %s',
    (_, request) => {
      expect(evaluatePolicy(resolvePolicy(members.ResizeRole, deployed), request)).toBe('allowed');
    },
  );

  it.each(DENIED.map(inMember))('do not let trimtab-resize %s', (_, request) => {
    expect(evaluatePolicy(resolvePolicy(members.ResizeRole, deployed), request)).toBe('denied');
  });

  it('let trimtab-read change nothing', () => {
    const actions = resolvePolicy(members.ReadRole, deployed).flatMap(({ Action }) => Action);
    expect(actions.filter((action) => !isRead(action))).toEqual([]);
  });

  it('can be taken only by the functions that use them, with the external id', () => {
    const { Properties } = members.ResizeRole;
    expect(Properties.AssumeRolePolicyDocument).toMatchObject({
      Statement: [
        {
          Principal: { AWS: { 'Fn::Sub': expect.stringMatching(/\{BotAccountId\}:root$/) } },
          Condition: {
            StringEquals: {
              'Fn::If': ['HasOrganization', { 'sts:ExternalId': { Ref: 'ExternalId' } }, {}],
            },
            ArnLike: {
              'aws:PrincipalArn': [
                { 'Fn::Sub': expect.stringMatching(/role\/trimtab-prod-ResizeRole-\*$/) },
              ],
            },
          },
        },
      ],
    });
  });

  it('are named by one pattern, however many accounts of the organisation there are', () => {
    const accounts = Array.from({ length: 1000 }, (_, index) => {
      const id = accountId.parse(String(100_000_000_000 + index));
      return { id, name: `account ${index}`, roleArn: `arn:aws:iam::${id}:role/trimtab-read` };
    });
    const { DailyRole } = roles({ ...config, accounts, organizationId: 'o-a1b2c3d4e5' });
    const policy = resolvePolicy(DailyRole, DEPLOYED);
    expect(JSON.stringify(policy).length).toBeLessThan(10_240);
    const assume = (organization: string) =>
      evaluatePolicy(policy, {
        action: 'sts:AssumeRole',
        resource: 'arn:aws:iam::100000000999:role/trimtab-read',
        context: { 'aws:ResourceOrgID': organization },
      });
    expect(assume('o-a1b2c3d4e5')).toBe('allowed');
    expect(assume('o-zzzzzzzzzz')).toBe('denied');
  });
});

function example() {
  const loaded = loadConfiguration('trimtab.example.yml');
  if (!loaded.ok) throw new Error(loaded.error);
  return loaded.value;
}

function isFunctionName(name: string): name is FunctionName {
  return name in USES;
}

/** The statements of a role as IAM has them in account 111122223333. */
function resolved(name: string): readonly PolicyStatement[] {
  const role = ROLES.get(name);
  if (role === undefined) throw new Error(`there is no ${name}`);
  return resolvePolicy(role, DEPLOYED);
}
