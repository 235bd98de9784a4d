import { describe, expect, it } from 'vitest';
import { loadConfiguration, parseConfiguration } from '../../lib/config/loadConfiguration.ts';

const minimal = `
slack: { teamId: T0123ABCD, channel: C0123ABCD, approvers: { users: [U0123ABCD] } }
accounts: [{ id: '111122223333', name: prod }]
`;

describe('the configuration', () => {
  it('fills in a default for everything that a company need not decide', () => {
    const loaded = parseConfiguration(minimal, 'trimtab.yml');
    expect(loaded).toMatchObject({
      ok: true,
      value: {
        regions: [],
        digest: { timeZone: 'UTC', hour: 8, top: 5, quiet: 'line', routes: [] },
        resize: { tagKey: 'trimtab', tagValue: 'managed', approvalHours: 72 },
      },
    });
  });

  it('is the example file, as it stands', () => {
    expect(loadConfiguration('trimtab.example.yml').ok).toBe(true);
  });

  it('says what to do when there is no file', () => {
    expect(loadConfiguration('no-such.yml')).toEqual({
      ok: false,
      error: 'There is no no-such.yml. Copy trimtab.example.yml to trimtab.yml and fill it in.',
    });
  });

  it.each([
    ['a channel name in place of an id', minimal.replace('C0123ABCD', 'cost'), 'slack.channel'],
    [
      'an account id that YAML read as a number',
      minimal.replace("'111122223333'", '111122223333'),
      'accounts.0.id',
    ],
    ['no account', minimal.replace(/accounts: .*/, 'accounts: []'), 'accounts needs at least one'],
    [
      'a time zone that does not exist',
      `${minimal}digest: { timeZone: Mars/Base }`,
      'digest.timeZone',
    ],
    [
      'a watch of more looks than Lambda lets one change make',
      `${minimal}resize: { monitoringHours: 72, monitoringIntervalMinutes: 5 }`,
      '864 looks',
    ],
    ['a word that is not a setting', `${minimal}digets: {}`, 'digets'],
    ['text that is not YAML', 'slack: [', 'not valid YAML'],
  ])('names the field of %s', (_, text, mention) => {
    const loaded = parseConfiguration(text, 'trimtab.yml');
    expect(loaded.ok ? '' : loaded.error).toContain(mention);
  });
});

/** What is said of a file with these lines after the two of `minimal`, which is line 2 and 3. */
function problemsOf(text: string): readonly string[] {
  const loaded = parseConfiguration(text, 'trimtab.yml');
  return loaded.ok ? [] : loaded.error.split('\n').slice(1);
}

describe('a field that is refused', () => {
  const slack = minimal.split('\n')[1];
  const of = (account: string) => `arn:aws:iam::${account}:role/trimtab-read`;
  const withAccounts = (...entries: readonly string[]) =>
    [slack, 'accounts:', ...entries.map((entry) => `  - { ${entry} }`)].join('\n');

  it.each([
    [
      'an account id without quotes',
      withAccounts('id: 012345678901, name: prod'),
      '- line 3, accounts.0.id: put it in quotes: "012345678901"',
    ],
    [
      'an account that is listed twice',
      withAccounts(
        `id: "111122223333", name: a, roleArn: "${of('111122223333')}"`,
        `id: "111122223333", name: b, roleArn: "${of('111122223333')}2"`,
      ),
      '- line 4, accounts.1.id: 111122223333 is listed twice: keep one entry',
    ],
    [
      'a second account without a role',
      withAccounts('id: "111122223333", name: a', 'id: "444455556666", name: b'),
      '- line 4, accounts.1: 111122223333 has no roleArn either, and only the account that Trimtab runs in needs none: write the roleArn of 444455556666',
    ],
    [
      'a role to read of another account',
      withAccounts(`id: "111122223333", name: a, roleArn: "${of('444455556666')}"`),
      '- line 3, accounts.0.roleArn: this role belongs to 444455556666: write the ARN of a role of 111122223333',
    ],
    [
      'a role to resize of another account',
      withAccounts(`id: "111122223333", name: a, resizeRoleArn: "${of('444455556666')}"`),
      '- line 3, accounts.0.resizeRoleArn: this role belongs to 444455556666: write the ARN of a role of 111122223333',
    ],
    [
      'a Region that is listed twice',
      `${minimal}regions:\n  - eu-west-1\n  - us-east-1\n  - eu-west-1`,
      '- line 7, regions.2: eu-west-1 is listed twice: keep one',
    ],
    [
      'a freeze that ends before it begins',
      `${minimal}digest: { timeZone: UTC }\nresize:\n  freezes:\n    - from: 2026-12-20\n      until: 2026-12-19`,
      '- line 8, resize.freezes.0.until: a freeze ends on the day on which it begins, or later: correct from or until',
    ],
    [
      'a freeze without a time zone',
      `${minimal}resize:\n  freezes: [{ from: 2026-12-20, until: 2026-12-20 }]`,
      '- line 5, resize.freezes: freezes begin and end in digest.timeZone: write it, like Europe/Berlin or UTC',
    ],
    [
      'an object that lacks a field',
      minimal.replace('channel: C0123ABCD, ', ''),
      '- line 2, slack.channel: it is missing: write it',
    ],
    [
      'a word that is not a setting',
      `${minimal}digest:\n  hour: 8\n  tob: 5`,
      '- line 6, digest: Unrecognized key: "tob"',
    ],
  ])('is named with its line and what to write: %s', (_, text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  it('is not a second account with a role of its own, nor a freeze of one day', () => {
    const two = withAccounts(
      'id: "111122223333", name: a',
      `id: "444455556666", name: b, roleArn: "${of('444455556666')}"`,
    );
    const rest =
      'digest: { timeZone: UTC }\nresize: { freezes: [{ from: 2026-12-20, until: 2026-12-20 }] }';
    expect(problemsOf(`${two}\n${rest}`)).toEqual([]);
  });
});

describe('a time zone', () => {
  it.each(['UTC', 'Europe/Berlin', 'Asia/Kolkata', 'America/Port-au-Prince', 'Etc/GMT+5'])(
    'is %s, as EventBridge Scheduler knows it',
    (name) => {
      expect(problemsOf(`${minimal}digest: { timeZone: "${name}" }`)).toEqual([]);
    },
  );

  it.each([
    ['europe/berlin', 'Europe/Berlin'],
    ['Europe/BERLIN', 'Europe/Berlin'],
    ['US/Pacific', 'America/Los_Angeles'],
    ['+01:00', 'Europe/Berlin, or UTC'],
    ['Mars/Base', 'Europe/Berlin, or UTC'],
    ['Europe/Atlantis', 'Europe/Berlin, or UTC'],
  ])('is not %s, also not of a maintenance window', (name, suggestion) => {
    const says = `timeZone is a name of the IANA database, with this spelling: ${suggestion}`;
    expect(problemsOf(`${minimal}digest: { timeZone: "${name}" }`)).toEqual([
      `- line 4, digest.timeZone: ${says}`,
    ]);
    const windows = `resize: { windows: { night: { cron: "0 2 * * *", hours: 3, timeZone: "${name}" } } }`;
    expect(problemsOf(`${minimal}${windows}`)).toEqual([
      `- line 4, resize.windows.night.timeZone: ${says}`,
    ]);
  });
});
