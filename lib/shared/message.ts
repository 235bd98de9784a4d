import { formatMoney } from './formatMoney.ts';
import type { MicroUsd } from './money.ts';

/**
 * Something to tell people: an English text with names in braces, and their values. The domain says
 * it as a value, so that each reader gets it in their language (docs/decisions/0010).
 */
export interface Sentence {
  readonly english: string;
  readonly values: Readonly<Record<string, Value>>;
}

/** Text stays as it is; everything else is written as each language writes it. */
export type Value =
  | string
  | number
  | Sentence
  | readonly Sentence[]
  | Money
  | Share
  | Plural
  | List;

interface Money {
  readonly money: MicroUsd;
}

/** A share of 1. */
interface Share {
  readonly share: number;
}

interface Plural {
  readonly count: number;
  readonly one: string;
  readonly other: string;
}

interface List {
  readonly list: readonly (string | Sentence)[];
}

/** `sentence('It has {count} volumes.', { count: 3 })`: every name in braces has its value. */
export const sentence: <const English extends string>(
  english: English,
  ...values: ValuesOf<English>
) => Sentence = makeSentence;

function makeSentence(english: string, values: Sentence['values'] = {}): Sentence {
  return { english, values };
}

/** Several sentences as one. */
export function together(...parts: readonly Sentence[]): Sentence {
  return { english: '{parts}', values: { parts } };
}

/** A counted noun as a value: `plural(3, '{n} change', '{n} changes')`. Each language picks the form. */
export function plural(count: number, one: string, other: string): Plural {
  return { count, one, other };
}

/** Several texts as one value: `a, b, c`. Each language separates them in its way. */
export function list(texts: readonly (string | Sentence)[]): List {
  return { list: texts };
}

/** What the names in braces of a text need: nothing at all where it has none. */
export type ValuesOf<English extends string> = [NamesIn<English>] extends [never]
  ? []
  : [Readonly<Record<NamesIn<English>, Value>>];

type NamesIn<English extends string> = English extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;

/** A language: its texts, and how it writes values. */
export interface Tongue {
  /** The text that has this English, with the same names in braces. */
  readonly text: (english: string) => string;
  readonly number: (value: number) => string;
  readonly money: (amount: MicroUsd) => string;
  readonly share: (share: number, decimals?: number) => string;
  readonly pluralRule: (count: number) => Intl.LDMLPluralRule;
  readonly list: (texts: readonly string[]) => string;
}

/** A language by its locale. Each formatter is made when it is used: the first one is slow. */
export function tongueOf(locale: string, text: Tongue['text']): Tongue {
  return {
    text,
    number: (value) => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value),
    money: formatMoney,
    share: (share, decimals = 0) =>
      new Intl.NumberFormat(locale, {
        style: 'percent',
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      }).format(share),
    pluralRule: (count) => new Intl.PluralRules(locale).select(count),
    list: (texts) => new Intl.ListFormat(locale, { type: 'unit' }).format(texts),
  };
}

/** A sentence in a language. What stands in braces inside a value is a text like any other. */
export function inTongue({ english, values }: Sentence, tongue: Tongue): string {
  return tongue.text(english).replace(/\{(\w+)\}/g, (braces, name: string) => {
    const value = values[name];
    return value === undefined ? braces : written(value, tongue);
  });
}

function written(value: Value, tongue: Tongue): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return tongue.number(value);
  if ('money' in value) return tongue.money(value.money);
  if ('share' in value) return tongue.share(value.share);
  if ('english' in value) return inTongue(value, tongue);
  if ('list' in value) {
    return tongue.list(
      value.list.map((each) => (typeof each === 'string' ? each : inTongue(each, tongue))),
    );
  }
  if ('count' in value) {
    const { count, one, other } = value;
    const english = tongue.pluralRule(count) === 'one' ? one : other;
    return inTongue({ english, values: { n: count } }, tongue);
  }
  return value.map((each) => inTongue(each, tongue)).join(' ');
}

/** A sentence in English: for logs, files and everything that programs read. */
export function inEnglish(of: Sentence): string {
  return inTongue(of, ENGLISH);
}

const ENGLISH = tongueOf('en-US', (english) => english);
