import { matchesInstanceTypePattern } from '../../fleet/instanceTypePattern.ts';
import { block, type Check, check, type Found } from '../check.ts';
import type { Tag } from '../preflight.ts';

/** What trimtab.yml lets Trimtab change, and whether there is a change to make. */
export const scope: readonly Check[] = [
  check({
    id: 'tag',
    looksFor:
      'the instance has the tag that lets Trimtab change it; the IAM policy requires it, too',
    remedy: 'add the tag, by default `trimtab=managed`',
    reads: { 'ec2:DescribeInstances': ['Tags'], 'trimtab.yml': ['resize.tagKey'] },
    source: 'docs/install.md#6-let-it-change-something',
    ofInstance: ({ instance, changeScope: { tag } }) =>
      instance.tags[tag.key] === tag.value
        ? undefined
        : block('The instance lacks the tag {tag}. Add it to let Trimtab change the instance.', {
            tag: inFull(tag),
          }),
  }),
  check({
    id: 'account',
    looksFor: 'its account has a role that may change instances',
    remedy: 'add `resizeRoleArn`',
    reads: { 'trimtab.yml': ['accounts'] },
    source: 'docs/install.md#other-accounts',
    ofInstance: ({ instance: { account }, changeScope: { readOnlyAccounts } }) =>
      readOnlyAccounts.includes(account)
        ? block(
            'Trimtab has read-only access to account {account}: trimtab.yml has no resizeRoleArn for it.',
            { account },
          )
        : undefined,
  }),
  check({
    id: 'excluded',
    looksFor: 'no policy excludes instances with one of its tags',
    remedy: 'remove the tag, or change the policy',
    reads: { 'ec2:DescribeInstances': ['Tags'], 'trimtab.yml': ['resize.policies'] },
    source: 'docs/operate.md#policies-and-windows',
    ofInstance: ({ instance: { tags }, changeScope: { never } }) => {
      const tag = never.find(({ key, value }) => tags[key] === value);
      return tag === undefined
        ? undefined
        : block('Its tag {tag} excludes the instance from changes (resize.policies).', {
            tag: inFull(tag),
          });
    },
  }),
  check({
    id: 'allowed-type',
    looksFor:
      'its type and the new type are among `resize.allowedTypes`, because a rollback is a change, too; the IAM policy requires it, too',
    remedy: 'allow the type',
    reads: { 'trimtab.yml': ['resize.allowedTypes'] },
    source: 'docs/facts/ec2-resize.md#permissions',
    ofChange: ({ instance, target, changeScope: { types } }) => {
      if (target !== undefined && !matchesInstanceTypePattern(types, target.instanceType))
        return notAllowed(target.instanceType);
      return matchesInstanceTypePattern(types, instance.instanceType)
        ? undefined
        : notAllowed(instance.instanceType);
    },
  }),
  check({
    id: 'same-type',
    looksFor: 'the instance does not have the new type already',
    remedy: 'nothing',
    reads: { 'ec2:DescribeInstances': ['InstanceType'] },
    source:
      'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/change-instance-type-of-ebs-backed-instance.html',
    ofChange: ({ instance: { instanceType }, target }) =>
      target?.instanceType === instanceType
        ? block('The instance is already {type}.', { type: instanceType })
        : undefined,
  }),
  check({
    id: 'type-facts',
    looksFor: 'the specifications of both types could be read',
    remedy: 'see "Not covered today" in the digest',
    reads: { 'ec2:DescribeInstanceTypes': ['InstanceType of both types'] },
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceTypes.html',
    ofChange: ({ current, target }) =>
      current === undefined || target === undefined
        ? block('The specifications of its type, or of the new type, could not be read.')
        : undefined,
  }),
];

function notAllowed(type: string): Found {
  return block(
    '{type} is not an allowed type (resize.allowedTypes). The change and its rollback both need to be allowed.',
    { type },
  );
}

function inFull({ key, value }: Tag): string {
  return `${key}=${value}`;
}
