import { region } from '../../../lib/shared/ids.ts';
import { DEV_ACCOUNT, PROD_ACCOUNT } from '../server/accounts.ts';
import type { ImageKey } from './demoImages.ts';
import type { FleetRecommendation, FleetRecommendationOption } from './fleet.ts';
import type { Launch } from './launch.ts';

export const VIRGINIA = region.parse('us-east-1');
export const IRELAND = region.parse('eu-west-1');
export const SEOUL = region.parse('ap-northeast-2');

/** Whose instances they are: an imaginary shop with a platform, a data and a few product teams. */
export const DEMO_INSTANCES: readonly Launch[] = [
  ...virginia(),
  ...ireland(),
  ...seoul(),
  ...development(),
];

type Row = Omit<Launch, 'account' | 'region' | 'env'>;
type More = Omit<Row, 'name' | 'type' | 'image' | 'team'>;

function virginia(): readonly Launch[] {
  const rows: readonly Row[] = [
    // The first of the digest: big, safe, and worth the most.
    one('search-index-1', 'r5.4xlarge', 'amazonLinux', 'search', {
      cpu: 27.4,
      memory: 33.8,
      recommendation: down(['r7i.2xlarge', 1], ['r6i.2xlarge', 1]),
      dataVolumes: [{ type: 'gp3', sizeGiB: 500, iops: 6000, throughput: 250 }],
    }),
    one('search-index-2', 'r5.4xlarge', 'amazonLinux', 'search', {
      zone: 'b',
      cpu: 71.2,
      memory: 78.5,
      recommendation: fits(),
      dataVolumes: [{ type: 'gp3', sizeGiB: 500, iops: 6000, throughput: 250 }],
    }),
    ...several(4, 'api-prod', 'm5.xlarge', 'amazonLinux', 'platform', (index) => ({
      zone: zoneOf(index),
      cpu: 22 + index * 3,
      memory: 34 + index,
      recommendation: down(['m7i.large', 1]),
      more: { autoScalingGroup: 'api-prod' },
      tags: { 'aws:autoscaling:groupName': 'api-prod' },
    })),
    ...several(3, 'checkout-worker', 'm5.2xlarge', 'amazonLinux', 'checkout', (index) => ({
      zone: zoneOf(index),
      cpu: 18.5 + index,
      memory: 29 + index,
      recommendation: down(['m7i.xlarge', 1]),
    })),
    one('ledger-db-1', 'r5.2xlarge', 'redHat', 'payments', {
      cpu: 22.1,
      memory: 41,
      recommendation: down(['r6i.xlarge', 2]),
      more: { stopProtection: true },
      dataVolumes: [{ type: 'io2', sizeGiB: 800, iops: 16_000 }],
    }),
    one('pricing-engine-1', 'c5.4xlarge', 'ubuntu', 'pricing', {
      cpu: 31,
      recommendation: down(['c7i.2xlarge', 2], ['c6i.2xlarge', 2]),
      zone: 'c',
    }),
    one('image-resizer-1', 'c5.2xlarge', 'ubuntu', 'media', {
      cpu: 98.7,
      memory: 64,
      recommendation: up(['c6i.4xlarge', 0], ['c5.4xlarge', 0]),
    }),
    one('erp-app-1', 'm5.2xlarge', 'windows', 'finance', {
      cpu: 14.9,
      memory: 38,
      recommendation: down(['m6i.xlarge', 1]),
      loadPattern: 'office-hours',
    }),
    one('erp-reports-1', 'm5.xlarge', 'windows', 'finance', {
      cpu: 2.1,
      recommendation: idle(['m6i.large', 1]),
    }),
    one('bastion-1', 't2.micro', 'amazonLinux2', 'platform', {
      cpu: 3.2,
      publicIp: 'elastic',
      recommendation: fits(),
    }),
    one('legacy-billing-1', 'm4.xlarge', 'amazonLinux2', 'payments', {
      cpu: 19,
      recommendation: down(['m7i.large', 3], ['m5.large', 3]),
      daysUp: 611,
    }),
    one('legacy-ftp-1', 'm4.large', 'instanceStore', 'platform', {
      cpu: 6,
      recommendation: down(['t3.medium', 2]),
      daysUp: 804,
    }),
    one('edge-proxy-1', 'm5.large', 'marketplace', 'platform', {
      cpu: 12,
      memory: 22,
      recommendation: down(['t3.medium', 2]),
      publicIp: 'elastic',
    }),
    one('nat-firewall-1', 'c5.xlarge', 'amazonLinux', 'platform', {
      cpu: 15,
      memory: 19,
      recommendation: down(['c7i.large', 1]),
      interfaces: 2,
      publicIp: 'automatic',
    }),
    ...several(3, 'ecs-shop', 'm6i.xlarge', 'ecs', 'shop', (index) => ({
      zone: zoneOf(index),
      cpu: 24 + index,
      memory: 40,
      recommendation: down(['m6i.large', 1]),
      tags: { AmazonECSManaged: '' },
    })),
    ...several(3, 'eks-node', 'm6i.2xlarge', 'eks', 'platform', (index) => ({
      zone: zoneOf(index),
      cpu: 63,
      memory: 70 + index,
      tags: { 'eks:cluster-name': 'shop', 'kubernetes.io/cluster/shop': 'owned' },
    })),
    ...several(2, 'ranker-spot', 'c5.xlarge', 'amazonLinux', 'search', (index) => ({
      zone: zoneOf(index),
      cpu: 81,
      more: { lifecycle: index === 0 ? 'spot-one-time' : 'spot-persistent' },
      loadPattern: 'nightly',
    })),
    one('events-store-1', 'i3.large', 'amazonLinux2', 'data', {
      cpu: 33,
      memory: 58,
      more: { enaSupport: true, nitroDrivers: true },
    }),
    one('events-store-2', 'i4i.large', 'amazonLinux', 'data', {
      cpu: 29,
      memory: 55,
      recommendation: down(['r6i.large', 2]),
    }),
    one('feature-serving-1', 'm6g.2xlarge', 'amazonLinuxArm', 'data', {
      cpu: 21,
      memory: 30,
      recommendation: down(['m7g.xlarge', 1], ['m6g.xlarge', 1]),
    }),
    one('inference-1', 'g4dn.xlarge', 'ubuntu', 'data', { cpu: 44, recommendation: fits() }),
    one('queue-broker-1', 'r5.xlarge', 'retired', 'checkout', {
      cpu: 17,
      memory: 31,
      recommendation: down(['r6i.large', 1]),
      publicIp: 'automatic',
    }),
    one('wiki-1', 't3.large', 'ubuntu', 'platform', {
      cpu: 11,
      memory: 34,
      recommendation: down(['t3.medium', 1]),
      untagged: true,
    }),
  ];
  return rows.map((row) => ({ ...row, account: PROD_ACCOUNT, region: VIRGINIA, env: 'prod' }));
}

function ireland(): readonly Launch[] {
  const rows: readonly Row[] = [
    // Two SKUs fit its present price: Trimtab says so, and suggests nothing.
    one('clearing-house-1', 'c5.2xlarge', 'redHat', 'payments', {
      cpu: 24,
      memory: 31,
      recommendation: down(['c6i.xlarge', 1]),
    }),
    ...several(2, 'api-prod-eu', 'm6i.xlarge', 'amazonLinux', 'platform', (index) => ({
      zone: zoneOf(index),
      cpu: 57 + index,
      memory: 62,
      recommendation: fits(),
    })),
    ...several(3, 'web-eu', 'c5.2xlarge', 'amazonLinux', 'shop', (index) => ({
      zone: zoneOf(index),
      cpu: 16 + index,
      memory: 27,
      recommendation: down(['c7i.xlarge', 1]),
      publicIp: 'automatic',
    })),
    one('gdpr-archive-1', 'm5.xlarge', 'redHat', 'legal', {
      cpu: 1.4,
      memory: 9,
      recommendation: idle(['t3.medium', 1]),
      dataVolumes: [{ type: 'st1', sizeGiB: 2000 }],
    }),
    one('sepa-gateway-1', 'm5.large', 'redHat', 'payments', {
      cpu: 18,
      memory: 36,
      recommendation: down(['t3.medium', 2]),
      more: { tenancy: 'dedicated' },
    }),
    one('warehouse-sync-1', 'm5.2xlarge', 'ubuntu', 'logistics', {
      cpu: 26,
      recommendation: down(['m7i.xlarge', 2]),
      tags: {
        'aws:cloudformation:stack-name': 'warehouse-sync',
        'aws:cloudformation:logical-id': 'Worker',
      },
    }),
    one('tax-service-1', 'r5.large', 'amazonLinux', 'finance', {
      cpu: 12,
      memory: 24,
      recommendation: down(['m7i.large', 1], ['t3.large', 2]),
      zone: 'b',
    }),
    one('vault-1', 'm5.xlarge', 'amazonLinux', 'security', {
      cpu: 9,
      memory: 18,
      recommendation: down(['m6i.large', 1]),
      more: { enclave: true, tpm: true },
    }),
    one('reporting-eu-1', 'r6i.2xlarge', 'amazonLinux', 'data', {
      cpu: 97,
      memory: 96,
      recommendation: up(['r6i.4xlarge', 0]),
    }),
    one('mail-relay-1', 't3.medium', 'ubuntu', 'platform', {
      cpu: 8,
      memory: 21,
      recommendation: down(['t3.small', 1]),
      publicIp: 'elastic',
    }),
    one('catalog-cache-1', 'r6g.xlarge', 'amazonLinuxArm', 'shop', {
      cpu: 34,
      memory: 66,
      recommendation: fits(),
    }),
    one('files-eu-1', 'm5d.large', 'amazonLinux', 'platform', {
      cpu: 13,
      memory: 28,
      recommendation: down(['t3.medium', 2]),
    }),
    one('backup-eu-1', 'm5.large', 'amazonLinux', 'platform', { cpu: 5, state: 'stopped' }),
  ];
  return rows.map((row) => ({ ...row, account: PROD_ACCOUNT, region: IRELAND, env: 'prod' }));
}

function seoul(): readonly Launch[] {
  const rows: readonly Row[] = [
    ...several(2, 'api-prod-kr', 'm7g.xlarge', 'ubuntuArm', 'platform', (index) => ({
      zone: zoneOf(index),
      cpu: 48 + index,
      memory: 59,
      recommendation: fits(),
    })),
    one('game-lobby-1', 'c6i.2xlarge', 'amazonLinux', 'games', {
      cpu: 19,
      memory: 23,
      recommendation: down(['c7i.xlarge', 1]),
      zone: 'c',
    }),
    one('game-match-1', 'c7g.xlarge', 'ubuntuArm', 'games', {
      cpu: 93,
      memory: 71,
      recommendation: up(['m7g.xlarge', 1]),
    }),
    one('payments-kr-1', 'm6i.2xlarge', 'redHat', 'payments', {
      cpu: 20,
      memory: 33,
      recommendation: down(['m7i.xlarge', 1]),
      dataVolumes: [{ type: 'gp3', sizeGiB: 200, kmsKeyId: keyArn(SEOUL, PROD_ACCOUNT) }],
    }),
    one('insights-kr-1', 'r6i.xlarge', 'amazonLinux', 'data', {
      cpu: 15,
      recommendation: down(['r7i.large', 2]),
    }),
    one('promo-kr-1', 'm5.large', 'amazonLinux', 'shop', {
      cpu: 0.9,
      memory: 6,
      recommendation: idle(['t3.small', 1]),
    }),
  ];
  return rows.map((row) => ({ ...row, account: PROD_ACCOUNT, region: SEOUL, env: 'prod' }));
}

function development(): readonly Launch[] {
  const rows: readonly Row[] = [
    ...several(4, 'ci-runner', 'c6i.xlarge', 'ubuntu', 'platform', (index) => ({
      cpu: 88,
      memory: 52 + index,
      recommendation: fits(),
      loadPattern: 'office-hours',
      zone: zoneOf(index),
    })),
    ...several(4, 'dev-box', 't3.xlarge', 'ubuntu', 'shop', (index) => ({
      cpu: 17 + index * 4,
      recommendation: down(['t3.large', 1]),
      loadPattern: 'office-hours',
      publicIp: 'automatic',
    })),
    one('staging-api-1', 'm5.xlarge', 'amazonLinux', 'platform', {
      cpu: 13,
      memory: 25,
      recommendation: down(['m7i.large', 1], ['t3.large', 2]),
    }),
    one('staging-db-1', 'r5.xlarge', 'amazonLinux', 'payments', {
      cpu: 10,
      memory: 22,
      recommendation: down(['r6i.large', 1]),
    }),
    one('load-test-1', 'c5.4xlarge', 'amazonLinux', 'platform', { cpu: 0, state: 'stopped' }),
    one('notebook-1', 'g5.xlarge', 'ubuntu', 'data', { cpu: 61, recommendation: fits() }),
    one('experiment-arm-1', 't4g.large', 'ubuntuArm', 'data', {
      cpu: 9,
      memory: 19,
      recommendation: down(['t4g.medium', 1]),
    }),
    one('qa-windows-1', 't3.2xlarge', 'windows', 'finance', {
      cpu: 12,
      recommendation: down(['t3.xlarge', 2]),
    }),
    one('old-jenkins-1', 't2.medium', 'amazonLinux2', 'platform', {
      cpu: 29,
      recommendation: down(['t3.small', 3]),
      daysUp: 930,
    }),
    one('demo-shop-1', 't3a.medium', 'amazonLinux', 'shop', {
      cpu: 35,
      memory: 61,
      recommendation: fits(),
      publicIp: 'elastic',
    }),
  ];
  return rows.map((row, index) => ({
    ...row,
    account: DEV_ACCOUNT,
    region: index % 3 === 2 ? IRELAND : VIRGINIA,
    env: row.name.startsWith('staging') ? 'staging' : 'dev',
  }));
}

function one(name: string, type: string, image: ImageKey, team: string, more: More): Row {
  return { name, type, image, team, ...more };
}

/** `name-1`, `name-2` and so on. */
function several(
  count: number,
  name: string,
  type: string,
  image: ImageKey,
  team: string,
  more: (index: number) => More,
): readonly Row[] {
  return Array.from({ length: count }, (_, index) =>
    one(`${name}-${index + 1}`, type, image, team, more(index)),
  );
}

function zoneOf(index: number): 'a' | 'b' | 'c' {
  return (['a', 'b', 'c'] as const)[index % 3] ?? 'a';
}

type Option = readonly [instanceType: string, performanceRisk: number];

function down(...options: readonly Option[]): FleetRecommendation {
  return { finding: 'OVER_PROVISIONED', options: options.map(optionOf) };
}

function up(...options: readonly Option[]): FleetRecommendation {
  return { finding: 'UNDER_PROVISIONED', options: options.map(optionOf) };
}

function fits(): FleetRecommendation {
  return { finding: 'OPTIMIZED', options: [] };
}

function idle(...options: readonly Option[]): FleetRecommendation {
  return { finding: 'OVER_PROVISIONED', idle: true, options: options.map(optionOf) };
}

function optionOf([instanceType, performanceRisk]: Option): FleetRecommendationOption {
  return {
    instanceType,
    performanceRisk,
    migrationEffort: performanceRisk > 2 ? 'Medium' : 'VeryLow',
    platformDifferences: performanceRisk > 2 ? ['Hypervisor'] : [],
  };
}

function keyArn(region: string, account: string): string {
  return `arn:aws:kms:${region}:${account}:key/8f1e2b5a-6d3c-4a57-9b1e-2c4d6e8f0a12`;
}
