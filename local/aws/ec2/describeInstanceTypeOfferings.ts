import { DescribeInstanceTypeOfferingsCommand } from '@aws-sdk/client-ec2';
import { INSTANCE_TYPES, typeName } from '../instanceTypes/instanceTypes.ts';
import { AwsError } from '../server/awsError.ts';
import { zonesOf } from '../server/regions.ts';
import { type Operation, operation } from '../server/service.ts';
import { refuseDryRun } from './request/dryRun.ts';
import { applyFilters } from './request/filters.ts';
import { page } from './request/pages.ts';

/** Every type of the local AWS is offered in every zone of every Region. */
export function describeInstanceTypeOfferings(): Operation {
  return operation(DescribeInstanceTypeOfferingsCommand, (input, { region }) => {
    refuseDryRun(input);
    const kind = input.LocationType ?? 'region';
    if (kind !== 'region' && kind !== 'availability-zone') {
      throw new AwsError('InvalidParameterValue', `The local AWS has no offerings by ${kind}`);
    }
    const locations = kind === 'region' ? [region] : zonesOf(region);
    const offerings = [...INSTANCE_TYPES.keys()].flatMap((name) =>
      locations.map((Location) => ({
        InstanceType: typeName(name),
        LocationType: kind,
        Location,
      })),
    );
    const matching = applyFilters(offerings, input.Filters, {
      'instance-type': ({ InstanceType }) => [InstanceType],
      location: ({ Location }) => [Location],
    });
    const { items, next } = page(matching, input, { smallest: 5, largest: 1000, usual: 1000 });
    return { InstanceTypeOfferings: [...items], ...next };
  });
}
