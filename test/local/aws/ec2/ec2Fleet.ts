import { DescribeInstancesCommand, EC2Client, type Instance } from '@aws-sdk/client-ec2';
import { demoImages, type ImageKey } from '../../../../local/aws/fleet/demoImages.ts';
import { VIRGINIA } from '../../../../local/aws/fleet/demoInstances.ts';
import type { Fleet, FleetInstance } from '../../../../local/aws/fleet/fleet.ts';
import { type Launch, launch } from '../../../../local/aws/fleet/launch.ts';
import { PROD_ACCOUNT } from '../../../../local/aws/server/accounts.ts';
import { type LocalAws, startLocalAws } from '../../../../local/aws/server/localAws.ts';
import { clientOptions } from '../clientOptions.ts';

const START = new Date('2026-11-23T08:00:00Z');

/** One instance in us-east-1: an m5.xlarge with Amazon Linux, but for `changes`. */
export function anInstance(
  changes: Partial<Launch> & { readonly image?: ImageKey } = {},
  seed: Partial<FleetInstance> = {},
): FleetInstance {
  const spec: Launch = {
    name: 'api-1',
    account: PROD_ACCOUNT,
    region: VIRGINIA,
    type: 'm5.xlarge',
    image: 'amazonLinux',
    env: 'prod',
    team: 'platform',
    cpu: 20,
    ...changes,
  };
  return { ...launch(spec, START), ...seed };
}

export function fleetOf(...instances: readonly FleetInstance[]): Fleet {
  return {
    instances,
    images: demoImages([VIRGINIA]),
    autoScalingGroups: [],
    targetGroups: [],
    reservedInstances: [],
    savingsPlans: [],
  };
}

/** A local AWS whose time only moves by `aws.clock.advance`, with a client for us-east-1. */
export function stoodStill(...instances: readonly FleetInstance[]) {
  return stoodStillWith(fleetOf(...instances));
}

export async function stoodStillWith(fleet: Fleet) {
  const aws = await startLocalAws({ fleet, speed: 0, start: START });
  return { aws, ec2: new EC2Client(clientOptions(aws)) };
}

export function seconds(aws: LocalAws, count: number): void {
  aws.clock.advance(count * 1000);
}

export async function look(ec2: EC2Client, id: string): Promise<Instance> {
  const { Reservations } = await ec2.send(new DescribeInstancesCommand({ InstanceIds: [id] }));
  const instance = Reservations?.[0]?.Instances?.[0];
  if (instance === undefined) throw new Error(`EC2 shows no ${id}`);
  return instance;
}
