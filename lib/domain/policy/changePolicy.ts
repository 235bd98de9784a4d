import type { Tag } from '../preflight/preflight.ts';

/** What a company wants for the instances with a tag, besides what holds for all. */
export interface Policy {
  readonly tag: Tag;
  /** Trimtab never changes them. */
  readonly never: boolean;
  /** Two people approve: the second is not the one who asked. */
  readonly secondApprover: boolean;
  /** Room for the new type and for the way back is reserved before anything stops. */
  readonly reserveCapacity: boolean;
  /** An image of the instance is made before anything stops. */
  readonly backUp: boolean;
  /** Name of the maintenance window. */
  readonly window?: string | undefined;
}

/** When changes are welcome: from each time that `cron` names, for so many hours. */
export interface Window {
  readonly cron: string;
  readonly hours: number;
  readonly timeZone: string;
}

/** How one instance is changed. */
export interface ChangePolicy {
  readonly secondApprover: boolean;
  readonly reserveCapacity: boolean;
  readonly backUp: boolean;
  /** The name of its maintenance window. */
  readonly window?: string;
}

/** The tag of an instance that names its maintenance window. It goes before the policies. */
const WINDOW_TAG = 'trimtab-window';

/** What all policies that hold for these tags ask for together. */
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
