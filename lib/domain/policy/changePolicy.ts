import type { Tag } from '../preflight/preflight.ts';

/** One of `resize.policies`: what changes of instances with a tag need. */
export interface Policy {
  readonly tag: Tag;
  /** Trimtab never changes them. */
  readonly never: boolean;
  /** Two members approve; the second is not the one who requested the change. */
  readonly secondApprover: boolean;
  /** Capacity for the new type, and for a rollback, is reserved before the instance stops. */
  readonly reserveCapacity: boolean;
  /** A backup image of the instance is made before it stops. */
  readonly backUp: boolean;
  /** The name of a maintenance window. */
  readonly window?: string | undefined;
}

/** What the change of one instance needs. */
export interface ChangePolicy {
  readonly secondApprover: boolean;
  readonly reserveCapacity: boolean;
  readonly backUp: boolean;
  /** The name of its maintenance window. */
  readonly window?: string;
}

/** The tag of an instance that names its maintenance window. It overrides the policies. */
const WINDOW_TAG = 'trimtab-window';

/** What all policies that match these tags need together. The first that names a window decides it. */
export function changePolicyOf(
  tags: Readonly<Record<string, string>>,
  policies: readonly Policy[],
): ChangePolicy {
  const own = policies.filter(({ tag }) => tags[tag.key] === tag.value);
  const window = tags[WINDOW_TAG] ?? own.find((each) => each.window !== undefined)?.window;
  return {
    secondApprover: own.some(({ secondApprover }) => secondApprover),
    reserveCapacity: own.some(({ reserveCapacity }) => reserveCapacity),
    backUp: own.some(({ backUp }) => backUp),
    ...(window === undefined ? {} : { window }),
  };
}
