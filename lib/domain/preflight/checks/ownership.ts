import { controllerOf } from '../../fleet/controller.ts';
import { block, type Check, check, warn } from '../check.ts';
import { codeToolByTag, scheduleTag } from '../toolByTag.ts';

/** Who else decides about the instance: controllers, vendors, templates, its owner. */
export const ownership: readonly Check[] = [
  check({
    id: 'owner',
    looksFor:
      "no controller manages it, by EC2's `Operator` and by the tags that ECS, EKS, Kubernetes, Karpenter, kOps, Cluster API, eksctl, EMR, ParallelCluster, Elastic Beanstalk, Batch, OpsWorks, Cloud9, Service Catalog, RDS Custom, Elastic Disaster Recovery, Application Migration Service, Spot Elastigroup and Ocean, Databricks, fleets and Auto Scaling leave; an ECS container instance that was registered by hand has no such tag",
    remedy: 'change the type there',
    reads: { 'ec2:DescribeInstances': ['Operator', 'Tags'] },
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/amazon-ec2-managed-instances.html',
    ofInstance: ({ instance }) => {
      const controller = controllerOf(instance);
      return controller === undefined
        ? undefined
        : block('{controller} manages the instance and would undo the change. {instead}', {
            controller: controller.name,
            instead: controller.instead,
          });
    },
  }),
  check({
    id: 'auto-scaling',
    looksFor: 'it is in no Auto Scaling group: the group would replace it when it stops',
    remedy: 'change the launch template',
    reads: { 'autoscaling:DescribeAutoScalingInstances': ['AutoScalingGroupName'] },
    source:
      'https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-health-checks.html',
    ofInstance: ({ instance: { autoScalingGroup } }) => {
      if (autoScalingGroup === null) return undefined;
      return autoScalingGroup === undefined
        ? block('Its Auto Scaling group could not be read.')
        : block(
            'It belongs to the Auto Scaling group {group}, which would replace it. Change the launch template instead.',
            { group: autoScalingGroup },
          );
    },
  }),
  check({
    id: 'stop-protection',
    looksFor: 'stop protection is off',
    remedy: 'ask its owner',
    reads: { 'ec2:DescribeInstanceAttribute': ['disableApiStop'] },
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-stop-protection.html',
    ofInstance: ({ instance: { stopProtected } }) => {
      if (stopProtected === false) return undefined;
      return stopProtected === undefined
        ? block('Its stop protection could not be read.')
        : block('Stop protection is on. Ask the owner of the instance, and turn it off first.');
    },
  }),
  check({
    id: 'marketplace',
    looksFor:
      'it runs no product of AWS Marketplace or Amazon DevPay: vendors limit types, and price by type',
    remedy: 'check with the vendor',
    reads: { 'ec2:DescribeInstances': ['ProductCodes'] },
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/paid-amis.html',
    ofInstance: ({ instance: { productCodes } }) => {
      if (productCodes.some(({ type }) => type === 'marketplace'))
        return block(
          'It runs an AWS Marketplace product: the vendor limits instance types, and the product price may change.',
        );
      if (productCodes.some(({ type }) => type === 'devpay'))
        return block(
          'It runs an Amazon DevPay product, which EC2 may not start on another instance type.',
        );
      return productCodes.length > 0
        ? block('It runs a third-party product whose allowed instance types are not known.')
        : undefined;
    },
  }),
  check({
    id: 'infrastructure-as-code',
    looksFor:
      'warns when a CloudFormation stack declares the old type, or when tags say that Terraform, OpenTofu or Pulumi does',
    remedy: 'change the template, too',
    reads: { 'ec2:DescribeInstances': ['Tags'] },
    source:
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-drift.html',
    ofInstance: ({ instance: { tags } }) => {
      const stack = tags['aws:cloudformation:stack-name'];
      if (stack !== undefined)
        return warn(
          'CloudFormation stack {stack} still declares the old type. Change it there, too.',
          { stack },
        );
      const tool = codeToolByTag(tags);
      return tool === undefined
        ? undefined
        : warn(
            'By its tags, {tool} declares the instance: its next run would bring back the old type. Change the code, too.',
            { tool },
          );
    },
  }),
  check({
    id: 'schedule',
    looksFor:
      'warns when a tag says that a scheduler starts and stops it, which may happen in the middle of a change',
    remedy: 'choose a time when the scheduler does nothing',
    reads: { 'ec2:DescribeInstances': ['Tags'] },
    source:
      'https://docs.aws.amazon.com/solutions/latest/instance-scheduler-on-aws/solution-overview.html',
    ofInstance: ({ instance: { tags } }) => {
      const tag = scheduleTag(tags);
      return tag === undefined
        ? undefined
        : warn(
            'Its tag {tag} is that of a scheduler, which may start or stop the instance in the middle of a change. Choose another time.',
            { tag },
          );
    },
  }),
  check({
    id: 'shutdown-behavior',
    looksFor: 'warns when a shutdown from the operating system terminates it',
    remedy: 'set it to stop',
    reads: { 'ec2:DescribeInstanceAttribute': ['instanceInitiatedShutdownBehavior'] },
    source:
      'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_ChangingInstanceInitiatedShutdownBehavior.html',
    ofInstance: ({ instance: { shutdownBehavior } }) => {
      if (shutdownBehavior === 'stop') return undefined;
      return shutdownBehavior === 'terminate'
        ? warn(
            'A shutdown from the operating system terminates the instance. Trimtab stops it through the API, which does not.',
          )
        : block('Its shutdown behavior could not be read.');
    },
  }),
];
