import { DescribeSpotPriceHistoryCommand, type SpotPrice } from '@aws-sdk/client-ec2';
import { PLATFORMS } from '../pricing/prices.ts';
import { spotPriceHistory } from '../pricing/spotPriceHistory.ts';
import { AwsError } from '../server/awsError.ts';
import { type Operation, operation } from '../server/service.ts';
import { wireValue } from '../server/wireValue.ts';
import { refuseDryRun } from './request/dryRun.ts';
import { applyFilters } from './request/filters.ts';
import { page } from './request/pages.ts';

const DAYS_BACK = 90;
const DAY_MS = 86_400_000;

/**
 * Spot prices of the last 90 days (docs/facts/pricing-and-commitments.md#spot). Without types AWS
 * lists every type there is; here one has to ask for some.
 */
export function describeSpotPriceHistory(): Operation {
  return operation(DescribeSpotPriceHistoryCommand, (input, { region, now }) => {
    refuseDryRun(input);
    const types = input.InstanceTypes ?? [];
    if (types.length === 0) {
      throw new AwsError('InvalidParameterValue', 'The local AWS needs InstanceTypes here.');
    }
    const oldest = new Date(now.getTime() - DAYS_BACK * DAY_MS);
    const start = latest(input.StartTime ?? oldest, oldest);
    const end = input.EndTime === undefined || input.EndTime > now ? now : input.EndTime;
    if (start > end) throw new AwsError('InvalidParameterValue', 'StartTime is after EndTime.');
    const found = types.flatMap((type) =>
      platformsOf(input.ProductDescriptions).flatMap((platform) =>
        spotPriceHistory(region, type, platform, { start, end })
          .filter(({ availabilityZone }) =>
            [undefined, availabilityZone].includes(input.AvailabilityZone),
          )
          .map(
            ({ availabilityZone, at, price }): SpotPrice => ({
              AvailabilityZone: availabilityZone,
              InstanceType: type,
              ProductDescription: wireValue(platform.productDescription),
              SpotPrice: (price / 1_000_000).toFixed(6),
              Timestamp: at,
            }),
          ),
      ),
    );
    const asked = applyFilters(found, input.Filters, {
      'availability-zone': ({ AvailabilityZone }) => [AvailabilityZone],
      'instance-type': ({ InstanceType }) => [InstanceType],
      'product-description': ({ ProductDescription }) => [ProductDescription],
    });
    const { items, next } = page(asked, input, { smallest: 1, largest: 1000, usual: 1000 });
    // The last page carries an empty token, not none: a trap for readers
    // (docs/facts/pricing-and-commitments.md#spot).
    return { SpotPriceHistory: [...items], NextToken: next.NextToken ?? '' };
  });
}

function platformsOf(wanted: readonly string[] | undefined) {
  return PLATFORMS.filter(
    ({ productDescription }) =>
      wanted === undefined ||
      wanted.length === 0 ||
      wanted.some((each) => each.replace(' (Amazon VPC)', '') === productDescription),
  );
}

function latest(one: Date, other: Date): Date {
  return one > other ? one : other;
}
