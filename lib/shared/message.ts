import { formatMoney } from './formatMoney.ts';
import type { MicroUsd } from './money.ts';

/**
 * Something to tell people: English with names in braces, and what stands in their place. A rule
 * says in it what is the matter; a reader may get it in another language.
 */
export interface Sentence {
  readonly english: string;
  readonly values: Readonly<Record<string, Value>>;
}

/** Text stays as it is; numbers, money and shares of 1 are written as each language writes them. */
export type Value =
  | string
  | number
  | Sentence
  | readonly Sentence[]
  | { readonly money: MicroUsd }
  | { readonly share: number };

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

/** What the names in braces of a text need: nothing at all where it has none. */
export type ValuesOf<English extends string> = [NamesIn<English>] extends [never]
  ? []
  : [Readonly<Record<NamesIn<English>, Value>>];

type NamesIn<English extends string> = English extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;

/** How a language says a text, and writes what stands in it. */
export interface Tongue {
  /** The same text, with the same names in braces. */
  readonly text: (english: string) => string;
  readonly number: (value: number) => string;
  readonly money: (amount: MicroUsd) => string;
  readonly share: (share: number) => string;
}

/** A sentence in words. What stands in braces inside a value is a text like any other. */
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
  return value.map((each) => inTongue(each, tongue)).join(' ');
}

/** For logs, files and everything that programs read. */
export function inEnglish(of: Sentence): string {
  return inTongue(of, ENGLISH);
}

/** Each formatter is made when it is used: the first one of a process costs more than an answer. */
const ENGLISH: Tongue = {
  text: (english) => english,
  number: (value) => new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 }).format(value),
  money: formatMoney,
  share: (share) => new Intl.NumberFormat('en-US', { style: 'percent' }).format(share),
};
