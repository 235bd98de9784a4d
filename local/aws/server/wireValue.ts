/**
 * A value as AWS sends it where the SDK's enum does not have it: `OVER_PROVISIONED` (domain.md B2),
 * `Red Hat Enterprise Linux` (domain.md C3), a type of this month. The compiler is told here only.
 */
export function wireValue<Value extends string>(text: string): Value {
  return text as Value;
}
