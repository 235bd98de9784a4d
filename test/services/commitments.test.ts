import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Aws, createAws } from '../../lib/aws/client/aws.ts';
import { readHourlyUsage } from '../../lib/aws/hourlyUsage.ts';
import { readOrganization } from '../../lib/aws/organization.ts';
import { backfillUsage } from '../../lib/services/backfillUsage.ts';
import { loadCommitments } from '../../lib/services/loadCommitments.ts';
import { inEnglish } from '../../lib/shared/message.ts';
import { idempotencyStore } from '../../lib/store/idempotencyStore.ts';
import { usageStore } from '../../lib/store/usageStore.ts';
import type { FleetReservedInstances } from '../../local/aws/fleet/fleet.ts';
import { EXTERNAL_ID, READ_ROLE } from '../../local/aws/server/accounts.ts';
import { type LocalAws, startLocalAws } from '../../local/aws/server/localAws.ts';
import { aFleet, aFleetInstance } from '../aws/aFleet.ts';
import { answeringServer, jsonError } from '../aws/answeringServer.ts';
import { DEV, HERE, NOW, PROD, US_EAST_1 } from '../aws/scopes.ts';
import { memoryTable } from '../builders/memoryTable.ts';

let local: LocalAws;
let aws: Aws;

beforeAll(async () => {
  local = await startLocalAws({
    start: NOW,
    fleet: aFleet(
      [
        aFleetInstance(1),
        aFleetInstance(2, { loadPattern: 'nightly' }),
        aFleetInstance(3, { lifecycle: 'spot-one-time' }),
      ],
      {
        reservedInstances: [
          reservation('ri-active', '2026-03-01', '2027-03-01'),
          reservation('ri-renewal', '2027-03-01', '2028-02-29'),
        ],
        savingsPlans: [
          {
            account: PROD,
            id: 'sp-queued',
            plan: 'Compute',
            payment: 'No Upfront',
            years: 1,
            hourlyCommitment: '1.00000000',
            start: new Date('2027-03-01T00:00:00Z'),
            end: new Date('2028-02-29T00:00:00Z'),
          },
        ],
      },
    ),
  });
  Object.assign(process.env, local.clientEnvironment());
  aws = createAws({
    accounts: [
      { id: PROD, name: 'prod' },
      { id: DEV, name: 'dev', roleArn: READ_ROLE, externalId: EXTERNAL_ID },
    ],
    readOnly: true,
    homeRegion: US_EAST_1,
  });
});

afterAll(() => local.close());

function reservation(id: string, start: string, end: string): FleetReservedInstances {
  return {
    account: PROD,
    region: US_EAST_1,
    id,
    instanceType: 'm5.large',
    count: 1,
    productDescription: 'Linux/UNIX',
    offeringClass: 'standard',
    payment: 'No Upfront',
    years: 1,
    start: new Date(`${start}T00:00:00Z`),
    end: new Date(`${end}T00:00:00Z`),
  };
}

test('what is queued is apart from what pays now', async () => {
  const read = await loadCommitments([HERE], [], aws, NOW, 'none');
  expect(read.owned.map(({ id }) => id)).toEqual(['ri-active']);
  expect(read.queued.map(({ id }) => id)).toEqual(['sp-queued', 'ri-renewal']);
});

describe('Commitments of an organization', () => {
  test('are all read with its management account', async () => {
    const both = [HERE, { ...HERE, account: DEV }];
    expect(await loadCommitments(both, [], aws, NOW, 'ask')).toMatchObject({ errors: [] });
  });

  test('may be missing with a member account alone, and the error says what to do', async () => {
    const read = await loadCommitments([{ ...HERE, account: DEV }], [], aws, NOW, 'ask');
    const messages = read.errors.map(({ message }) => inEnglish(message));
    expect(messages).toEqual([expect.stringContaining(`Add ${PROD}`)]);
    expect(messages[0]).toContain('`elsewhere: none`');
  });

  test('are complete when the configuration says that no other account owns any', async () => {
    const read = await loadCommitments([{ ...HERE, account: DEV }], [], aws, NOW, 'none');
    expect(read.errors).toEqual([]);
  });

  test('do not exist outside of one', async () => {
    const server = await answeringServer(() => jsonError('AWSOrganizationsNotInUseException'));
    const client = new OrganizationsClient({ region: 'us-east-1', endpoint: server.url });
    expect(await readOrganization(client, { account: PROD })).toEqual({
      ok: true,
      value: { kind: 'none' },
    });
    await server.close();
    Object.assign(process.env, local.clientEnvironment());
  });
});

describe('The history of Cost Explorer', () => {
  test('has what ran in each hour, Spot left out, and not the newest hours', async () => {
    const read = await readHourlyUsage(aws.costExplorer(PROD), HERE, NOW);
    if (!read.ok) throw new Error(inEnglish(read.error.message));
    // 14 days without the last two, on more than one page.
    expect(read.value).toHaveLength(12 * 24);
    expect(read.value.at(-1)?.hour).toBe('2026-11-21T07:00:00.000Z');
    const kinds = new Set(read.value.flatMap(({ counts }) => Object.keys(counts)));
    expect([...kinds]).toEqual(['m5.2xlarge|RunInstances|default|on-demand|unknown']);
    const perHour = read.value.map(({ counts }) => Object.values(counts)[0]);
    expect(new Set(perHour)).toEqual(new Set([1, 2]));
  });

  test('is read once, and leaves the hours that Trimtab has counted itself', async () => {
    const table = memoryTable();
    const usage = usageStore(table);
    const own = { ...HERE, hour: '2026-11-20T12:00:00.000Z', counts: { ours: 7 } };
    await usage.put([own]);
    const deps = { aws, once: idempotencyStore(table), usage, now: NOW };
    expect(await backfillUsage(HERE, deps)).toBeUndefined();
    const kept = await usage.list(HERE);
    expect(kept).toHaveLength(12 * 24);
    expect(kept).toContainEqual(own);
    const before = local.faults.calls('ce', 'GetCostAndUsage');
    await backfillUsage(HERE, deps);
    expect(local.faults.calls('ce', 'GetCostAndUsage')).toBe(before);
  });
});
