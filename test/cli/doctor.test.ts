import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { accountId } from '../../lib/shared/ids.ts';
import { demoFleet } from '../../local/aws/fleet/demoFleet.ts';
import {
  BOT_TOKEN,
  CHANNEL,
  DATA_CHANNEL,
  DEPLOYMENT,
  SIGNING_SECRET,
  TEAM_ID,
} from '../../local/demoTenant.ts';
import { type Environment, startEnvironment } from '../../local/environment.ts';
import { type LocalSlack, startLocalSlack } from '../../local/slack/localSlack.ts';
import { type Ended, trimtab } from './trimtab.ts';

let environment: Environment;
let elsewhere: LocalSlack;

const DEV = accountId.parse('444455556666');
const secret = (value: string) => ({ type: 'SecureString', value }) as const;

beforeAll(async () => {
  const fleet = demoFleet(new Date());
  environment = await startEnvironment({
    // The account dev has not opted in.
    fleet: { ...fleet, computeOptimizer: [{ account: DEV, status: 'Inactive' }] },
    parameters: {
      [DEPLOYMENT.TRIMTAB_BOT_TOKEN_PARAMETER]: secret(BOT_TOKEN),
      [DEPLOYMENT.TRIMTAB_SIGNING_SECRET_PARAMETER]: secret(SIGNING_SECRET),
      '/trimtab/cut/slack/signing-secret': secret('8f742231b10e'),
      '/trimtab/cut/slack/bot-token': secret('xoxb-of-yesterday'),
      '/trimtab/other/slack/signing-secret': secret('0123456789abcdef0123456789abcdef'),
    },
  });
  for (const stage of ['cut', 'other']) {
    environment.aws.functions.register(`trimtab-${stage}-slack`, {
      kind: 'plain',
      handler: () => null,
    });
  }
  elsewhere = await startLocalSlack({
    requestUrl: () => undefined,
    botToken: BOT_TOKEN,
    signingSecret: SIGNING_SECRET,
    teamId: TEAM_ID,
    channel: { ...CHANNEL, withoutBot: true },
    otherChannels: [{ ...DATA_CHANNEL, withoutBot: true }],
    users: [],
    userGroups: [],
    scopes: ['commands', 'chat:write'],
  });
}, 60_000);
afterAll(async () => {
  await elsewhere.close();
  await environment.close();
});

interface Options {
  readonly config?: string;
  readonly slackApi?: string;
  readonly stage?: string;
  readonly url?: string;
}

function doctor(options: Options = {}): Promise<Ended> {
  const {
    config = 'test/worlds/doctor.yml',
    slackApi = environment.slack.apiUrl,
    stage = 'local',
  } = options;
  const args = ['--stage', stage, '--config', config, '--slack-api', slackApi];
  const url = options.url === undefined ? [] : ['--url', options.url];
  return trimtab(['doctor', ...args, ...url], {
    ...environment.aws.clientEnvironment(),
    ...DEPLOYMENT,
  });
}

/** The line of one check, with its verdict. */
function lineOf({ output }: Ended, what: string): string {
  return output.split('\n').find((line) => line.slice(6).startsWith(`${what}:`)) ?? '';
}

describe('trimtab doctor', () => {
  it('prints a line for each check of a deployment', async () => {
    const seen = await doctor();
    const { output } = seen;
    expect(output).toMatch(/ok +configuration: test\/worlds\/doctor\.yml is valid/);
    expect(output).toMatch(/ok +table: trimtab-local can be read and written/);
    expect(output).toMatch(/ok +function URL: http:\S+ answers signed requests/);
    expect(output).toMatch(/ok +bot token: workspace T0TRIMTAB/);
    expect(output).toMatch(/ok +scopes: \d+ are granted/);
    expect(output).toMatch(/ok +channel C0COSTS: #cloud-costs, the bot is a member/);
    expect(output).toMatch(/ok +channel C0DATA: #data-platform, the bot is a member/);
    expect(output).toMatch(/ok +account prod: \d+ Regions/);
    for (const what of [
      'account prod, EC2',
      'account prod, Auto Scaling',
      'account prod, Compute Optimizer',
      'account prod, CloudWatch',
      'account prod, Savings Plans',
      'account prod, Organizations',
      'changes in dev, EC2',
      'changes in dev, Elastic Load Balancing',
      'changes in dev, Service Quotas',
      'changes in dev, CloudWatch',
    ]) {
      expect(lineOf(seen, what)).toMatch(/^ok/);
    }
    expect(output).toMatch(/ok +prices: of 2026-/);
  }, 60_000);

  it('succeeds when every check passes', async () => {
    const { code, output } = await doctor({ config: 'test/worlds/doctorOfProd.yml' });
    expect(output).not.toContain('FAIL');
    expect(output).toContain('Everything works.');
    expect(code).toBe(0);
  }, 60_000);

  it('says what to do about each check that fails, and fails itself', async () => {
    const { code, output } = await doctor({ config: 'trimtab.example.yml', stage: 'elsewhere' });
    expect(output).toContain('trimtab-elsewhere-slack does not exist');
    expect(output).toContain('Run `npm run deploy`');
    expect(code).toBe(1);
    const none = await doctor({ config: 'nowhere.yml' });
    expect(none.output).toContain('Copy trimtab.example.yml to trimtab.yml');
    expect(none.code).toBe(1);
  }, 60_000);

  it('names the workspace that is not its own, and the channel that does not exist', async () => {
    const { output } = await doctor({ config: 'trimtab.example.yml' });
    expect(output).toContain('it belongs to workspace T0TRIMTAB, and slack.teamId is T0123ABCD');
    expect(output).toMatch(/FAIL +channel C0123ABCD: Slack does not find it \(channel_not_found\)/);
    // The function at that address was set up for another workspace.
    expect(output).toMatch(/FAIL +function URL: It answers, but not with the help/);
  }, 60_000);

  it('names missing scopes, and every channel that the bot is no member of', async () => {
    const seen = await doctor({ slackApi: elsewhere.apiUrl });
    expect(lineOf(seen, 'scopes')).toMatch(/^FAIL.*users:read .*missing.*npx trimtab manifest/);
    expect(lineOf(seen, 'channel C0COSTS')).toMatch(/^FAIL.*\/invite @Trimtab/);
    expect(lineOf(seen, 'channel C0DATA')).toMatch(/^FAIL.*\/invite @Trimtab/);
    expect(seen.code).toBe(1);
  }, 60_000);

  it('names secrets that are cut off, wrong, missing or not those of the function', async () => {
    const cut = await doctor({ stage: 'cut' });
    expect(lineOf(cut, 'signing secret')).toMatch(/^FAIL.*copy it again/);
    expect(lineOf(cut, 'bot token')).toMatch(/^FAIL.*invalid_auth.*Install the app again/);
    const other = await doctor({ stage: 'other', url: environment.ingressUrl });
    expect(lineOf(other, 'signing secret')).toMatch(/^ok/);
    expect(lineOf(other, 'function URL')).toMatch(/^FAIL.*refuses requests that are signed/);
    expect(lineOf(other, 'bot token')).toMatch(/^FAIL.*bot-token can't be read/);
    const unpublished = await doctor({ stage: 'other' });
    expect(lineOf(unpublished, 'function URL')).toMatch(/^FAIL.*ResourceNotFound.*--url/);
  }, 60_000);

  it('names the account that has not opted in, and the permissions that are missing', async () => {
    expect(lineOf(await doctor(), 'account dev, Compute Optimizer')).toMatch(
      /^FAIL.*is inactive in 444455556666: opt in/,
    );
    const undoAll = [
      refuse('ec2', 'DescribeVolumes'),
      refuse('monitoring', 'GetMetricData'),
      refuse('servicequotas', 'GetServiceQuota'),
      refuse('dynamodb', 'PutItem'),
      refuse('pricing', 'GetProducts'),
    ];
    const seen = await doctor();
    for (const undo of undoAll) undo();
    expect(seen.output).toMatch(/FAIL +account prod, EC2: EC2 denied DescribeVolumes.*role/);
    expect(lineOf(seen, 'account prod, CloudWatch')).toMatch(/^FAIL.*GetMetricData.*permission/);
    expect(lineOf(seen, 'changes in dev, Service Quotas')).toMatch(/^FAIL.*GetServiceQuota/);
    expect(lineOf(seen, 'table')).toMatch(/^FAIL.*can't be written.*dynamodb:PutItem/);
    expect(lineOf(seen, 'prices')).toMatch(/^FAIL.*GetProducts/);
    expect(seen.code).toBe(1);
  }, 60_000);

  it('names a role that it may not assume', async () => {
    const undo = refuse('sts', 'AssumeRole');
    const seen = await doctor();
    undo();
    expect(lineOf(seen, 'account dev')).toMatch(/^FAIL.*could not assume its role.*trust policy/);
  }, 60_000);

  it('names an account whose credentials belong to another, and reads nothing of it', async () => {
    const config = 'test/worlds/doctorOfAnotherAccount.yml';
    const before = environment.aws.faults.log.length;
    const seen = await doctor({ config });
    expect(lineOf(seen, 'account staging')).toMatch(
      /^FAIL.*777788889999 belong to account 111122223333.*Correct the id or the roleArn/,
    );
    const asked = environment.aws.faults.log.slice(before).map(({ operation }) => operation);
    expect(asked).not.toContain('DescribeInstances');
  }, 60_000);

  function refuse(service: string, operation: string): () => void {
    const code = 'AccessDeniedException';
    return environment.aws.faults.inject({ kind: 'error', service, operation, code, status: 403 });
  }
});

describe('trimtab manifest', () => {
  it('prints the app that this code needs, at the URL of its function', async () => {
    const url = 'https://abc.lambda-url.eu-west-1.on.aws/';
    const { output, code } = await trimtab(['manifest', '--url', url]);
    const app = z
      .looseObject({
        features: z.looseObject({ slash_commands: z.array(z.looseObject({ url: z.string() })) }),
        oauth_config: z.looseObject({ scopes: z.looseObject({ bot: z.array(z.string()) }) }),
        settings: z.looseObject({ interactivity: z.looseObject({ request_url: z.string() }) }),
      })
      .parse(parse(output));
    expect(code).toBe(0);
    expect(app.features.slash_commands[0]?.url).toBe(url);
    expect(app.settings.interactivity.request_url).toBe(url);
    expect(app.oauth_config.scopes.bot).toContain('chat:write');
  });

  it('refuses an address that Slack would refuse', async () => {
    const { errors, code } = await trimtab(['manifest', '--url', 'http://here']);
    expect(code).toBe(2);
    expect(errors).toContain('npm run deploy');
  });
});
