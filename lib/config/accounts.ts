import * as z from 'zod';
import { accountId } from '../shared/ids.ts';

/** The id of an account. YAML reads one without quotes as a number, without its leading zeros. */
export const quotedAccountId = z
  .string({
    error: ({ input }) =>
      typeof input === 'number'
        ? `put it in quotes: "${String(input).padStart(12, '0')}"`
        : undefined,
  })
  .pipe(accountId);

const ROLE = /^arn:[^:]+:iam::(\d{12}):role\/.+/;

const roleArn = z
  .string()
  .regex(ROLE, 'a role looks like arn:aws:iam::444455556666:role/trimtab-read');

const account = z.strictObject({
  id: quotedAccountId,
  name: z.string().min(1),
  /** The role that reads there; without it, the functions' own credentials are used. */
  roleArn: roleArn.optional(),
  /** The role that resizes there. With a roleArn and without this, nothing is changed there. */
  resizeRoleArn: roleArn.optional(),
  externalId: z.string().optional(),
});

/**
 * The accounts of a company. No two entries lead to one account, which would be counted twice: ids
 * differ, roles belong to the account of their entry, and one account at most has no role.
 */
export const accounts = z
  .array(account)
  .min(1, 'accounts needs at least one account')
  .superRefine((all, context) => {
    const problem = (message: string, ...path: (string | number)[]) =>
      context.addIssue({ code: 'custom', message, path });
    all.forEach((each, index) => {
      const earlier = all.slice(0, index);
      if (earlier.some(({ id }) => id === each.id)) {
        problem(`${each.id} is listed twice: keep one entry`, index, 'id');
      }
      for (const field of ['roleArn', 'resizeRoleArn'] as const) {
        const owner = ROLE.exec(each[field] ?? '')?.[1];
        if (owner === undefined || owner === each.id) continue;
        problem(
          `this role belongs to ${owner}: write the ARN of a role of ${each.id}`,
          index,
          field,
        );
      }
      const own = earlier.find((other) => other.roleArn === undefined);
      if (own === undefined || each.roleArn !== undefined) return;
      problem(
        `${own.id} has no roleArn either, and only the account that Trimtab runs in needs none: write the roleArn of ${each.id}`,
        index,
      );
    });
  });
