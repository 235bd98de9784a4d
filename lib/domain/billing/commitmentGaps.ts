import { sentence } from '../../shared/message.ts';
import type { ReadError } from '../../shared/readError.ts';
import { type CommitmentsRead, hasUnknownUpfront, type ReservedInstances } from './commitment.ts';

/**
 * What is not known of the commitments that were read: records that can't be understood, and
 * reservations whose upfront payment AWS does not tell. While there is any, the sum of the bill is not known.
 */
export function commitmentGaps({ owned, unclear }: CommitmentsRead): readonly ReadError[] {
  const unknown = owned.filter((each) => each.kind === 'reserved').filter(hasUnknownUpfront);
  const byScope = Map.groupBy(unknown, ({ account, region }) => `${account} ${region}`);
  return [
    ...unclear.map(({ error }) => error),
    ...[...byScope.values()].flatMap(([first, ...others]) =>
      first === undefined ? [] : [unknownUpfront(first, others.length)],
    ),
  ];
}

function unknownUpfront({ account, region, id }: ReservedInstances, more: number): ReadError {
  const message =
    more === 0
      ? sentence(
          'What was paid upfront for the Reserved Instances {id} is not known: AWS lists modified ones at $0.',
          { id },
        )
      : sentence(
          'What was paid upfront for the Reserved Instances {id} and {more} more is not known: AWS lists modified ones at $0.',
          { id, more },
        );
  const operation = 'DescribeReservedInstances';
  return { kind: 'malformed', account, region, service: 'EC2', operation, message };
}
