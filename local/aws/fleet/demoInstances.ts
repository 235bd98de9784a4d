import { region } from '../../../lib/domain/ids.ts';
import { DEV_ACCOUNT, PROD_ACCOUNT } from '../accounts.ts';
import type { FleetRecommendation, FleetRecommendationOption } from '../fleet.ts';
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

function virginia(): readonly Launch[] {
  const rows: readonly Row[] = [
    // The first of the digest: big, safe, and worth the most.
    {
      ...{ name: 'search-index-1', type: 'r5.4xlarge', image: 'amazonLinux', team: 'search' },
      ...{ cpu: 27.4, memory: 33.8, recommendation: down(['r7i.2xlarge', 1], ['r6i.2xlarge', 1]) },
      dataVolumes: [{ type: 'gp3', sizeGiB: 500, iops: 6000, throughput: 250 }],
    },
    {
      ...{ name: 'search-index-2', type: 'r5.4xlarge', image: 'amazonLinux', team: 'search' },
      ...{ zone: 'b', cpu: 71.2, memory: 78.5, recommendation: fits() },
      dataVolumes: [{ type: 'gp3', sizeGiB: 500, iops: 6000, throughput: 250 }],
    },
    ...numbered('api-prod', 4, (index) => ({
      ...{ type: 'm5.xlarge', image: 'amazonLinux', team: 'platform', zone: zoneOf(index) },
      ...{ cpu: 52 + index * 3, memory: 61 + index, recommendation: fits() },
      more: { autoScalingGroup: 'api-prod' },
      tags: { 'aws:autoscaling:groupName': 'api-prod' },
    })),
    ...numbered('checkout-worker', 3, (index) => ({
      ...{ type: 'm5.2xlarge', image: 'amazonLinux', team: 'checkout', zone: zoneOf(index) },
      ...{ cpu: 18.5 + index, memory: 29 + index, recommendation: down(['m7i.xlarge', 1]) },
    })),
    {
      ...{ name: 'ledger-db-1', type: 'r5.2xlarge', image: 'redHat', team: 'payments', cpu: 22.1 },
      ...{ memory: 41, recommendation: down(['r6i.xlarge', 2]), more: { stopProtection: true } },
      dataVolumes: [{ type: 'io2', sizeGiB: 800, iops: 16_000 }],
    },
    {
      ...{ name: 'pricing-engine-1', type: 'c5.4xlarge', image: 'ubuntu', team: 'pricing' },
      ...{ cpu: 31, recommendation: down(['c7i.2xlarge', 2], ['c6i.2xlarge', 2]), zone: 'c' },
    },
    {
      ...{ name: 'image-resizer-1', type: 'c5.2xlarge', image: 'ubuntu', team: 'media', cpu: 98.7 },
      ...{ memory: 64, recommendation: up(['c6i.4xlarge', 0], ['c5.4xlarge', 0]) },
    },
    {
      ...{ name: 'erp-app-1', type: 'm5.2xlarge', image: 'windows', team: 'finance', cpu: 14.9 },
      ...{ memory: 38, recommendation: down(['m6i.xlarge', 1]), rhythm: 'office-hours' },
    },
    {
      ...{ name: 'erp-reports-1', type: 'm5.xlarge', image: 'windows', team: 'finance', cpu: 2.1 },
      recommendation: idle(['m6i.large', 1]),
    },
    {
      ...{ name: 'bastion-1', type: 't2.micro', image: 'amazonLinux2', team: 'platform', cpu: 3.2 },
      ...{ publicIp: 'elastic', recommendation: fits() },
    },
    {
      ...{ name: 'legacy-billing-1', type: 'm4.xlarge', image: 'amazonLinux2', team: 'payments' },
      ...{ cpu: 19, recommendation: down(['m7i.large', 3], ['m5.large', 3]), daysUp: 611 },
    },
    {
      ...{ name: 'legacy-ftp-1', type: 'm4.large', image: 'instanceStore', team: 'platform' },
      ...{ cpu: 6, recommendation: down(['t3.medium', 2]), daysUp: 804 },
    },
    {
      ...{ name: 'edge-proxy-1', type: 'm5.large', image: 'marketplace', team: 'platform' },
      ...{ cpu: 12, memory: 22, recommendation: down(['t3.medium', 2]), publicIp: 'elastic' },
    },
    {
      ...{ name: 'nat-firewall-1', type: 'c5.xlarge', image: 'amazonLinux', team: 'platform' },
      ...{ cpu: 15, memory: 19, recommendation: down(['c7i.large', 1]), interfaces: 2 },
      publicIp: 'automatic',
    },
    ...numbered('ecs-shop', 3, (index) => ({
      ...{ type: 'm6i.xlarge', image: 'ecs', team: 'shop', zone: zoneOf(index), cpu: 24 + index },
      ...{ memory: 40, recommendation: down(['m6i.large', 1]), tags: { AmazonECSManaged: '' } },
    })),
    ...numbered('eks-node', 3, (index) => ({
      ...{ type: 'm6i.2xlarge', image: 'eks', team: 'platform', zone: zoneOf(index), cpu: 63 },
      memory: 70 + index,
      tags: { 'eks:cluster-name': 'shop', 'kubernetes.io/cluster/shop': 'owned' },
    })),
    ...numbered('ranker-spot', 2, (index) => ({
      ...{ type: 'c5.xlarge', image: 'amazonLinux', team: 'search', zone: zoneOf(index), cpu: 81 },
      more: { lifecycle: index === 0 ? 'spot-one-time' : 'spot-persistent' },
      rhythm: 'nightly',
    })),
    {
      ...{ name: 'events-store-1', type: 'i3.large', image: 'amazonLinux2', team: 'data', cpu: 33 },
      ...{ memory: 58, more: { enaSupport: true, nitroDrivers: true } },
    },
    {
      ...{ name: 'events-store-2', type: 'i4i.large', image: 'amazonLinux', team: 'data', cpu: 29 },
      ...{ memory: 55, recommendation: down(['r6i.large', 2]) },
    },
    {
      ...{ name: 'feature-serving-1', type: 'm6g.2xlarge', image: 'amazonLinuxArm', team: 'data' },
      ...{ cpu: 21, memory: 30, recommendation: down(['m7g.xlarge', 1], ['m6g.xlarge', 1]) },
    },
    {
      ...{ name: 'inference-1', type: 'g4dn.xlarge', image: 'ubuntu', team: 'data', cpu: 44 },
      recommendation: fits(),
    },
    {
      ...{ name: 'queue-broker-1', type: 'r5.xlarge', image: 'retired', team: 'checkout', cpu: 17 },
      ...{ memory: 31, recommendation: down(['r6i.large', 1]), publicIp: 'automatic' },
    },
    {
      ...{ name: 'wiki-1', type: 't3.large', image: 'ubuntu', team: 'platform', cpu: 11 },
      ...{ memory: 34, recommendation: down(['t3.medium', 1]), untagged: true },
    },
  ];
  return rows.map((row) => ({ ...row, account: PROD_ACCOUNT, region: VIRGINIA, env: 'prod' }));
}

function ireland(): readonly Launch[] {
  const rows: readonly Row[] = [
    ...numbered('api-prod-eu', 2, (index) => ({
      ...{ type: 'm6i.xlarge', image: 'amazonLinux', team: 'platform', zone: zoneOf(index) },
      ...{ cpu: 57 + index, memory: 62, recommendation: fits() },
    })),
    ...numbered('web-eu', 3, (index) => ({
      ...{ type: 'c5.2xlarge', image: 'amazonLinux', team: 'shop', zone: zoneOf(index) },
      ...{ cpu: 16 + index, memory: 27, recommendation: down(['c7i.xlarge', 1]) },
      publicIp: 'automatic',
    })),
    {
      ...{ name: 'gdpr-archive-1', type: 'm5.xlarge', image: 'redHat', team: 'legal', cpu: 1.4 },
      ...{ memory: 9, recommendation: idle(['t3.medium', 1]) },
      dataVolumes: [{ type: 'st1', sizeGiB: 2000 }],
    },
    {
      ...{ name: 'sepa-gateway-1', type: 'm5.large', image: 'redHat', team: 'payments', cpu: 18 },
      ...{ memory: 36, recommendation: down(['t3.medium', 2]), more: { tenancy: 'dedicated' } },
    },
    {
      ...{ name: 'warehouse-sync-1', type: 'm5.2xlarge', image: 'ubuntu', team: 'logistics' },
      ...{ cpu: 26, recommendation: down(['m7i.xlarge', 2]) },
      tags: {
        'aws:cloudformation:stack-name': 'warehouse-sync',
        'aws:cloudformation:logical-id': 'Worker',
      },
    },
    {
      ...{
        name: 'tax-service-1',
        type: 'r5.large',
        image: 'amazonLinux',
        team: 'finance',
        cpu: 12,
      },
      ...{ memory: 24, recommendation: down(['m7i.large', 1], ['t3.large', 2]), zone: 'b' },
    },
    {
      ...{ name: 'vault-1', type: 'm5.xlarge', image: 'amazonLinux', team: 'security', cpu: 9 },
      ...{ memory: 18, recommendation: down(['m6i.large', 1]), more: { enclave: true, tpm: true } },
    },
    {
      ...{ name: 'reporting-eu-1', type: 'r6i.2xlarge', image: 'amazonLinux', team: 'data' },
      ...{ cpu: 97, memory: 96, recommendation: up(['r6i.4xlarge', 0]) },
    },
    {
      ...{ name: 'mail-relay-1', type: 't3.medium', image: 'ubuntu', team: 'platform', cpu: 8 },
      ...{ memory: 21, recommendation: down(['t3.small', 1]), publicIp: 'elastic' },
    },
    {
      ...{ name: 'catalog-cache-1', type: 'r6g.xlarge', image: 'amazonLinuxArm', team: 'shop' },
      ...{ cpu: 34, memory: 66, recommendation: fits() },
    },
    {
      ...{ name: 'files-eu-1', type: 'm5d.large', image: 'amazonLinux', team: 'platform', cpu: 13 },
      ...{ memory: 28, recommendation: down(['t3.medium', 2]) },
    },
    {
      ...{ name: 'backup-eu-1', type: 'm5.large', image: 'amazonLinux', team: 'platform', cpu: 5 },
      ...{ state: 'stopped' },
    },
  ];
  return rows.map((row) => ({ ...row, account: PROD_ACCOUNT, region: IRELAND, env: 'prod' }));
}

function seoul(): readonly Launch[] {
  const rows: readonly Row[] = [
    ...numbered('api-prod-kr', 2, (index) => ({
      ...{ type: 'm7g.xlarge', image: 'ubuntuArm', team: 'platform', zone: zoneOf(index) },
      ...{ cpu: 48 + index, memory: 59, recommendation: fits() },
    })),
    {
      ...{
        name: 'game-lobby-1',
        type: 'c6i.2xlarge',
        image: 'amazonLinux',
        team: 'games',
        cpu: 19,
      },
      ...{ memory: 23, recommendation: down(['c7i.xlarge', 1]), zone: 'c' },
    },
    {
      ...{ name: 'game-match-1', type: 'c7g.xlarge', image: 'ubuntuArm', team: 'games', cpu: 93 },
      ...{ memory: 71, recommendation: up(['m7g.xlarge', 1]) },
    },
    {
      ...{ name: 'payments-kr-1', type: 'm6i.2xlarge', image: 'redHat', team: 'payments', cpu: 20 },
      ...{ memory: 33, recommendation: down(['m7i.xlarge', 1]) },
      dataVolumes: [{ type: 'gp3', sizeGiB: 200, kmsKeyId: keyArn(SEOUL, PROD_ACCOUNT) }],
    },
    {
      ...{ name: 'insights-kr-1', type: 'r6i.xlarge', image: 'amazonLinux', team: 'data', cpu: 15 },
      recommendation: down(['r7i.large', 2]),
    },
    {
      ...{ name: 'promo-kr-1', type: 'm5.large', image: 'amazonLinux', team: 'shop', cpu: 0.9 },
      ...{ memory: 6, recommendation: idle(['t3.small', 1]) },
    },
  ];
  return rows.map((row) => ({ ...row, account: PROD_ACCOUNT, region: SEOUL, env: 'prod' }));
}

function development(): readonly Launch[] {
  const rows: readonly Row[] = [
    ...numbered('ci-runner', 4, (index) => ({
      ...{ type: 'c6i.xlarge', image: 'ubuntu', team: 'platform', cpu: 88, memory: 52 + index },
      ...{ recommendation: fits(), rhythm: 'office-hours', zone: zoneOf(index) },
    })),
    ...numbered('dev-box', 4, (index) => ({
      ...{ type: 't3.xlarge', image: 'ubuntu', team: 'shop', cpu: 17 + index * 4 },
      ...{ recommendation: down(['t3.large', 1]), rhythm: 'office-hours', publicIp: 'automatic' },
    })),
    {
      ...{ name: 'staging-api-1', type: 'm5.xlarge', image: 'amazonLinux', team: 'platform' },
      ...{ cpu: 13, memory: 25, recommendation: down(['m7i.large', 1], ['t3.large', 2]) },
    },
    {
      ...{ name: 'staging-db-1', type: 'r5.xlarge', image: 'amazonLinux', team: 'payments' },
      ...{ cpu: 10, memory: 22, recommendation: down(['r6i.large', 1]) },
    },
    {
      ...{ name: 'load-test-1', type: 'c5.4xlarge', image: 'amazonLinux', team: 'platform' },
      ...{ cpu: 0, state: 'stopped' },
    },
    {
      ...{ name: 'notebook-1', type: 'g5.xlarge', image: 'ubuntu', team: 'data', cpu: 1.2 },
      recommendation: idle(['g4dn.xlarge', 3]),
    },
    {
      ...{ name: 'experiment-arm-1', type: 't4g.large', image: 'ubuntuArm', team: 'data', cpu: 9 },
      ...{ memory: 19, recommendation: down(['t4g.medium', 1]) },
    },
    {
      ...{ name: 'qa-windows-1', type: 't3.2xlarge', image: 'windows', team: 'finance', cpu: 12 },
      recommendation: down(['t3.xlarge', 2]),
    },
    {
      ...{ name: 'old-jenkins-1', type: 't2.medium', image: 'amazonLinux2', team: 'platform' },
      ...{ cpu: 29, recommendation: down(['t3.small', 3]), daysUp: 930 },
    },
    {
      ...{ name: 'demo-shop-1', type: 't3a.medium', image: 'amazonLinux', team: 'shop', cpu: 35 },
      ...{ memory: 61, recommendation: fits(), publicIp: 'elastic' },
    },
  ];
  return rows.map((row, index) => ({
    ...row,
    account: DEV_ACCOUNT,
    region: index % 3 === 2 ? IRELAND : VIRGINIA,
    env: row.name.startsWith('staging') ? 'staging' : 'dev',
  }));
}

function numbered(
  name: string,
  count: number,
  row: (index: number) => Omit<Row, 'name'>,
): readonly Row[] {
  return Array.from({ length: count }, (_, index) => ({
    ...row(index),
    name: `${name}-${index + 1}`,
  }));
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
