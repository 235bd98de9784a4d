import { instanceId } from '../../../../lib/shared/ids.ts';
import { AwsError } from '../../server/awsError.ts';
import type { Environment } from '../../server/environment.ts';
import type { AwsCall } from '../../server/service.ts';
import type { Instance } from './instance.ts';

/** The instances of these ids. Throws InvalidInstanceID.Malformed and InvalidInstanceID.NotFound. */
export function findInstances(
  { instances }: Environment,
  call: AwsCall,
  ids: readonly string[],
): readonly Instance[] {
  const malformed = ids.find((id) => !instanceId.safeParse(id).success);
  if (malformed !== undefined) {
    throw new AwsError('InvalidInstanceID.Malformed', `Invalid id: "${malformed}"`);
  }
  const missing = ids.filter((id) => instances.find(call, id) === undefined);
  if (missing.length === 1) {
    throw new AwsError(
      'InvalidInstanceID.NotFound',
      `The instance ID '${missing[0]}' does not exist`,
    );
  }
  if (missing.length > 1) {
    throw new AwsError(
      'InvalidInstanceID.NotFound',
      `The instance IDs '${missing.join(', ')}' do not exist`,
    );
  }
  return ids.flatMap((id) => instances.find(call, id) ?? []);
}

/** The instance of one id. Throws as findInstances. */
export function findInstance(
  environment: Environment,
  call: AwsCall,
  id: string | undefined,
): Instance {
  const [instance] = findInstances(environment, call, [id ?? '']);
  if (instance === undefined) throw new TypeError('findInstances gave no instance');
  return instance;
}

/** Ids and pages exclude each other, as on EC2. Throws InvalidParameterCombination. */
export function refuseIdsWithPages(
  ids: readonly string[] | undefined,
  maxResults: number | undefined,
  set: string,
): void {
  if ((ids?.length ?? 0) > 0 && maxResults !== undefined) {
    throw new AwsError(
      'InvalidParameterCombination',
      `The parameter ${set} cannot be used with the parameter maxResults`,
    );
  }
}
