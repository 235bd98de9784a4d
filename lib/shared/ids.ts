import * as z from 'zod/mini';

/** Names of things in AWS. Branded, so that a Region never lands where an account belongs. */

export const accountId = z
  .string()
  .check(z.regex(/^\d{12}$/, 'an AWS account id is 12 digits'))
  .brand('AccountId');
export type AccountId = z.infer<typeof accountId>;

export const region = z
  .string()
  .check(z.regex(/^[a-z]{2,}(-[a-z]+)+-\d+$/, 'a Region looks like eu-west-1'))
  .brand('Region');
export type Region = z.infer<typeof region>;

export const instanceId = z
  .string()
  .check(z.regex(/^i-[0-9a-f]{8,17}$/, 'an instance id looks like i-0123456789abcdef0'))
  .brand('InstanceId');
export type InstanceId = z.infer<typeof instanceId>;

/** One account in one Region: the place that a reader reads. */
export interface Scope {
  readonly account: AccountId;
  readonly region: Region;
}

/** Everything needed to name one instance in every account, Region and partition. */
export interface InstanceRef extends Scope {
  readonly instanceId: InstanceId;
}

/** `account/region/i-…`: the key of an instance in the store, in logs and in buttons. */
export function instanceKey(ref: InstanceRef): string {
  return `${ref.account}/${ref.region}/${ref.instanceId}`;
}

/** Region, account and id of an instance ARN of any partition; undefined when it is not one. */
export function parseInstanceArn(arn: string): InstanceRef | undefined {
  const parts = /^arn:[^:]+:ec2:([^:]+):(\d{12}):instance\/(i-[0-9a-f]+)$/.exec(arn);
  if (parts === null) return undefined;
  const parsed = z
    .object({ region, account: accountId, instanceId })
    .safeParse({ region: parts[1], account: parts[2], instanceId: parts[3] });
  return parsed.success ? parsed.data : undefined;
}
