import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { stringify } from 'yaml';
import { readDeployment } from '../../lib/config/deployment.ts';
import { parseConfiguration } from '../../lib/config/loadConfiguration.ts';
import { boltLogger } from '../../lib/slack/app/boltLogger.ts';
import { DEPLOYMENT } from '../../local/demoTenant.ts';
import { cases } from '../cases.ts';

const WAYS = { numRuns: cases(1000) };

const tokens = fc.stringMatching(/^(xox[abeprs]|xoxe\.xoxb|xapp)-[A-Za-z0-9-]{1,60}$/);
const signingSecrets = fc.stringMatching(/^[0-9a-f]{32}$/).filter((text) => /\d/.test(text));

it('no log has a token or a signing secret of Slack, whatever an error says', () => {
  const lines: string[] = [];
  const write = vi.spyOn(console, 'error').mockImplementation((entry) => {
    lines.push(JSON.stringify(entry));
  });
  fc.assert(
    fc.property(fc.oneof(tokens, signingSecrets), fc.string(), (secret, words) => {
      boltLogger().error(words, new Error(`${words} ${secret}`));
      const logged = lines.pop() ?? '';
      expect(logged).not.toContain(secret);
      expect(logged).toContain('"event":"slack.bolt"');
    }),
    WAYS,
  );
  write.mockRestore();
});

const FIELDS = ['docsUrl', 'name', 'externalId', 'tagValue', 'botToken', 'comment'] as const;

it('no field of trimtab.yml carries a token: it would be packaged', () => {
  const configured = (field: string, text: string) => {
    const of = (name: string, otherwise: string) => (field === name ? text : otherwise);
    const yaml = stringify({
      docsUrl: of('docsUrl', 'https://wiki.example/trimtab'),
      slack: {
        teamId: 'T1',
        channel: 'C1',
        approvers: {},
        ...(field === 'botToken' ? { botToken: text } : {}),
      },
      accounts: [
        { id: '111122223333', name: of('name', 'prod'), externalId: of('externalId', 'trimtab') },
      ],
      resize: { tagValue: of('tagValue', 'managed') },
    });
    return parseConfiguration(field === 'comment' ? `# ${text}\n${yaml}` : yaml, 'trimtab.yml');
  };
  expect(configured('none', '').ok).toBe(true);
  fc.assert(
    fc.property(tokens, fc.constantFrom(...FIELDS), fc.boolean(), (token, field, asUrl) => {
      const refused = configured(field, asUrl ? `https://wiki.example/${token}` : token);
      expect(refused).toMatchObject({ error: expect.stringContaining('put it into SSM') });
      expect(JSON.stringify(refused)).not.toContain(token);
    }),
    WAYS,
  );
});

it('no variable of the environment carries a secret: each only names where one is', () => {
  const environment = { ...DEPLOYMENT, AWS_REGION: 'us-east-1', TRIMTAB_CONFIG: 'config.json' };
  expect(readDeployment(environment)).toEqual(environment);
  const names = [
    'TRIMTAB_BOT_TOKEN_PARAMETER',
    'TRIMTAB_SIGNING_SECRET_PARAMETER',
    'TRIMTAB_BOT_TOKEN',
    'SLACK_BOT_TOKEN',
    'SLACK_SIGNING_SECRET',
  ] as const;
  fc.assert(
    fc.property(fc.oneof(tokens, signingSecrets), fc.constantFrom(...names), (secret, name) => {
      const withSecret = { ...environment, [name]: secret };
      if (name.endsWith('_PARAMETER')) expect(() => readDeployment(withSecret)).toThrow('SSM');
      else expect(JSON.stringify(readDeployment(withSecret))).not.toContain(secret);
    }),
    WAYS,
  );
});
