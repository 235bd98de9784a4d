import { type Sentence, sentence, type ValuesOf } from '../../shared/message.ts';
import type { InstanceInput, PreflightFinding, PreflightInput, TypesInput } from './preflight.ts';

/** One rule about a change, with all that is to be known of it. docs/preflight.md is made of these. */
export type Check = Required<CheckFacts> & Rule;

/** Defines a check: it holds for every change, and a block may clear, unless it says otherwise. */
export function check(definition: CheckFacts & Rule): Check {
  return { permanent: false, appliesTo: 'every change', ...definition };
}

interface CheckFacts {
  /** Stable: findings that are stored name it, and so do links to docs/preflight.md. */
  readonly id: string;
  /** What is looked for, for docs/preflight.md. */
  readonly looksFor: string;
  /** What to do about a finding, for docs/preflight.md. */
  readonly remedy: string;
  /**
   * The fields that it reads, by the IAM action that returns them, or settings of `trimtab.yml`.
   * Without one of them there is a block (test/domain/preflight/preflightUnknown.test.ts).
   */
  readonly reads: Readonly<Record<string, readonly string[]>>;
  /** Where the rule comes from: a page of AWS, or a document of this repository. */
  readonly source: string;
  /** A block stays for as long as the instance and the two types are what they are. */
  readonly permanent?: boolean;
  /**
   * `forward changes`: a rollback ignores it. It is why there is a rollback, or it is about having one.
   * `suggestions`: an opinion of Compute Optimizer. A rollback ignores it, and
   * `/trimtab check` only notes it.
   */
  readonly appliesTo?: 'every change' | 'forward changes' | 'suggestions';
}

/** The narrowest one that fits: checks run for every instance and every type. */
type Rule =
  /** The target type does not matter. */
  | { readonly ofInstance: (input: InstanceInput) => Found }
  /** Needs the specifications of both types. Without them, `type-facts` blocks. */
  | { readonly ofTypes: (input: TypesInput) => Found }
  | { readonly ofChange: (input: PreflightInput) => Found };

/** What a check found; undefined when it passes. */
export type Found = Omit<PreflightFinding, 'check'> | undefined;

/** Like `sentence()`: every name in braces has its value. */
type Says = <const English extends string>(english: English, ...values: ValuesOf<English>) => Found;

/** Forbids the change. */
export const block: Says = finding('block');
/** Has to be accepted by the approver. */
export const warn: Says = finding('warn');
/** Is only shown. */
export const note: Says = finding('note');

/** Stands for a value that AWS did not send. */
export const UNKNOWN = sentence('unknown');

/** Shared: most findings have no values, and there are many of them (bench/preflight.ts). */
const NO_VALUES: Sentence['values'] = {};

function finding(verdict: PreflightFinding['verdict']) {
  return (english: string, values: Sentence['values'] = NO_VALUES): Found => ({
    verdict,
    sentence: { english, values },
  });
}
