/**
 * A value as AWS sends it where the SDK's enum does not have it: `OVER_PROVISIONED`
 * (docs/facts/ec2-resize.md#compute-optimizer), `Red Hat Enterprise Linux`
 * (docs/facts/pricing-and-commitments.md#reserved-instance-prices), a type of this month. The
 * compiler is told here only.
 */
export function wireValue<Value extends string>(text: string): Value {
  return text as Value;
}
