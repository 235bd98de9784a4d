import { CreateTagsCommand } from '@aws-sdk/client-ec2';
import { AwsError } from '../server/awsError.ts';
import type { Environment } from '../server/environment.ts';
import { type Operation, operation } from '../server/service.ts';
import { findInstances } from './instances/findInstances.ts';
import { refuseDryRun } from './request/dryRun.ts';

const MOST_TAGS = 50;

/** Tags of instances; the local AWS keeps none on other resources. */
export function createTags(environment: Environment): Operation {
  return operation(CreateTagsCommand, (input, call) => {
    refuseDryRun(input);
    const resources = input.Resources ?? [];
    const other = resources.find((id) => !id.startsWith('i-'));
    if (other !== undefined) {
      throw new AwsError('InvalidID', `The ID '${other}' is not that of an instance`);
    }
    const added = Object.fromEntries(
      (input.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]),
    );
    if (Object.keys(added).some((key) => key === '' || key.startsWith('aws:'))) {
      throw new AwsError(
        'InvalidParameterValue',
        'Tag keys are not empty and do not begin with aws:',
      );
    }
    const changed = findInstances(environment, call, resources).map((instance) => ({
      ...instance,
      tags: { ...instance.tags, ...added },
    }));
    if (changed.some(({ tags }) => Object.keys(tags).length > MOST_TAGS)) {
      throw new AwsError('TagLimitExceeded', `A resource has at most ${MOST_TAGS} tags`);
    }
    for (const instance of changed) environment.instances.put(instance);
    return {};
  });
}
