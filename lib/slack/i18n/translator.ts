import type { Configuration } from '../../config/config.ts';
import { formatMoney, formatRate } from '../../shared/formatMoney.ts';
import { inTongue, type Sentence, type Tongue, type ValuesOf } from '../../shared/message.ts';
import type { MicroUsd } from '../../shared/money.ts';
import { KO, type Text } from './ko.ts';

export type LanguageCode = Configuration['slack']['language'];

/**
 * How the bot speaks to one reader. Our own words are written in English where they are used, and
 * the catalogue has the same in each other language; numbers, dates and money are written by Intl.
 */
export interface Language {
  readonly code: LanguageCode;
  /** A text of ours. The values are mrkdwn already where the text is. */
  readonly say: <const English extends Text>(
    english: English,
    ...values: ValuesOf<English>
  ) => string;
  /** What a rule says. Its words may be anybody's: escape it where Slack reads markup. */
  readonly tell: (sentence: Sentence) => string;
  /** `1 instance`, `2 instances`: both texts have `{n}`. */
  readonly count: (number: number, one: Text, many: Text) => string;
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

export function translatorFor(code: LanguageCode): Language {
  return code === 'ko' ? IN_KOREAN : IN_ENGLISH;
}

const IN_ENGLISH = language('en', 'en-US', 'en-GB', (english) => english);
const IN_KOREAN = language('ko', 'ko-KR', 'ko-KR', (english) =>
  Object.hasOwn(KO, english) ? KO[english as Text] : english,
);

/** Each formatter is made when it is used: the first one of a process costs more than an answer. */
function language(
  code: LanguageCode,
  numbers: string,
  dates: string,
  text: Tongue['text'],
): Language {
  const percent = (share: number, decimals = 0) =>
    new Intl.NumberFormat(numbers, {
      style: 'percent',
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    }).format(share);
  const tongue: Tongue = {
    text,
    number: (value) => new Intl.NumberFormat(numbers, { maximumFractionDigits: 2 }).format(value),
    money: formatMoney,
    share: percent,
  };
  const tell = (said: Sentence) => inTongue(said, tongue);
  const say = (english: Text, values: Sentence['values'] = {}) => tell({ english, values });
  const dateIn = (date: string, style: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(dates, { ...style, timeZone: 'UTC' }).format(
      new Date(`${date}T00:00:00Z`),
    );
  return {
    code,
    say,
    tell,
    count: (n, one, many) => {
      const isOne = new Intl.PluralRules(numbers).select(n) === 'one';
      return tell({ english: isOne ? one : many, values: { n } });
    },
    number: tongue.number,
    money: tongue.money,
    hourly: (rate) => say('{rate}/h', { rate: formatRate(rate) }),
    percent,
    date: (date) => dateIn(date, { day: 'numeric', month: 'short', year: 'numeric' }),
    day: (date) => dateIn(date, { weekday: 'short', day: 'numeric', month: 'short' }),
  };
}
