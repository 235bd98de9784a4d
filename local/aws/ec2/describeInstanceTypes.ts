import { DescribeInstanceTypesCommand } from '@aws-sdk/client-ec2';
import { INSTANCE_TYPES } from '../instanceTypes/instanceTypes.ts';
import { AwsError } from '../server/awsError.ts';
import { type Operation, operation } from '../server/service.ts';
import { refuseIdsWithPages } from './instances/findInstances.ts';
import { refuseDryRun } from './request/dryRun.ts';
import { applyFilters } from './request/filters.ts';
import { page } from './request/pages.ts';

const MOST_NAMES = 100;

export function describeInstanceTypes(): Operation {
  return operation(DescribeInstanceTypesCommand, (input) => {
    refuseDryRun(input);
    refuseIdsWithPages(input.InstanceTypes, input.MaxResults, 'instanceTypesSet');
    const names: readonly string[] = input.InstanceTypes ?? [...INSTANCE_TYPES.keys()];
    if ((input.InstanceTypes?.length ?? 0) > MOST_NAMES) {
      throw new AwsError('InvalidParameterValue', `At most ${MOST_NAMES} instance types at once`);
    }
    const strangers = names.filter((name) => !INSTANCE_TYPES.has(name));
    if (strangers.length > 0) {
      throw new AwsError(
        'InvalidInstanceType',
        `The following supplied instance types do not exist: [${strangers.join(', ')}]`,
      );
    }
    const types = names.flatMap((name) => INSTANCE_TYPES.get(name) ?? []);
    const matching = applyFilters(types, input.Filters, {
      'instance-type': ({ InstanceType }) => [InstanceType],
      'current-generation': ({ CurrentGeneration }) => [String(CurrentGeneration)],
      hypervisor: ({ Hypervisor }) => [Hypervisor],
      'processor-info.supported-architecture': ({ ProcessorInfo }) =>
        ProcessorInfo?.SupportedArchitectures ?? [],
      'supported-usage-class': ({ SupportedUsageClasses }) => SupportedUsageClasses ?? [],
    });
    const { items, next } = page(matching, input, { smallest: 5, largest: 100, usual: 100 });
    return { InstanceTypes: [...items], ...next };
  });
}
