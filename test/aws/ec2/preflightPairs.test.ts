import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAws } from '../../../lib/aws/client/aws.ts';
import { readInventory } from '../../../lib/aws/readInventory.ts';
import type { Inventory } from '../../../lib/domain/fleet/inventory.ts';
import { isBlocked } from '../../../lib/domain/preflight/preflight.ts';
import { checkOnRequest } from '../../../lib/domain/preflight/runPreflight.ts';
import { bootModeOf } from '../../../local/aws/ec2/instances/bootMode.ts';
import type { Instance } from '../../../local/aws/ec2/instances/instance.ts';
import { refuseTypeChange } from '../../../local/aws/ec2/instances/typeChange.ts';
import type { FleetImage } from '../../../local/aws/fleet/fleet.ts';
import { INSTANCE_TYPES } from '../../../local/aws/instanceTypes/instanceTypes.ts';
import { PROD_ACCOUNT } from '../../../local/aws/server/accounts.ts';
import { type LocalAws, startLocalAws } from '../../../local/aws/server/localAws.ts';
import { MAY_CHANGE } from '../../builders/changeScope.ts';
import { aFleet, anInstance, VIRGINIA } from '../../local/aws/aFleet.ts';

const TYPES = [...INSTANCE_TYPES.values()].map((type) => ({
  name: String(type.InstanceType),
  arm: type.ProcessorInfo?.SupportedArchitectures?.includes('arm64') === true,
  nitro: type.Hypervisor === 'nitro',
}));

/** One image for each architecture, as AWS makes them today. */
const IMAGES: readonly FleetImage[] = [image('x86_64', 'uefi-preferred'), image('arm64', 'uefi')];

let local: LocalAws;
let inventory: Inventory;

beforeAll(async () => {
  const instances = TYPES.map(({ name, arm, nitro }, index) =>
    anInstance(index + 1, {
      instanceType: name,
      imageId: arm ? 'ami-arm64' : 'ami-x86_64',
      tags: { trimtab: 'managed' },
      state: 'stopped',
      enaSupport: nitro,
      nitroDrivers: nitro,
      ebsOptimized: false,
    }),
  );
  local = await startLocalAws({ fleet: aFleet({ instances, images: IMAGES }) });
  Object.assign(process.env, local.clientEnvironment());
  const accounts = [{ id: PROD_ACCOUNT, name: 'prod' }];
  const aws = createAws({ accounts, readOnly: true, homeRegion: VIRGINIA });
  const scope = { account: PROD_ACCOUNT, region: VIRGINIA };
  const only = instances.map(({ instanceId }) => instanceId);
  inventory = await readInventory(aws, scope, new Date('2026-11-23T08:00:00Z'), { only });
}, 120_000);
afterAll(() => local.close());

it('no pair of types passes the checks that EC2 would refuse, or would not start', () => {
  expect(inventory.errors).toEqual([]);
  const wrong: string[] = [];
  let passed = 0;
  for (const observed of inventory.instances) {
    const instance = local.environment.instances.find(observed, observed.instanceId);
    if (instance === undefined) throw new Error(`there is no ${observed.instanceId}`);
    for (const { name } of TYPES) {
      const blocked = isBlocked(checkOnRequest(observed, name, inventory, MAY_CHANGE));
      if (!blocked) passed += 1;
      const refusal = refusalOf(instance, name);
      if (!blocked && refusal !== undefined) {
        wrong.push(`${observed.instanceType} → ${name}: ${refusal}`);
      }
    }
  }
  expect(wrong).toEqual([]);
  // Checks that block everything would be right, too.
  expect(passed).toBeGreaterThan(TYPES.length * 10);
});

/** By the strict EC2, which knows nothing of the checks: at the change, or at the start after it. */
function refusalOf(instance: Instance, to: string): string | undefined {
  const from = IMAGES.find(({ imageId }) => imageId === instance.seed.imageId);
  try {
    refuseTypeChange(instance, from, to);
  } catch (error) {
    return String(error);
  }
  if (INSTANCE_TYPES.get(to)?.Hypervisor === 'nitro' && !instance.seed.nitroDrivers) {
    return 'it has no drivers for Nitro';
  }
  return bootModeOf(from, to) === undefined ? 'it does not boot' : undefined;
}

function image(architecture: 'x86_64' | 'arm64', bootMode: 'uefi' | 'uefi-preferred'): FleetImage {
  return {
    region: VIRGINIA,
    imageId: `ami-${architecture}`,
    name: architecture,
    platform: 'Linux/UNIX',
    usageOperation: 'RunInstances',
    architecture,
    bootMode,
    rootDeviceType: 'ebs',
    rootDeviceName: '/dev/xvda',
  };
}
