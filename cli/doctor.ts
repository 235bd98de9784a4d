import { cliCommand, REGION_OPTION } from './cliCommand.ts';
import type { Verdict } from './doctor/finding.ts';

const LABELS: Readonly<Record<Verdict, string>> = { ok: 'ok   ', unknown: '?    ', bad: 'FAIL ' };

export const doctor = cliCommand({
  name: 'doctor',
  summary: 'check a deployment with your AWS credentials, and say what to fix',
  options: {
    stage: { type: 'string', value: '<stage>', help: 'the stage to check', default: 'prod' },
    config: {
      type: 'string',
      value: '<file>',
      help: 'the configuration of the deployment',
      default: 'trimtab.yml',
    },
    region: REGION_OPTION,
    url: {
      type: 'string',
      value: '<https://…>',
      help: 'the URL of the function `slack`, if you may not read it from Lambda',
    },
    'slack-api': {
      type: 'string',
      value: '<https://…>',
      help: 'the Web API of another Slack than slack.com',
    },
  },
  /** Prints a line for each check. The exit code is 1 when one of them fails. */
  run: async ({ stage, config: configPath, region, url, 'slack-api': slackApiUrl }) => {
    const { runDoctor } = await import('./doctor/runDoctor.ts');
    let failed = 0;
    for await (const finding of runDoctor({ stage, configPath, region, slackApiUrl, url })) {
      const { verdict, what, says } = finding;
      if (verdict === 'bad') failed += 1;
      console.log(`${LABELS[verdict]} ${what}: ${says}`);
    }
    console.log(failed === 0 ? '\nEverything works.' : `\n${failed} to fix.`);
    return failed === 0 ? 0 : 1;
  },
});
