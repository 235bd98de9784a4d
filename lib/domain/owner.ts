import type { Observation } from './observation.ts';

/** A controller that made an instance and would undo a change of it. */
export interface Owner {
  readonly name: string;
  /** Where to make the change instead. */
  readonly instead: string;
}

/** A tag that a controller leaves. A trailing * is any ending. */
interface Mark {
  readonly tag: string;
  readonly kind: string;
  readonly instead: string;
  /** Where the tag says which one it is; absent: it does not. */
  readonly named?: 'value' | 'ending';
}

/**
 * The first that fits is the owner (domain.md A3, rows 7 to 9). Auto Scaling groups are last: what
 * stands behind most of them is one of the others, and that is where the type is set.
 */
const MARKS: readonly Mark[] = [
  mark('AmazonECSManaged', 'Amazon ECS', 'Change the capacity provider and drain the instance.'),
  mark('karpenter.sh/nodepool', 'The Karpenter node pool', 'Change the node pool.', 'value'),
  mark('karpenter.sh/*', 'Karpenter', 'Change the node pool.'),
  mark('eks:cluster-name', 'The Amazon EKS cluster', 'Change the node group.', 'value'),
  mark('aws:eks:cluster-name', 'The Amazon EKS cluster', 'Change the node group.', 'value'),
  mark('kubernetes.io/cluster/*', 'The Kubernetes cluster', 'Change the node group.', 'ending'),
  mark(
    'aws:elasticmapreduce:job-flow-id',
    'The Amazon EMR cluster',
    'Change the cluster.',
    'value',
  ),
  mark(
    'elasticbeanstalk:environment-name',
    'The Elastic Beanstalk environment',
    'Change the environment.',
    'value',
  ),
  mark('AWSBatchServiceTag', 'AWS Batch', 'Change the compute environment.'),
  mark('opsworks:stack', 'The OpsWorks stack', 'Change its layer.', 'value'),
  mark('opsworks:*', 'AWS OpsWorks', 'Change its layer.'),
  mark('aws:ec2spot:fleet-request-id', 'The Spot Fleet', 'Change the fleet.', 'value'),
  mark('aws:ec2:fleet-id', 'The EC2 Fleet', 'Change the fleet.', 'value'),
  mark(
    'aws:autoscaling:groupName',
    'The Auto Scaling group',
    'Change its launch template.',
    'value',
  ),
];

/** Who owns the instance besides people; undefined when nobody else does, as far as tags tell. */
export function ownerOf(instance: Pick<Observation, 'tags' | 'managedBy'>): Owner | undefined {
  if (instance.managedBy !== undefined) {
    return { name: instance.managedBy, instead: 'Only that service can change it.' };
  }
  const tags = Object.entries(instance.tags);
  for (const { tag, kind, instead, named } of MARKS) {
    const start = tag.endsWith('*') ? tag.slice(0, -1) : undefined;
    const found = tags.find(([key]) => (start === undefined ? key === tag : key.startsWith(start)));
    if (found === undefined) continue;
    const [key, value] = found;
    const which = named === 'ending' ? key.slice(start?.length) : value;
    return { name: named === undefined || which === '' ? kind : `${kind} ${which}`, instead };
  }
  return undefined;
}

function mark(tag: string, kind: string, instead: string, named?: Mark['named']): Mark {
  return { tag, kind, instead, ...(named === undefined ? {} : { named }) };
}
