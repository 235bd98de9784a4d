import { vcpuNeed } from '../../fleet/vcpuQuota.ts';
import { block, type Check, check, type Found, note, warn } from '../check.ts';
import type { TypesInput } from '../preflight.ts';

/** Quotas, licenses and account plans. */
export const limits: readonly Check[] = [
  check({
    id: 'quota',
    looksFor:
      'the quota of running vCPUs has headroom, if the change needs more of them. It is read for `/trimtab check` and right before a change; until then it is only noted',
    remedy: 'request an increase in Service Quotas',
    reads: {
      'servicequotas:GetServiceQuota': ['Quota.Value'],
      'cloudwatch:GetMetricData': ['AWS/Usage ResourceCount'],
      'ec2:DescribeInstanceTypes': ['DefaultVCpus of both types'],
    },
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-on-demand-instances.html',
    ofTypes: overQuota,
  }),
  check({
    id: 'licences',
    looksFor: 'warns when License Manager counts its cores',
    remedy: 'check the license',
    reads: { 'ec2:DescribeInstances': ['Licenses'] },
    source:
      'https://docs.aws.amazon.com/license-manager/latest/userguide/license-configurations.html',
    ofInstance: ({ instance: { licences } }) =>
      licences.length === 0
        ? undefined
        : warn('License Manager counts its cores or vCPUs. Check the license.'),
  }),
  check({
    id: 'free-plan',
    looksFor: 'notes a new type that is not in the free plan, unlike the old one',
    remedy: 'nothing',
    reads: { 'ec2:DescribeInstanceTypes': ['FreeTierEligible of both types'] },
    source: 'https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/free-tier-plans.html',
    ofTypes: ({ current, target }) =>
      current.freeTierEligible === true && target.freeTierEligible === false
        ? note('{type} is not in the free plan: EC2 may refuse it in such an account.', {
            type: target.instanceType,
          })
        : undefined,
  }),
];

function overQuota({ current, target, vcpuHeadroom, reserved = false }: TypesInput): Found {
  const need = vcpuNeed(current, target, reserved);
  if (need === undefined) return undefined;
  const { vcpus, quota } = need;
  if (quota === undefined || vcpuHeadroom === undefined)
    return block(
      'The change needs {vcpus} more vCPUs, and the headroom of the quota is not known.',
      {
        vcpus,
      },
    );
  if (vcpuHeadroom === 'later')
    return note(
      'The change needs {vcpus} more vCPUs. The headroom of the quota {quota} is checked right before the change.',
      { vcpus, quota: quota.code },
    );
  return vcpus <= vcpuHeadroom
    ? undefined
    : block(
        'The change needs {vcpus} more vCPUs, and the quota {quota} leaves {headroom}. Request an increase in Service Quotas.',
        { vcpus, quota: quota.code, headroom: Math.max(0, vcpuHeadroom) },
      );
}
