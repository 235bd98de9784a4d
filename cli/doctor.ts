import { parseArgs } from 'node:util';
import { runDoctor } from './doctor/runDoctor.ts';

/**
 * `npm run doctor`: looks at a deployment with your own AWS credentials, and says line by line what
 * is well and what to do. It changes nothing that lasts. The exit code is 1 when something is not well.
 */
const { values } = parseArgs({
  options: {
    stage: { type: 'string', default: 'prod' },
    config: { type: 'string', default: 'trimtab.yml' },
    /** Another Slack than slack.com: the local one. */
    'slack-api': { type: 'string' },
    /** Where the ingress is, when Lambda shall not be asked. */
    url: { type: 'string' },
  },
});

const SIGNS = { ok: 'ok   ', unknown: '?    ', bad: 'FAIL ' } as const;

let bad = 0;
for await (const { verdict, what, says } of runDoctor({
  stage: values.stage,
  configPath: values.config,
  slackApiUrl: values['slack-api'],
  url: values.url,
})) {
  if (verdict === 'bad') bad += 1;
  console.log(`${SIGNS[verdict]} ${what}: ${says}`);
}
console.log(bad === 0 ? '\nAll is well.' : `\n${bad} to mend.`);
process.exitCode = bad === 0 ? 0 : 1;
