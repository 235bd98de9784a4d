import { afterEach, describe, expect, it } from 'vitest';
import { sentence, together } from '../../../lib/shared/message.ts';
import { microUsd } from '../../../lib/shared/money.ts';
import { slackClient } from '../../../lib/slack/app/slackClient.ts';
import { createMembers } from '../../../lib/slack/auth/members.ts';
import { ENGLISH, type LanguageCode, translatorFor } from '../../../lib/slack/i18n/translator.ts';
import { aLocalSlack } from '../../local/slack/aLocalSlack.ts';

const KO = await translatorFor('ko');

describe('each language writes', () => {
  it.each([ENGLISH, KO])('numbers, money and shares: $code', (language) => {
    expect(language.number(1_234_567.891)).toBe('1,234,567.89');
    expect(language.money(microUsd(1_234_560_000))).toBe('$1,235');
    expect(language.money(microUsd(9_990_000))).toBe('$9.99');
    expect(language.percent(0.114)).toBe('11%');
    expect(language.percent(0.114, 1)).toBe('11.4%');
  });

  it('rates and dates as its readers do', () => {
    expect(ENGLISH.hourly(microUsd(96_000))).toBe('$0.0960/h');
    expect(KO.hourly(microUsd(96_000))).toMatch(/\$0\.0960/);
    expect(ENGLISH.date('2027-03-01')).toBe('1 Mar 2027');
    expect(KO.date('2027-03-01')).toBe('2027년 3월 1일');
    expect(ENGLISH.day('2026-11-23')).toMatch(/^Mon,? 23 Nov$/);
    expect(KO.day('2026-11-23')).toMatch(/^11월 23일 \(?월/);
  });

  it('one and many, where it tells them apart', () => {
    const count = (n: number) => [ENGLISH, KO].map((each) => each.count(n, ONE, MANY));
    const [one, many] = [count(1), count(2000)];
    expect([one[0], many[0]]).toEqual(['1 instance', '2,000 instances']);
    expect([one[1], many[1]]).toEqual([
      expect.stringMatching(/^인스턴스 1개$/),
      expect.stringMatching(/^인스턴스 2,000개$/),
    ]);
  });

  it('sentences in sentences, and what stands in braces in a value as it is', () => {
    const both = together(
      sentence('It is stopped again, on {type}.', { type: '{type}' }),
      sentence('It is running on {type} again.', { type: 'm5.large' }),
    );
    expect(ENGLISH.tell(both)).toBe(
      'It is stopped again, on {type}. It is running on m5.large again.',
    );
    expect(KO.tell(both)).toMatch(/^[^A-Z]*\{type\}[^A-Z]*m5\.large[^A-Z]*$/);
  });

  it('what has no Korean in English, and no word of the prototype of an object', () => {
    expect(KO.tell(sentence('UnheardOf: {code}', { code: 'x' }))).toBe('UnheardOf: x');
    expect(KO.tell(sentence('constructor'))).toBe('constructor');
  });
});

const ONE = '{n} instance';
const MANY = '{n} instances';

describe('a user is answered', () => {
  it.each<[string, LanguageCode, LanguageCode]>([
    ['ko-KR', 'en', 'ko'],
    ['en-GB', 'ko', 'en'],
    ['de-DE', 'ko', 'ko'],
    ['de-DE', 'en', 'en'],
  ])('whose Slack is %s, in a channel that reads %s: in %s', async (locale, of, said) => {
    const { languageFor } = await aWorkspace(locale, of);
    expect((await languageFor('U1')).code).toBe(said);
  });

  it('in the language of the channel where Slack does not tell, until it does', async () => {
    const { languageFor, slack } = await aWorkspace('en-US', 'ko');
    slack.fault({ method: 'users.info', error: 'internal_error', times: 1 });
    expect((await languageFor('U1')).code).toBe('ko');
    expect((await languageFor('U1')).code).toBe('en');
    expect((await languageFor('U9')).code).toBe('ko');
  });
});

let close: (() => Promise<void>) | undefined;
afterEach(async () => {
  await close?.();
  close = undefined;
});

async function aWorkspace(locale: string, language: LanguageCode) {
  const local = await aLocalSlack({
    users: [{ id: 'U1', name: 'ada', realName: 'Ada Kim', locale }],
  });
  close = local.close;
  const client = slackClient('xoxb-local', local.slack.apiUrl);
  const members = createMembers({ teamId: 'T1', language }, () => new Date());
  return { slack: local.slack, languageFor: (id: string) => members.translatorFor(id, client) };
}
