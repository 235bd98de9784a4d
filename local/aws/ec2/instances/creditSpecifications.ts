import {
  DescribeInstanceCreditSpecificationsCommand,
  ModifyInstanceCreditSpecificationCommand,
} from '@aws-sdk/client-ec2';
import { INSTANCE_TYPES } from '../../instanceTypes/instanceTypes.ts';
import { AwsError } from '../../server/awsError.ts';
import type { Environment } from '../../server/environment.ts';
import { type Operation, operation } from '../../server/service.ts';
import { refuseDryRun } from '../request/dryRun.ts';
import { applyFilters } from '../request/filters.ts';
import { page } from '../request/pages.ts';
import { findInstances, refuseIdsWithPages } from './findInstances.ts';
import type { Instance } from './instance.ts';

/**
 * Named ids get an answer on every family: `standard` where credits mean nothing
 * (docs/facts/ec2-resize.md#reading-instances).
 */
export function describeInstanceCreditSpecifications(environment: Environment): Operation {
  return operation(DescribeInstanceCreditSpecificationsCommand, (input, call) => {
    refuseDryRun(input);
    refuseIdsWithPages(input.InstanceIds, input.MaxResults, 'instancesSet');
    const asked =
      input.InstanceIds === undefined
        ? environment.instances.in(call).filter((each) => creditsOf(each) === 'unlimited')
        : findInstances(environment, call, input.InstanceIds);
    const matching = applyFilters(asked, input.Filters, {
      'instance-id': ({ seed }) => [seed.instanceId],
    });
    const { items, next } = page(matching, input, { smallest: 5, largest: 1000 });
    return {
      InstanceCreditSpecifications: items.map((instance) => ({
        InstanceId: instance.seed.instanceId,
        CpuCredits: creditsOf(instance),
      })),
      ...next,
    };
  });
}

export function modifyInstanceCreditSpecification(environment: Environment): Operation {
  return operation(ModifyInstanceCreditSpecificationCommand, (input, call) => {
    refuseDryRun(input);
    const wanted = (input.InstanceCreditSpecifications ?? []).map(({ InstanceId, CpuCredits }) => ({
      instances: findInstances(environment, call, [InstanceId ?? '']),
      credits: parseCredits(CpuCredits),
    }));
    const changes = wanted.flatMap(({ instances, credits }) =>
      instances.map((instance) => ({ instance, credits })),
    );
    const [possible, impossible] = [true, false].map((burstable) =>
      changes.filter(({ instance }) => isBurstable(instance) === burstable),
    );
    for (const { instance, credits } of possible ?? []) {
      environment.instances.put({ ...instance, creditSpecification: credits });
    }
    return {
      SuccessfulInstanceCreditSpecifications: possible?.map(({ instance }) => ({
        InstanceId: instance.seed.instanceId,
      })),
      UnsuccessfulInstanceCreditSpecifications: impossible?.map(({ instance }) => ({
        InstanceId: instance.seed.instanceId,
        Error: {
          Code: 'InstanceCreditSpecification.NotSupported',
          Message: 'The instance type does not use CPU credits.',
        },
      })),
    };
  });
}

function parseCredits(value: string | undefined): 'standard' | 'unlimited' {
  if (value === 'standard' || value === 'unlimited') return value;
  throw new AwsError('InvalidParameterValue', `Value (${value ?? ''}) for CpuCredits is invalid.`);
}

/** What was set stays, also over other families; otherwise the family's default. */
function creditsOf({ creditSpecification, instanceType }: Instance): string {
  const usual = /^t(3|3a|4g)\./.test(instanceType) ? 'unlimited' : 'standard';
  return creditSpecification ?? usual;
}

function isBurstable({ instanceType }: Instance): boolean {
  return INSTANCE_TYPES.get(instanceType)?.BurstablePerformanceSupported === true;
}
