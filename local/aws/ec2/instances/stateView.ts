import type { InstanceState, InstanceStateChange } from '@aws-sdk/client-ec2';
import type { Instance } from './instance.ts';

const CODES = { pending: 0, running: 16, stopping: 64, stopped: 80 } as const;

export function stateView({ phase }: Instance): InstanceState {
  return { Code: CODES[phase.kind], Name: phase.kind };
}

export function stateChange(before: Instance, after: Instance): InstanceStateChange {
  return {
    InstanceId: before.seed.instanceId,
    PreviousState: stateView(before),
    CurrentState: stateView(after),
  };
}
