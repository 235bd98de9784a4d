import { type Sentence, sentence } from '../../shared/message.ts';
import type { Instance } from './instance.ts';

/** A controller that made an instance and would undo a change of it. */
export interface Controller {
  readonly name: Sentence;
  /** Where to make the change instead. */
  readonly instead: Sentence;
}

/** A tag that a controller leaves. A trailing * is any ending. */
interface Mark {
  readonly tag: string;
  /** Only with this value. */
  readonly value?: string;
  readonly kind: Sentence;
  readonly instead: Sentence;
  /** Where the tag says which one it is; absent: it does not. */
  readonly named?: 'value' | 'ending';
}

/**
 * The first that fits is the owner (docs/facts/ec2-resize.md#controllers-of-an-instance). Auto
 * Scaling groups are last: what stands behind most of them is one of the others, and that is where
 * the type is set.
 */
const MARKS: readonly Mark[] = [
  mark(
    'AmazonECSManaged',
    calledSo('Amazon ECS'),
    sentence('Change the capacity provider and drain the instance.'),
  ),
  mark(
    'karpenter.sh/nodepool',
    sentence('The Karpenter node pool'),
    sentence('Change the node pool.'),
    'value',
  ),
  mark('karpenter.sh/*', calledSo('Karpenter'), sentence('Change the node pool.')),
  mark(
    'eks:cluster-name',
    sentence('The Amazon EKS cluster'),
    sentence('Change the node group.'),
    'value',
  ),
  mark(
    'aws:eks:cluster-name',
    sentence('The Amazon EKS cluster'),
    sentence('Change the node group.'),
    'value',
  ),
  mark(
    'kops.k8s.io/instancegroup',
    sentence('The kOps instance group'),
    sentence('Change it with kops edit instancegroup.'),
    'value',
  ),
  mark(
    'sigs.k8s.io/cluster-api-provider-aws/cluster/*',
    sentence('The Cluster API cluster'),
    sentence('Change its machine template.'),
    'ending',
  ),
  mark(
    'alpha.eksctl.io/nodegroup-name',
    sentence('The eksctl node group'),
    sentence('Create a node group of the new type with eksctl.'),
    'value',
  ),
  mark(
    'spotinst:aws:ec2:group:id',
    sentence('The Spot Elastigroup or Ocean group'),
    sentence('Change the group in the Spot console.'),
    'value',
  ),
  mark(
    'spotinst:*',
    calledSo('Spot by Flexera'),
    sentence('Change the group in the Spot console.'),
  ),
  mark(
    'parallelcluster:cluster-name',
    sentence('The AWS ParallelCluster cluster'),
    sentence('Change the cluster.'),
    'value',
  ),
  mark(
    'aws:cloud9:environment',
    sentence('The AWS Cloud9 environment'),
    sentence('Change the environment.'),
    'value',
  ),
  mark('AWSRDSCustom', calledSo('Amazon RDS Custom'), sentence('Modify the DB instance.')),
  mark(
    'AWSElasticDisasterRecoveryManaged',
    calledSo('AWS Elastic Disaster Recovery'),
    sentence('Change its launch settings there.'),
  ),
  mark(
    'AWSApplicationMigrationServiceManaged',
    calledSo('AWS Application Migration Service'),
    sentence('Change its launch settings there, or remove its tag after the cutover is finalized.'),
  ),
  {
    ...mark('Vendor', calledSo('Databricks'), sentence('Change the compute in Databricks.')),
    value: 'Databricks',
  },
  mark(
    'kubernetes.io/cluster/*',
    sentence('The Kubernetes cluster'),
    sentence('Change the node group.'),
    'ending',
  ),
  mark(
    'aws:elasticmapreduce:job-flow-id',
    sentence('The Amazon EMR cluster'),
    sentence('Change the cluster.'),
    'value',
  ),
  mark(
    'elasticbeanstalk:environment-name',
    sentence('The Elastic Beanstalk environment'),
    sentence('Change the environment.'),
    'value',
  ),
  mark('AWSBatchServiceTag', calledSo('AWS Batch'), sentence('Change the compute environment.')),
  mark('opsworks:stack', sentence('The OpsWorks stack'), sentence('Change its layer.'), 'value'),
  mark('opsworks:*', calledSo('AWS OpsWorks'), sentence('Change its layer.')),
  mark(
    'aws:ec2spot:fleet-request-id',
    sentence('The Spot Fleet'),
    sentence('Change the fleet.'),
    'value',
  ),
  mark('aws:ec2:fleet-id', sentence('The EC2 Fleet'), sentence('Change the fleet.'), 'value'),
  mark(
    'aws:servicecatalog:provisionedProductArn',
    calledSo('AWS Service Catalog'),
    sentence('Update the provisioned product.'),
  ),
  mark(
    'aws:autoscaling:groupName',
    sentence('The Auto Scaling group'),
    sentence('Change its launch template.'),
    'value',
  ),
];

/** What controls the instance instead of a person; undefined when its tags name no controller. */
export function controllerOf(
  instance: Pick<Instance, 'tags' | 'managedBy'>,
): Controller | undefined {
  if (instance.managedBy !== undefined) {
    return {
      name: calledSo(instance.managedBy),
      instead: sentence('Only that service can change it.'),
    };
  }
  const tags = Object.entries(instance.tags);
  for (const { tag, value: only, kind, instead, named } of MARKS) {
    const start = tag.endsWith('*') ? tag.slice(0, -1) : undefined;
    const found = tags.find(([key]) => (start === undefined ? key === tag : key.startsWith(start)));
    if (found === undefined || (only !== undefined && found[1] !== only)) continue;
    const [key, value] = found;
    const which = named === 'ending' ? key.slice(start?.length) : value;
    return {
      name:
        named === undefined || which === '' ? kind : sentence('{kind} {which}', { kind, which }),
      instead,
    };
  }
  return undefined;
}

function mark(tag: string, kind: Sentence, instead: Sentence, named?: Mark['named']): Mark {
  return { tag, kind, instead, ...(named === undefined ? {} : { named }) };
}

/** A name that is the same in every language. */
function calledSo(name: string): Sentence {
  return sentence('{name}', { name });
}
