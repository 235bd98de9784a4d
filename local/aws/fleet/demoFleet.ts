import { PROD_ACCOUNT } from '../server/accounts.ts';
import { demoCommitments } from './demoCommitments.ts';
import { demoImages } from './demoImages.ts';
import { DEMO_INSTANCES, IRELAND, SEOUL, VIRGINIA } from './demoInstances.ts';
import type { Fleet, FleetInstance, FleetTargetGroup } from './fleet.ts';
import { hexOf } from './hexOf.ts';
import { launch } from './launch.ts';

/** A shop's fleet with about every peculiarity that the bot has to understand. */
export function demoFleet(now: Date): Fleet {
  const instances = DEMO_INSTANCES.map((spec) => launch(spec, now));
  return {
    instances,
    images: demoImages([VIRGINIA, IRELAND, SEOUL]),
    autoScalingGroups: [
      {
        account: PROD_ACCOUNT,
        region: VIRGINIA,
        name: 'api-prod',
        minimum: 2,
        maximum: 8,
        desired: 4,
        launchTemplateName: 'api-prod',
      },
    ],
    targetGroups: [
      targetGroup('checkout', 8080, named(instances, 'checkout-worker')),
      targetGroup('web-eu', 443, named(instances, 'web-eu')),
    ],
    ...demoCommitments(now),
  };
}

function named(instances: readonly FleetInstance[], prefix: string): readonly FleetInstance[] {
  return instances.filter(({ tags }) => tags.Name?.startsWith(prefix));
}

function targetGroup(
  name: string,
  port: number,
  targets: readonly FleetInstance[],
): FleetTargetGroup {
  const { account = PROD_ACCOUNT, region = VIRGINIA } = targets[0] ?? {};
  return {
    account,
    region,
    arn: `arn:aws:elasticloadbalancing:${region}:${account}:targetgroup/${name}/${hexOf(name).slice(0, 16)}`,
    name,
    port,
    protocol: port === 443 ? 'HTTPS' : 'HTTP',
    deregistrationDelaySeconds: 60,
    instanceIds: targets.map(({ instanceId }) => instanceId),
  };
}
