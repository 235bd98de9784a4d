import { _InstanceType } from '@aws-sdk/client-ec2';
import * as z from 'zod';
import { matchesInstanceTypePattern } from '../domain/fleet/instanceTypePattern.ts';

/**
 * Instance types by name: `m7i.large`, or with `*` for any text `m7*.*`. IAM's StringLike and the
 * checks read these characters alike, and no others: StringLike also has `?`, and tells cases apart
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html).
 * A pattern that matches no type that the AWS SDK knows is a misspelling.
 */
export const instanceTypePattern = z
  .string()
  .regex(/^[a-z0-9*-]+\.[a-z0-9*-]+$/, {
    error: ({ input }) =>
      `${input} is not a pattern of instance types: write family.size in lower case, with * for any text and no other wildcard, like m7i.* or t*.large`,
    abort: true,
  })
  .refine((pattern) => TYPES.some((type) => matchesInstanceTypePattern([pattern], type)), {
    error: ({ input }) =>
      `${input} matches no instance type: correct the family or the size, like m7i.* or t*.large`,
  });

const TYPES: readonly string[] = Object.values(_InstanceType);
