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
