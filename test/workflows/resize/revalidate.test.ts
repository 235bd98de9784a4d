import { afterEach, describe, expect, it } from 'vitest';
import { createAws } from '../../../lib/aws/client/aws.ts';
import { instanceControl } from '../../../lib/aws/ec2/instanceControl.ts';
import { readPrices } from '../../../lib/aws/pricing/prices.ts';
import { readInventory } from '../../../lib/aws/readInventory.ts';
import { checkChange } from '../../../lib/domain/preflight/runPreflight.ts';
import { priceBook } from '../../../lib/domain/pricing/priceBook.ts';
import { priceKey } from '../../../lib/domain/pricing/priceKey.ts';
import { refreshPlan } from '../../../lib/domain/suggestions/refreshPlan.ts';
import type { Downsize } from '../../../lib/domain/suggestions/suggestion.ts';
import { inEnglish } from '../../../lib/shared/message.ts';
import { microUsd } from '../../../lib/shared/money.ts';
import { revalidate } from '../../../lib/workflows/resize/steps/revalidate.ts';
import type { FleetInstance } from '../../../local/aws/fleet/fleet.ts';
import { PROD_ACCOUNT } from '../../../local/aws/server/accounts.ts';
import { type LocalAws, startLocalAws } from '../../../local/aws/server/localAws.ts';
import { anApproval, aSuggestion } from '../../builders/aSuggestion.ts';
import { MAY_CHANGE } from '../../builders/changeScope.ts';
import { aFleet, anInstance, START, VIRGINIA } from '../../local/aws/aFleet.ts';

const KEY = `arn:aws:kms:us-east-1:${PROD_ACCOUNT}:key/k-1`;
const [FROM, TO] = ['m5.xlarge', 'm7i.large'] as const;
const TAKES_BACK = {
  kind: 'rollback' as const,
  rollbackOf: { suggestion: aSuggestion().id, until: '2026-12-24T00:00:00.000Z' },
};

let local: LocalAws;
afterEach(() => local.close());

describe('the last look before a change', () => {
  it('finds the plan as it was approved', async () => {
    expect(await look({})).toMatchObject({
      ok: true,
      value: { baseline: { instanceType: FROM, runState: 'running' } },
    });
  });

  it('asks again when the price is another one, with the price of now', async () => {
    const saving = { ...aSuggestion().saving, toHourly: microUsd(1) };
    const found = await look({ approved: { saving } });
    expect(reasonOf(found)).toMatch(/^m7i\.large cost \$0\.000001\/h and costs/);
    const fresh = found.ok ? undefined : found.error.drift?.fresh;
    expect(fresh?.saving.toHourly).toBeGreaterThan(1);
    expect(fresh?.saving.cash.kind).toBe('atList');
  });

  it('asks again when its type is another one, and that is not approvable', async () => {
    const found = await look({ approved: { from: 'c5.large' } });
    expect(reasonOf(found)).toBe('It was c5.large when it was approved, and is now m5.xlarge.');
    expect(found).toMatchObject({
      error: {
        drift: { fresh: { preflight: [{ check: 'stale', verdict: 'block' }] } },
      },
    });
  });

  it('asks again when Compute Optimizer does not recommend it any more', async () => {
    const found = await look({ machine: { recommendation: advice('m6i.large') } });
    expect(reasonOf(found)).toBe(
      'New: Compute Optimizer does not recommend m7i.large for the instance.',
    );
    expect(found).toMatchObject({
      error: {
        drift: {
          fresh: {
            preflight: expect.arrayContaining([
              expect.objectContaining({ check: 'recommended', verdict: 'block' }),
            ]),
          },
        },
      },
    });
  });

  it('takes back what is not recommended, at whatever price', async () => {
    const approved = { ...TAKES_BACK, saving: { ...aSuggestion().saving, toHourly: microUsd(1) } };
    const found = await look({ approved, machine: { recommendation: advice('m6i.large') } });
    expect(found.ok).toBe(true);
    // For the plan of the test, one for each type.
    expect(local.faults.calls('pricing', 'GetProducts')).toBe(2);
  });

  it('asks again to take back what is protected now, and lets people press when that is over', async () => {
    const found = await look({
      approved: TAKES_BACK,
      from: 'm5.large',
      machine: { stopProtection: true },
    });
    expect(reasonOf(found)).toContain('Stop protection is on.');
    expect(found).toMatchObject({ error: { drift: { fresh: { preflight: [] } } } });
  });

  it('does not begin when it can not be read whether disks are encrypted', async () => {
    const machine = { volumes: [{ ...DISK, kmsKeyId: KEY }] };
    const found = await look({ machine, denied: 'DescribeVolumes' });
    expect(reasonOf(found)).toContain('EC2 denied DescribeVolumes');
  });

  it.each([
    ['ec2', 'DescribeVolumes'],
    ['pricing', 'GetProducts'],
    ['compute-optimizer', 'GetEC2InstanceRecommendations'],
  ])('may be repeated when %s throttles %s', async (service, operation) => {
    const found = await look({ busy: { service, operation } });
    expect(found).toMatchObject({ ok: false, error: { isRetryable: true } });
  });

  it('does not need Compute Optimizer to take a change back', async () => {
    const busy = { service: 'compute-optimizer', operation: 'GetEC2InstanceRecommendations' };
    expect((await look({ approved: TAKES_BACK, from: 'm5.large', busy })).ok).toBe(true);
  });
});

const DISK = { volumeId: 'vol-1', deviceName: '/dev/xvda', type: 'gp3', sizeGiB: 30 } as const;

const advice = (instanceType: string) => ({
  finding: 'OVER_PROVISIONED' as const,
  options: [{ instanceType, performanceRisk: 1 }],
});

function reasonOf(found: Awaited<ReturnType<typeof look>>): string | undefined {
  return found.ok ? undefined : inEnglish(found.error.reason);
}

interface Scene {
  readonly from?: string;
  /** What is different in the plan that was approved. */
  readonly approved?: Partial<Downsize> | (typeof TAKES_BACK & Pick<Partial<Downsize>, 'saving'>);
  readonly machine?: Partial<FleetInstance>;
  readonly denied?: string;
  readonly busy?: { readonly service: string; readonly operation: string };
}

async function look({ approved = {}, machine = {}, from = FROM, denied, busy }: Scene) {
  const instance = anInstance(1, {
    instanceType: from,
    tags: { trimtab: 'managed' },
    volumes: [DISK],
    interfaces: [{ interfaceId: 'eni-1', addresses: [{ privateIp: '10.0.0.7' }] }],
    recommendation: advice(TO),
    ...machine,
  });
  const [image] = aFleet().images;
  if (image === undefined) throw new Error('there is no image');
  const images = [{ ...image, bootMode: 'uefi-preferred' as const }];
  local = await startLocalAws({
    fleet: aFleet({ instances: [instance], images }),
    start: START,
    ...(denied === undefined ? {} : { denied: [{ operation: denied }] }),
  });
  Object.assign(process.env, local.clientEnvironment());
  const accounts = [{ id: PROD_ACCOUNT, name: 'prod' }];
  const aws = createAws({ accounts, readOnly: false, homeRegion: VIRGINIA });
  const now = () => local.clock.now();
  const ref = { account: PROD_ACCOUNT, region: VIRGINIA, instanceId: instance.instanceId };
  const limits = { only: [ref.instanceId], alsoTypes: [TO] };
  const inventory = await readInventory(aws, ref, now(), limits);
  const [seen] = inventory.instances;
  if (seen === undefined) throw new Error('there is no instance');
  const keys = [from, TO].flatMap((type) => priceKey(seen, type) ?? []);
  const { answers } = await readPrices(aws.own.pricing(), keys);
  const warned = checkChange(seen, TO, inventory, MAY_CHANGE).filter(
    ({ verdict }) => verdict !== 'block',
  );
  const plan = refreshPlan(
    { ...aSuggestion(), instance: ref, from, to: TO },
    { instance: seen, findings: warned, priceBook: priceBook(answers), accepted: [] },
  );
  if (!plan.ok) throw new Error(inEnglish(plan.error.message));
  if (busy !== undefined) local.faults.inject({ kind: 'throttle', ...busy, times: 99 });
  return revalidate({ ...plan.value, ...approved }, anApproval(), [], {
    aws,
    control: instanceControl((each) => aws.ec2(each)),
    readPrices: (asked) => readPrices(aws.own.pricing(), asked),
    changeScope: MAY_CHANGE,
    changePolicyOf: () => ({ secondApprover: false, reserveCapacity: false, backUp: false }),
    credits: 'unlimited',
    now,
  });
}
