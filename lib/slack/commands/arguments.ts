import * as z from 'zod/mini';
import { type Sentence, sentence, together } from '../../shared/message.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { closestMatch } from './closestMatch.ts';

type Shape = z.core.$ZodShape;

/** What a command takes after its name. */
export interface ArgumentSpec<Args extends Shape> {
  /**
   * One schema an argument, by the name that is typed: a list takes `name=value` as often as it is
   * typed, a boolean is true when its name is typed, everything else takes one `name=value`.
   */
  readonly args: z.ZodMiniObject<Args>;
  /** The arguments that are typed without their name, in this order. */
  readonly positional?: readonly (keyof Args & string)[];
  /** The last positional argument takes all words that are left: a name may have spaces. */
  readonly takesRest?: boolean;
  /** What to type, when an argument is missing or is not understood. */
  readonly hint?: Sentence;
}

export type ArgumentsOf<Args extends Shape> = z.infer<z.ZodMiniObject<Args>>;

/**
 * The words after the name of a command as its arguments. The error says which word was not
 * understood and what to type instead.
 */
export function readArguments<Args extends Shape>(
  words: readonly string[],
  spec: ArgumentSpec<Args>,
): Result<ArgumentsOf<Args>, Sentence> {
  const typed = assignWords(words, spec);
  if (!typed.ok) return typed;
  const read = spec.args.safeParse(typed.value);
  if (read.success) return ok(read.data);
  return err(refusalOf(read.error.issues[0], typed.value, spec));
}

/** An argument: what a word means, or a sentence that says what to type instead. */
export function argument<Value>(read: (word: string) => Result<Value, Sentence>) {
  return z.pipe(
    z.string(),
    z.transform((word, context): Value => {
      const value = read(word);
      if (value.ok) return value.value;
      context.issues.push({ code: 'custom', input: word, params: { refusal: value.error } });
      return z.NEVER;
    }),
  );
}

/** An argument whose hint says enough when a word means nothing. */
export function understood<Value>(read: (word: string) => Value | undefined) {
  return z.pipe(
    z.string(),
    z.transform((word, context): Value => {
      const value = read(word);
      if (value !== undefined) return value;
      context.issues.push({ code: 'custom', input: word });
      return z.NEVER;
    }),
  );
}

/** `Did you mean …?`, or nothing when no known word is near. */
export function suggestWord(word: string, knownWords: readonly string[]): readonly Sentence[] {
  const nearest = closestMatch(word, knownWords);
  return nearest === undefined ? [] : [sentence('Did you mean `{word}`?', { word: nearest })];
}

/** A typed word that is safe to repeat in a message: no mrkdwn, no mention, at most 40 characters. */
export function quotable(word: string): string {
  return word.replace(/[^\w=:.-]/g, '').slice(0, 40) || '…';
}

type Typed = Record<string, string | readonly string[] | boolean>;

function assignWords<Args extends Shape>(
  words: readonly string[],
  { args, positional = [], takesRest = false, hint }: ArgumentSpec<Args>,
): Result<Typed, Sentence> {
  const options = Object.keys(args.shape).filter((name) => !positional.includes(name));
  const typed: Typed = Object.fromEntries(options.flatMap((name) => initial(name, args.shape)));
  const free: string[] = [];
  for (const word of words) {
    const [name = '', value = ''] = word.split(/=(.*)/s);
    const option = options.find((each) => each === name.toLowerCase());
    if (option === undefined) {
      const isUnknown = options.length > 0 && (word.includes('=') || positional.length === 0);
      if (isUnknown) return err(unknownWord(word, name, options, hint));
      free.push(word);
    } else if (typeof typed[option] === 'boolean') {
      typed[option] = true;
    } else if (value === '') {
      return err(withHint(sentence('`{name}=` needs a value.', { name: option }), hint));
    } else {
      const before = typed[option];
      typed[option] = Array.isArray(before) ? [...before, value] : value;
    }
  }
  for (const [index, name] of positional.entries()) {
    const isLast = index === positional.length - 1;
    const word = takesRest && isLast ? free.slice(index).join(' ') : free[index];
    if (word !== undefined && word !== '') typed[name] = word;
  }
  return ok(typed);
}

/** What a list and a boolean are when they are not typed. */
function initial(name: string, shape: Shape): readonly (readonly [string, boolean | []])[] {
  const { type } = shape[name]?._zod.def ?? {};
  if (type === 'array') return [[name, []]];
  return type === 'boolean' ? [[name, false]] : [];
}

function unknownWord(
  word: string,
  name: string,
  options: readonly string[],
  hint: Sentence | undefined,
): Sentence {
  const unknown = sentence('I do not know `{word}`.', { word: quotable(word) });
  return withHint(together(unknown, ...suggestWord(name, options)), hint);
}

function refusalOf<Args extends Shape>(
  issue: z.core.$ZodIssue | undefined,
  typed: Typed,
  { positional = [], hint }: ArgumentSpec<Args>,
): Sentence {
  if (issue?.code === 'custom' && isSentence(issue.params?.refusal)) return issue.params.refusal;
  const name = String(issue?.path[0]);
  const value = typed[name];
  if (value === undefined && hint !== undefined) return hint;
  const word = positional.includes(name) ? `${value}` : `${name}=${value}`;
  return withHint(sentence('I do not understand `{word}`.', { word: quotable(word) }), hint);
}

function withHint(text: Sentence, hint: Sentence | undefined): Sentence {
  return hint === undefined ? text : together(text, hint);
}

function isSentence(value: unknown): value is Sentence {
  return typeof value === 'object' && value !== null && 'english' in value && 'values' in value;
}
