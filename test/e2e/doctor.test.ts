import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { DEPLOYMENT } from '../../local/company.ts';
import { startWorld, type World } from '../../local/world.ts';
import { type Ended, run } from './child.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 60_000);
afterAll(() => world.close());

function doctor(
  config = 'local/trimtab.yml',
  slackApi = world.slack.apiUrl,
  stage = 'local',
): Promise<Ended> {
  const args = ['--stage', stage, '--config', config, '--slack-api', slackApi];
  return run('local/doctor.ts', args, { ...world.aws.environment(), ...DEPLOYMENT });
}

describe('npm run doctor', () => {
  it('says line by line that a deployment is well', async () => {
    const { code, output } = await doctor();
    expect(output).not.toContain('FAIL');
    expect(output).toMatch(/ok +configuration: local\/trimtab\.yml is valid/);
    expect(output).toMatch(/ok +bot token: workspace T0TRIMTAB/);
    expect(output).toMatch(/ok +scopes: \d+ are given/);
    expect(output).toMatch(/ok +channel C0COSTS: #cloud-costs, and the bot is in it/);
    expect(output).toMatch(/ok +table: trimtab-local can be read/);
    expect(output).toMatch(/ok +account prod: \d+ Regions, Compute Optimizer is on/);
    expect(output).toMatch(/ok +prices: of 2026-/);
    expect(output).toContain('All is well.');
    expect(code).toBe(0);
  }, 60_000);

  it('says what to do about each thing that is not, and fails', async () => {
    const { code, output } = await doctor('trimtab.example.yml', world.slack.apiUrl, 'elsewhere');
    expect(output).toContain('trimtab-elsewhere-slack is not there');
    expect(output).toContain('Run `npm run deploy`');
    expect(code).toBe(1);
    const none = await doctor('nowhere.yml');
    expect(none.output).toContain('Copy trimtab.example.yml to trimtab.yml');
    expect(none.code).toBe(1);
  }, 60_000);

  it('names the channel that the bot is not in, and the workspace that is not its own', async () => {
    const { output } = await doctor('trimtab.example.yml');
    expect(output).toContain('it is of workspace T0TRIMTAB, and slack.teamId says T0123ABCD');
    expect(output).toMatch(/FAIL +channel C0123ABCD: Slack does not know it \(channel_not_found\)/);
  }, 60_000);
});

describe('npm run manifest', () => {
  it('gives the app that this code needs, at the address of its function', async () => {
    const url = 'https://abc.lambda-url.eu-west-1.on.aws/';
    const { output, code } = await run('local/manifest.ts', ['--url', url], {});
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

  it('takes no address that Slack would refuse', async () => {
    const { errors, code } = await run('local/manifest.ts', ['--url', 'http://here'], {});
    expect(code).toBe(1);
    expect(errors).toContain('npm run deploy');
  });
});
