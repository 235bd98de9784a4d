/** The prefixes of the actions of the services that Trimtab calls (Service Authorization Reference). */
type IamService =
  | 'autoscaling'
  | 'ce'
  | 'cloudwatch'
  | 'compute-optimizer'
  | 'ec2'
  | 'elasticloadbalancing'
  | 'kms'
  | 'lambda'
  | 'organizations'
  | 'pricing'
  | 'savingsplans'
  | 'servicequotas'
  | 'sts';

/** An action as an IAM policy names it: `ec2:DescribeVolumes`. */
export type IamAction = `${IamService}:${string}`;

/** Code that calls AWS, with the actions that its role must allow. */
export interface Permitted {
  readonly actions: readonly IamAction[];
}

/**
 * The same function, with the actions that it needs: its own, and those of the code that it calls.
 * infra/roles.ts gives them to the role of each function that uses it.
 */
export function permitted<Call extends object>(
  needs: readonly (IamAction | Permitted)[],
  call: Call,
): Call & Permitted {
  return Object.assign(call, { actions: actionsOf(needs) });
}

/** The actions of all of these, each once, in alphabetical order. */
export function actionsOf(needs: readonly (IamAction | Permitted)[]): readonly IamAction[] {
  const all = needs.flatMap((need) => (typeof need === 'string' ? [need] : need.actions));
  return [...new Set(all)].toSorted();
}

/** Whether an action changes nothing, by its name: `ec2:DescribeVolumes`, `pricing:GetProducts`. */
export function isRead(action: string): boolean {
  return /^[a-z0-9-]+:(Describe|Get|List)/.test(action);
}

/** `DescribeVolumes` of `ec2:DescribeVolumes`. */
export function operationOfAction(action: IamAction): string {
  return action.slice(action.indexOf(':') + 1);
}
