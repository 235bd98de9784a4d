import {
  type ComputeOptimizerClient,
  GetEnrollmentStatusCommand,
} from '@aws-sdk/client-compute-optimizer';
import type { Scope } from '../shared/ids.ts';
import { reader } from './client/reader.ts';
import { normalizeEnum } from './ec2/instanceState.ts';

/**
 * Whether the account is opted in. Pending and failed are not active
 * (docs/facts/ec2-resize.md#compute-optimizer).
 */
export type Enrollment = 'active' | 'inactive' | 'pending' | 'failed' | 'unknown';

/** Whether Compute Optimizer is switched on in this account. Trimtab never does so itself. */
export const readEnrollment = reader({
  service: 'Compute Optimizer',
  action: 'compute-optimizer:GetEnrollmentStatus',
  read: async (client: ComputeOptimizerClient, _scope: Scope): Promise<Enrollment> => {
    const { status } = await client.send(new GetEnrollmentStatusCommand({}));
    return ENROLLMENTS.find((each) => each === normalizeEnum(status ?? '')) ?? 'unknown';
  },
});

const ENROLLMENTS = ['active', 'inactive', 'pending', 'failed'] as const;
