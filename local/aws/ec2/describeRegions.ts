import { DescribeRegionsCommand } from '@aws-sdk/client-ec2';
import { AwsError } from '../server/awsError.ts';
import type { Environment } from '../server/environment.ts';
import { type Operation, operation } from '../server/service.ts';
import { refuseDryRun } from './request/dryRun.ts';
import { applyFilters } from './request/filters.ts';

export function describeRegions({ regions }: Environment): Operation {
  return operation(DescribeRegionsCommand, (input) => {
    refuseDryRun(input);
    const all = [...regions].map(([name, status]) => ({
      RegionName: name,
      Endpoint: `ec2.${name}.amazonaws.com`,
      OptInStatus: status,
    }));
    const asked = input.RegionNames;
    const stranger = asked?.find((name) => all.every((each) => each.RegionName !== name));
    if (stranger !== undefined) {
      throw new AwsError('InvalidParameterValue', `Invalid region provided: ${stranger}`);
    }
    const enabled = all.filter(
      ({ OptInStatus }) => input.AllRegions === true || OptInStatus !== 'not-opted-in',
    );
    return {
      Regions: applyFilters(
        enabled.filter(({ RegionName }) => asked?.includes(RegionName) ?? true),
        input.Filters,
        {
          'region-name': ({ RegionName }) => [RegionName],
          'opt-in-status': ({ OptInStatus }) => [OptInStatus],
          endpoint: ({ Endpoint }) => [Endpoint],
        },
      ).slice(),
    };
  });
}
