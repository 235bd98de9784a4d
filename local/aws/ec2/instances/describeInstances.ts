import { DescribeInstancesCommand } from '@aws-sdk/client-ec2';
import type { Environment } from '../../server/environment.ts';
import { type Operation, operation } from '../../server/service.ts';
import { imageOf } from '../images.ts';
import { refuseDryRun } from '../request/dryRun.ts';
import { applyFilters, type FilterField } from '../request/filters.ts';
import { page } from '../request/pages.ts';
import { findInstances, refuseIdsWithPages } from './findInstances.ts';
import type { Instance } from './instance.ts';
import { instanceView } from './instanceView.ts';

export function describeInstances(environment: Environment): Operation {
  return operation(DescribeInstancesCommand, (input, call) => {
    refuseDryRun(input);
    refuseIdsWithPages(input.InstanceIds, input.MaxResults, 'instancesSet');
    const asked =
      input.InstanceIds === undefined
        ? environment.instances.in(call)
        : findInstances(environment, call, input.InstanceIds);
    const visible = asked.filter(
      ({ seed }) => seed.managedBy === undefined || input.IncludeManagedResources !== false,
    );
    const matching = applyFilters(visible, input.Filters, fields(environment), ({ tags }) => tags);
    const { items, next } = page(matching, input, { smallest: 5, largest: 1000 });
    return {
      Reservations: items.map((instance) => ({
        ReservationId: `r-${instance.seed.instanceId.slice('i-'.length)}`,
        OwnerId: instance.seed.account,
        Instances: [instanceView(instance, imageOf(environment, instance.seed.imageId))],
      })),
      ...next,
    };
  });
}

function fields(environment: Environment): Readonly<Record<string, FilterField<Instance>>> {
  return {
    'instance-id': ({ seed }) => [seed.instanceId],
    'instance-type': ({ instanceType }) => [instanceType],
    'instance-state-name': ({ phase }) => [phase.kind],
    'instance-lifecycle': ({ seed }) => [seed.lifecycle && 'spot'],
    'availability-zone': ({ seed }) => [seed.availabilityZone],
    'image-id': ({ seed }) => [seed.imageId],
    architecture: ({ seed }) => [imageOf(environment, seed.imageId)?.architecture],
    'root-device-type': ({ seed }) => [imageOf(environment, seed.imageId)?.rootDeviceType],
    'platform-details': ({ seed }) => [imageOf(environment, seed.imageId)?.platform],
    tenancy: ({ seed }) => [seed.tenancy ?? 'default'],
    'private-ip-address': ({ interfaces }) => [interfaces[0]?.addresses[0]?.privateIp],
    'ip-address': ({ interfaces }) => [interfaces[0]?.addresses[0]?.publicIp?.address],
  };
}
