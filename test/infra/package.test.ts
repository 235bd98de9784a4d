import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { roles } from '../../infra/roles.ts';
import { loadConfiguration } from '../../lib/config/loadConfiguration.ts';
import { type LocalAws, startLocalAws } from '../../local/aws/server/localAws.ts';
import {
  BOT_TOKEN,
  configureDemoTenant,
  DEPLOYMENT,
  SIGNING_SECRET,
} from '../../local/demoTenant.ts';
import { signedCommand } from '../../local/signedCommand.ts';

/** What `npm run package` makes, read back: the template that CloudFormation would get. */
const resource = z.looseObject({
  Type: z.string(),
  Properties: z.looseObject({}).default({}),
});
const template = z.object({ Resources: z.record(z.string(), resource) });
const publishers = z.object({
  PolicyDocument: z.object({ Statement: z.array(z.looseObject({})) }),
});

const FUNCTIONS = ['Collect', 'Daily', 'Report', 'Resize', 'Sample', 'Slack', 'Sweep'] as const;

let folder = '';
let said = '';
let resources: z.infer<typeof template>['Resources'] = {};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'trimtab-package-'));
  const packed = spawnSync(
    process.execPath,
    [
      'node_modules/serverless/bin/serverless.js',
      'package',
      '--package',
      folder,
      '--region',
      'eu-west-1',
    ],
    { encoding: 'utf8' },
  );
  said = packed.stderr;
  const json = readFileSync(join(folder, 'cloudformation-template-update-stack.json'), 'utf8');
  resources = template.parse(JSON.parse(json)).Resources;
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the package', () => {
  it('says which Region it is for, and that it is the example where there is no trimtab.yml', () => {
    expect(said).toContain('Region eu-west-1 (--region)\n');
    expect(said).toContain('There is no trimtab.yml: this packages trimtab.example.yml');
  });

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
        LoggingConfig: { LogFormat: 'JSON' },
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

  it('exposes only slack to the internet, by a function URL with both permissions it needs', () => {
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
        FilterPattern: '{ $.message.event = "operators.needed" }',
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

  it('leaves the answers of slash commands to the worker', () => {
    const codeOf = (name: string) =>
      Object.values(unzipSync(readFileSync(join(folder, `${name}.zip`))))
        .map((content) => Buffer.from(content).toString('utf8'))
        .join('');
    expect(codeOf('report')).toContain('function fleetCostPlan(');
    expect(codeOf('slack')).not.toContain('function fleetCostPlan(');
  });

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

describe('the roles', () => {
  it.each([...FUNCTIONS, 'Scheduler'])('of %s are those of infra/roles.ts', (name) => {
    const expected = new Map<string, unknown>(Object.entries(roles(example())));
    expect(resources[`${name}Role`]).toEqual(asPackaged(expected.get(`${name}Role`)));
  });
});

function example() {
  const loaded = loadConfiguration('trimtab.example.yml');
  if (!loaded.ok) throw new Error(loaded.error);
  return loaded.value;
}

/** With the variables of serverless.yml filled in, as osls does. */
function asPackaged(definition: unknown): unknown {
  return JSON.parse(
    JSON.stringify(definition)
      .replaceAll(/\$\{self:custom.functionName\}/g, 'trimtab-prod')
      .replaceAll(/\$\{self:provider.stage\}/g, 'prod'),
  );
}

function namesOf(type: string): readonly string[] {
  return Object.entries(resources).flatMap(([name, { Type }]) => (Type === type ? [name] : []));
}

function propertiesOf(name: string) {
  const found = resources[name];
  if (found === undefined) throw new Error(`the template has no ${name}`);
  return found.Properties;
}
