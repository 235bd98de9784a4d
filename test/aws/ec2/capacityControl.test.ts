import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAws } from '../../../lib/aws/client/aws.ts';
import { capacityControl } from '../../../lib/aws/ec2/capacityControl.ts';
import { instanceControl } from '../../../lib/aws/ec2/instanceControl.ts';
import { inEnglish } from '../../../lib/shared/message.ts';
import { type LocalAws, startLocalAws } from '../../../local/aws/server/localAws.ts';
import { aFleet, aFleetInstance, idOf } from '../aFleet.ts';
import { HERE, NOW, PROD, US_EAST_1 } from '../scopes.ts';

const REF = { ...HERE, instanceId: idOf(1) };
const ROOM = {
  approvalId: 'a-1',
  instanceType: 'm5.2xlarge',
  place: { availabilityZone: 'us-east-1a', platform: 'Linux/UNIX', tenancy: 'default' },
  until: '2026-11-30T08:00:00.000Z',
};
const OUT = { kind: 'capacity', instanceType: 'm5.2xlarge' } as const;

let local: LocalAws;

beforeEach(async () => {
  // The second one runs: an open reservation would be its.
  const fleet = aFleet([aFleetInstance(1, { state: 'stopped' }), aFleetInstance(2)]);
  local = await startLocalAws({ start: NOW, speed: 0, fleet });
  Object.assign(process.env, local.clientEnvironment());
});
afterEach(() => local.close());

function controls() {
  const accounts = [{ id: PROD, name: 'prod' }];
  const aws = createAws({ accounts, readOnly: false, homeRegion: US_EAST_1 });
  return { capacity: capacityControl(aws.ec2), instance: instanceControl(aws.ec2) };
}

async function reserved(): Promise<string> {
  const made = await controls().capacity.reserve(REF, ROOM);
  if (!made.ok) throw new Error(inEnglish(made.error.message));
  return made.value.id;
}

describe('a reservation', () => {
  test('holds capacity for the instance that targets it, whatever else runs there', async () => {
    const id = await reserved();
    local.faults.inject(OUT);
    const { instance } = controls();
    expect(await instance.start(REF)).toMatchObject({ ok: false, error: { kind: 'capacity' } });
    expect(await instance.bind(REF, id)).toMatchObject({ ok: true, value: { kind: 'asked' } });
    expect(await instance.bind(REF, id)).toEqual({ ok: true, value: { kind: 'already' } });
    expect(await instance.look(REF)).toMatchObject({ ok: true, value: { reservation: id } });
    expect(await instance.start(REF)).toMatchObject({ ok: true });
  });

  test('lets go of it again', async () => {
    const { instance } = controls();
    await instance.bind(REF, await reserved());
    await instance.bind(REF, undefined);
    const seen = await instance.look(REF);
    expect(seen.ok && seen.value.reservation).toBeUndefined();
  });

  test('is the same one when it is asked for again', async () => {
    expect(await reserved()).toBe(await reserved());
  });

  test('is cancelled by its id before EC2 shows it, and once', async () => {
    const id = await reserved();
    const { capacity } = controls();
    expect(await capacity.release(REF, 'a-1')).toEqual({ ok: true, value: [] });
    expect(await capacity.release(REF, 'a-1', [id])).toMatchObject({
      ok: true,
      value: [{ operation: 'CancelCapacityReservation' }],
    });
    local.clock.advance(10_000);
    expect(await capacity.release(REF, 'a-1', [id])).toEqual({ ok: true, value: [] });
  });

  test('whose making was never answered is found by its approval', async () => {
    await reserved();
    local.clock.advance(10_000);
    const { capacity } = controls();
    expect(await capacity.release(REF, 'a-2')).toEqual({ ok: true, value: [] });
    expect(await capacity.release(REF, 'a-1')).toMatchObject({ ok: true, value: [{}] });
  });
});
