import type { Configuration } from '../../config/config.ts';
import { formatRate } from '../../shared/formatMoney.ts';
import {
  inTongue,
  plural,
  type Sentence,
  type Tongue,
  tongueOf,
  type ValuesOf,
} from '../../shared/message.ts';
import type { MicroUsd } from '../../shared/money.ts';
import type { Text } from './ko.ts';

export type LanguageCode = Configuration['slack']['language'];

/**
 * How Trimtab speaks to one reader. Our texts are written in English where they are used, and the
 * catalogue has each of them in the other language; Intl writes numbers, dates and plurals.
 */
export interface Language {
  readonly code: LanguageCode;
  /** A text of ours. The values are mrkdwn already where the text is. */
  readonly say: <const English extends Text>(
    english: English,
    ...values: ValuesOf<English>
  ) => string;
  /** What a rule says. It may contain anyone's words: escape it where Slack reads mrkdwn. */
  readonly tell: (sentence: Sentence) => string;
  /** `1 instance`, `2 instances`: both texts have `{n}`. */
  readonly count: (number: number, one: Text, other: Text) => string;
  readonly number: (value: number) => string;
  /** Dollars, without cents from ten dollars on. */
  readonly money: (amount: MicroUsd) => string;
  /** A rate in dollars an hour. */
  readonly hourly: (rate: MicroUsd) => string;
  /** A share of 1 in percent. */
  readonly percent: (share: number, decimals?: number) => string;
  /** `2027-03-01` as `1 Mar 2027`. */
  readonly date: (date: string) => string;
  /** `2026-11-23` as `Mon 23 Nov`. */
  readonly day: (date: string) => string;
}

/** Loads the catalogue of a language when its first reader comes (docs/decisions/0007). */
export async function translatorFor(code: LanguageCode): Promise<Language> {
  if (code === 'en') return ENGLISH;
  const { KO } = await import('./ko.ts');
  const text = (english: string) => (Object.hasOwn(KO, english) ? KO[english as Text] : english);
  return language(code, tongueOf('ko-KR', text), 'ko-KR');
}

export const ENGLISH = language(
  'en',
  tongueOf('en-US', (english) => english),
  'en-GB',
);

function language(code: LanguageCode, tongue: Tongue, datesIn: string): Language {
  const tell = (said: Sentence) => inTongue(said, tongue);
  const say = (english: Text, values: Sentence['values'] = {}) => tell({ english, values });
  const dateIn = (date: string, style: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(datesIn, { ...style, timeZone: 'UTC' }).format(
      new Date(`${date}T00:00:00Z`),
    );
  return {
    code,
    say,
    tell,
    count: (n, one, other) =>
      tell({ english: '{counted}', values: { counted: plural(n, one, other) } }),
    number: tongue.number,
    money: tongue.money,
    hourly: (rate) => say('{rate}/h', { rate: formatRate(rate) }),
    percent: tongue.share,
    date: (date) => dateIn(date, { day: 'numeric', month: 'short', year: 'numeric' }),
    day: (date) => dateIn(date, { weekday: 'short', day: 'numeric', month: 'short' }),
  };
}
