import { block, type Check, check, type Found, note, warn } from '../check.ts';
import type { TypesInput } from '../preflight.ts';

/** Where the instance runs, and what is available there. */
export const placement: readonly Check[] = [
  check({
    id: 'tenancy',
    looksFor:
      'it has shared tenancy, not a Dedicated Host; notes dedicated instances, whose fee stays',
    remedy: 'change it by hand',
    reads: { 'ec2:DescribeInstances': ['Tenancy'] },
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/dedicated-hosts-overview.html',
    ofInstance: ({ instance: { tenancy } }) => {
      if (tenancy === 'default') return undefined;
      if (tenancy === 'dedicated')
        return note('It is a Dedicated Instance: the fee of $2 per hour and Region stays.');
      return tenancy === undefined
        ? block('Its tenancy could not be read.')
        : block('It runs on a Dedicated Host. Check by hand which types fit there.');
    },
  }),
  check({
    id: 'offering',
    looksFor: 'its Availability Zone offers the new type',
    remedy: 'use another type',
    reads: {
      'ec2:DescribeInstanceTypeOfferings': ['Location'],
      'ec2:DescribeInstances': ['AvailabilityZone'],
    },
    source:
      'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceTypeOfferings.html',
    ofChange: ({ instance: { availabilityZone }, targetOfferedIn }) => {
      if (targetOfferedIn === undefined || availabilityZone === undefined)
        return block('Whether its Availability Zone offers the new type could not be read.');
      return targetOfferedIn.includes(availabilityZone)
        ? undefined
        : block('{zone} does not offer the new type.', { zone: availabilityZone });
    },
  }),
  check({
    id: 'rollback',
    looksFor:
      'its Availability Zone still offers its own type, and EC2 still sells it On-Demand: without that, a change could not be rolled back',
    remedy: 'change it by hand',
    reads: {
      'ec2:DescribeInstanceTypeOfferings': ['Location of its own type'],
      'ec2:DescribeInstanceTypes': [
        'SupportedUsageClasses of its own type',
        'SupportedInRegion of its own type',
      ],
    },
    source:
      'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceTypeOfferings.html',
    appliesTo: 'forward changes',
    ofTypes: noRollback,
  }),
  check({
    id: 'outpost',
    looksFor:
      'it is in an Availability Zone of the Region, not on an Outpost, in a Local Zone or in a Wavelength Zone',
    remedy: 'change it by hand',
    reads: { 'ec2:DescribeInstances': ['OutpostArn', 'AvailabilityZone'] },
    source:
      'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-regions-availability-zones.html',
    ofInstance: ({ instance: { outpostArn, availabilityZone } }) => {
      if (outpostArn !== undefined)
        return block('It runs on an Outpost, which has its own instance types.');
      if (availabilityZone === undefined || AVAILABILITY_ZONE.test(availabilityZone))
        return undefined;
      return availabilityZone.includes('-wlz-')
        ? block('{zone} is a Wavelength Zone, which has its own instance types.', {
            zone: availabilityZone,
          })
        : block('{zone} is a Local Zone, which has its own instance types.', {
            zone: availabilityZone,
          });
    },
  }),
  check({
    id: 'capacity-reservation',
    looksFor:
      'it neither targets a Capacity Reservation, which is for one type, nor starts in reservations only',
    remedy: 'change the reservation first',
    reads: {
      'ec2:DescribeInstances': ['CapacityReservationTarget', 'CapacityReservationPreference'],
    },
    source:
      'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CapacityReservationSpecification.html',
    ofInstance: ({ instance }) => {
      if (instance.capacityReservationTarget !== undefined)
        return block('It targets a Capacity Reservation, which is for its current type.');
      const { capacityReservationPreference: preference = 'open' } = instance;
      return preference === 'open' || preference === 'none'
        ? undefined
        : block(
            'Its Capacity Reservation preference is {preference}: EC2 would not start it outside a reservation, and reservations are for one type. Set it to open or none first.',
            { preference },
          );
    },
  }),
  check({
    id: 'placement-group',
    looksFor:
      'the new type supports the strategy of its placement group; warns that the group may have no capacity for it',
    remedy: 'stop and start the whole group',
    reads: {
      'ec2:DescribeInstances': ['Placement.GroupName'],
      'ec2:DescribePlacementGroups': ['Strategy'],
      'ec2:DescribeInstanceTypes': ['SupportedStrategies'],
    },
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/placement-strategies.html',
    ofTypes: ({ instance: { placementGroup: group, placementStrategy: strategy }, target }) => {
      if (group === undefined) return undefined;
      if (strategy === undefined)
        return block('The strategy of its placement group {group} could not be read.', { group });
      return target.placementStrategies.includes(strategy)
        ? warn(
            'It is in the placement group {group} ({strategy}), which may have no capacity for the new type.',
            { group, strategy },
          )
        : block(
            '{type} does not support the strategy of its placement group {group}: {strategy}.',
            {
              type: target.instanceType,
              group,
              strategy,
            },
          );
    },
  }),
];

function noRollback({ instance, current, currentOfferedIn }: TypesInput): Found {
  const { availabilityZone: zone, instanceType: type } = instance;
  if (currentOfferedIn === undefined || zone === undefined)
    return block('Whether its Availability Zone still offers its own type could not be read.');
  if (!current.usageClasses.includes('on-demand') || current.supportedInRegion !== true)
    return block(
      '{type} is no longer available On-Demand in this Region: the change could not be rolled back.',
      { type },
    );
  return currentOfferedIn.includes(zone)
    ? undefined
    : block('{zone} no longer offers {type}: the change could not be rolled back.', { zone, type });
}

/**
 * `us-east-1a`. The names of other zones are longer: `us-east-1-bos-1a` is a Local Zone,
 * `us-east-1-wl1-bos-wlz-1` a Wavelength Zone
 * (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AvailabilityZone.html).
 */
const AVAILABILITY_ZONE = /^[a-z]+(-[a-z]+)+-\d+[a-z]$/;
