import type { Observation } from './observation.ts';

/** A controller that made an instance and would undo a change of it. */
export interface Owner {
  readonly name: string;
  /** Where to make the change instead. */
  readonly instead: string;
}

/** Tags that a controller leaves (domain.md A3, rows 7 to 9). A trailing * is any ending. */
const MARKS: readonly { readonly tag: string; readonly owner: Owner }[] = [
  mark('aws:autoscaling:groupName', 'An Auto Scaling group', 'Change its launch template.'),
  mark('AmazonECSManaged', 'Amazon ECS', 'Change the capacity provider and drain the instance.'),
  mark('eks:cluster-name', 'Amazon EKS', 'Change the node group.'),
  mark('aws:eks:cluster-name', 'Amazon EKS', 'Change the node group.'),
  mark('kubernetes.io/cluster/*', 'A Kubernetes cluster', 'Change the node group.'),
  mark('karpenter.sh/*', 'Karpenter', 'Change the node pool.'),
  mark('aws:elasticmapreduce:job-flow-id', 'Amazon EMR', 'Change the cluster.'),
  mark('elasticbeanstalk:environment-name', 'Elastic Beanstalk', 'Change the environment.'),
  mark('AWSBatchServiceTag', 'AWS Batch', 'Change the compute environment.'),
  mark('aws:ec2spot:fleet-request-id', 'A Spot Fleet', 'Change the fleet.'),
  mark('aws:ec2:fleet-id', 'An EC2 Fleet', 'Change the fleet.'),
];

/** Who owns the instance besides people; undefined when nobody else does, as far as tags tell. */
export function ownerOf(instance: Pick<Observation, 'tags' | 'managedBy'>): Owner | undefined {
  if (instance.managedBy !== undefined) {
    return { name: instance.managedBy, instead: 'Only that service can change it.' };
  }
  const tags = Object.keys(instance.tags);
  return MARKS.find(({ tag }) =>
    tags.some((key) => (tag.endsWith('*') ? key.startsWith(tag.slice(0, -1)) : key === tag)),
  )?.owner;
}

function mark(tag: string, name: string, instead: string) {
  return { tag, owner: { name, instead } };
}
