import type { Scope } from '../../shared/ids.ts';
import { omitUndefined } from '../../shared/omitUndefined.ts';
import type { ReadError } from '../../shared/readError.ts';
import type { Result } from '../../shared/result.ts';
import { type IamAction, operationOfAction, type Permitted } from './permitted.ts';
import { toReadResult } from './toReadResult.ts';

/**
 * One operation of AWS that only reads: the client first, then the place that an error names, then
 * what is asked for. `actions` is what a role must allow for it; infra/roles.ts collects them.
 */
export interface Reader<
  Client,
  Place extends Partial<Scope>,
  Asked extends readonly unknown[],
  Value,
> extends Permitted {
  (client: Client, place: Place, ...asked: Asked): Promise<Result<Value, ReadError>>;
}

/** A place for what AWS answers alike in every account and Region, such as its price list. */
export const EVERYWHERE: Partial<Scope> = {};

/**
 * Declares a reader. `service` is its name in error messages (`Compute Optimizer`). `read` sends the
 * operation that `action` names and no other: test/infra/permissions.test.ts compares them.
 */
export function reader<
  Client,
  Place extends Partial<Scope>,
  Asked extends readonly unknown[],
  Value,
>(declared: {
  readonly service: string;
  readonly action: IamAction;
  readonly read: (client: Client, place: Place, ...asked: Asked) => Promise<Value>;
}): Reader<Client, Place, Asked, Value> {
  const { service, action, read } = declared;
  const operation = operationOfAction(action);
  const call = (client: Client, place: Place, ...asked: Asked) =>
    toReadResult({ service, operation, ...accountAndRegion(place) }, () =>
      read(client, place, ...asked),
    );
  return Object.assign(call, { actions: [action] });
}

/** A place may be an instance, with fields that are none of an error. */
function accountAndRegion({ account, region }: Partial<Scope>): Partial<Scope> {
  return omitUndefined({ account, region });
}
