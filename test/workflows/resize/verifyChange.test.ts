import { afterEach, describe, expect, it } from 'vitest';
import { createAws } from '../../../lib/aws/client/aws.ts';
import { isBlocked } from '../../../lib/domain/preflight/preflight.ts';
import { verifyChange } from '../../../lib/workflows/resize/monitoring/verifyChange.ts';
import { type LocalAws, startLocalAws } from '../../../local/aws/server/localAws.ts';
import { aFleet, aFleetInstance, idOf } from '../../aws/aFleet.ts';
import { HERE, NOW, PROD, US_EAST_1 } from '../../aws/scopes.ts';
import { anApproval, aSuggestion } from '../../builders/aSuggestion.ts';
import { MAY_CHANGE } from '../../builders/changeScope.ts';
import { aBaseline } from './simulatedServices.ts';

let local: LocalAws;
afterEach(() => local.close());

/** An instance that has become m5.2xlarge, and was `from`. */
async function look(from: string, faults: Parameters<LocalAws['faults']['inject']>[0][] = []) {
  local = await startLocalAws({ start: NOW, fleet: aFleet([aFleetInstance(1)]) });
  Object.assign(process.env, local.clientEnvironment());
  for (const fault of faults) local.faults.inject(fault);
  const aws = createAws({
    accounts: [{ id: PROD, name: 'prod' }],
    readOnly: false,
    homeRegion: US_EAST_1,
  });
  const instance = { ...HERE, instanceId: idOf(1) };
  const suggestion = aSuggestion({
    instance,
    from,
    to: 'm5.2xlarge',
  });
  return verifyChange(suggestion, anApproval(), aBaseline({ instanceType: from }), {
    aws,
    changeScope: MAY_CHANGE,
    rollbackDays: 14,
    now: () => NOW,
  });
}

const REFUSED = { kind: 'error', code: 'UnauthorizedOperation', status: 403 } as const;

describe('the rollback of a change', () => {
  it('goes to the old type, and is offered for two weeks', async () => {
    const { rollback } = await look('m5.xlarge');
    const until = new Date(NOW.getTime() + 14 * 86_400_000).toISOString();
    expect(rollback).toMatchObject({
      kind: 'rollback',
      from: 'm5.2xlarge',
      to: 'm5.xlarge',
      rollbackOf: { until },
    });
  });

  it('is not given up because EC2 did not answer: that throws, to be tried again', async () => {
    await expect(
      look('m5.xlarge', [{ ...REFUSED, service: 'ec2', operation: 'DescribeInstances' }]),
    ).rejects.toThrow('DescribeInstances');
  });

  it('is not blocked for two weeks by what could not be read once', async () => {
    const { rollback } = await look('m5.xlarge', [
      { ...REFUSED, service: 'autoscaling', operation: 'DescribeAutoScalingInstances' },
      { ...REFUSED, service: 'ec2', operation: 'DescribeInstanceAttribute' },
    ]);
    expect(rollback && isBlocked(rollback.preflight)).toBe(false);
  });

  it('is blocked by what two types are', async () => {
    const { rollback } = await look('m4.large');
    expect(rollback?.preflight).toContainEqual(
      expect.objectContaining({ check: 'hypervisor', verdict: 'block' }),
    );
  });
});
