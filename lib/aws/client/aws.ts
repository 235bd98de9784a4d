import { AutoScalingClient } from '@aws-sdk/client-auto-scaling';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { ComputeOptimizerClient } from '@aws-sdk/client-compute-optimizer';
import { CostExplorerClient } from '@aws-sdk/client-cost-explorer';
import { EC2Client, type EC2ClientConfig } from '@aws-sdk/client-ec2';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { KMSClient } from '@aws-sdk/client-kms';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { PricingClient } from '@aws-sdk/client-pricing';
import { SavingsplansClient } from '@aws-sdk/client-savingsplans';
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { STSClient } from '@aws-sdk/client-sts';
import type { Pluggable } from '@smithy/types';
import type { Configuration } from '../../config/config.ts';
import type { AccountId, Region, Scope } from '../../shared/ids.ts';
import { omitUndefined } from '../../shared/omitUndefined.ts';
import { CLIENT_TIMEOUTS } from './clientTimeouts.ts';
import { BUDGETS, type Budget, rateLimit } from './rateLimit.ts';
import { readOnly } from './readOnly.ts';
import { type Credentials, roleCredentials } from './roleCredentials.ts';

type Account = Configuration['accounts'][number];

export interface AwsOptions {
  readonly accounts: readonly Account[];
  /** True: every client refuses every operation that is not a read, whatever its role permits. */
  readonly readOnly: boolean;
  /** Where STS is asked for roles: the Region that the function runs in. */
  readonly homeRegion: Region;
}

/** SDK clients, one for each account, Region and service, built when first asked for. */
export interface Aws {
  readonly ec2: (scope: Scope) => EC2Client;
  readonly autoScaling: (scope: Scope) => AutoScalingClient;
  readonly computeOptimizer: (scope: Scope) => ComputeOptimizerClient;
  readonly cloudWatch: (scope: Scope) => CloudWatchClient;
  readonly elbv2: (scope: Scope) => ElasticLoadBalancingV2Client;
  readonly serviceQuotas: (scope: Scope) => ServiceQuotasClient;
  readonly kms: (scope: Scope) => KMSClient;
  readonly savingsPlans: (account: AccountId) => SavingsplansClient;
  readonly sts: (account: AccountId) => STSClient;
  readonly organizations: (account: AccountId) => OrganizationsClient;
  /** Every page that is read through it costs a cent. */
  readonly costExplorer: (account: AccountId) => CostExplorerClient;
  /** With the functions' own credentials: what is the same for every account. */
  readonly own: {
    readonly ec2: (region: Region) => EC2Client;
    readonly pricing: () => PricingClient;
    readonly savingsPlans: () => SavingsplansClient;
  };
}

/**
 * These services answer for all Regions from one place
 * (docs/facts/ec2-resize.md#reading-instances).
 */
const GLOBAL = 'us-east-1';

/**
 * The one place that builds SDK clients. An account is read through its `roleArn`; without
 * `readOnly` it is changed through its `resizeRoleArn`. An account that has the first and not the
 * second is only read, in either case (config.ts). Endpoints, profiles and AWS_ENDPOINT_URL are the
 * SDK's own business. Throws for an account that is not in the configuration: a bug of the caller.
 */
export function createAws(options: AwsOptions): Aws {
  const accesses = new Map(
    options.accounts.map((account) => [account.id, accessTo(account, options)]),
  );
  const own: Access = { key: 'own', readOnly: options.readOnly };
  const clients = createClients();
  const of = (account: AccountId): Access => {
    const access = accesses.get(account);
    if (access === undefined) throw new Error(`account ${account} is not in trimtab.yml`);
    return access;
  };
  return {
    ec2: ({ account, region }) => clients.ec2(of(account), region),
    autoScaling: ({ account, region }) => clients.autoScaling(of(account), region),
    computeOptimizer: ({ account, region }) => clients.computeOptimizer(of(account), region),
    cloudWatch: ({ account, region }) => clients.cloudWatch(of(account), region),
    elbv2: ({ account, region }) => clients.elbv2(of(account), region),
    serviceQuotas: ({ account, region }) => clients.serviceQuotas(of(account), region),
    kms: ({ account, region }) => clients.kms(of(account), region),
    savingsPlans: (account) => clients.savingsPlans(of(account), GLOBAL),
    sts: (account) => clients.sts(of(account), options.homeRegion),
    organizations: (account) => clients.organizations(of(account), GLOBAL),
    costExplorer: (account) => clients.costExplorer(of(account), GLOBAL),
    own: {
      ec2: (region) => clients.ec2(own, region),
      pricing: () => clients.pricing(own, GLOBAL),
      savingsPlans: () => clients.savingsPlans(own, GLOBAL),
    },
  };
}

/** Whose credentials, and what they may be used for. */
interface Access {
  readonly key: string;
  readonly readOnly: boolean;
  readonly credentials?: Credentials;
}

function accessTo(account: Account, { readOnly, homeRegion }: AwsOptions): Access {
  const roleArn = readOnly ? account.roleArn : (account.resizeRoleArn ?? account.roleArn);
  if (roleArn === undefined) return { key: 'own', readOnly };
  return {
    key: roleArn,
    readOnly: readOnly || account.resizeRoleArn === undefined,
    credentials: roleCredentials({ ...account, roleArn, homeRegion, userAgent: USER_AGENT }),
  };
}

const USER_AGENT = 'trimtab';

function createClients() {
  return {
    ec2: client(EC2Client, BUDGETS.ec2),
    autoScaling: client(AutoScalingClient),
    computeOptimizer: client(ComputeOptimizerClient, BUDGETS.computeOptimizer),
    pricing: client(PricingClient, BUDGETS.pricing),
    cloudWatch: client(CloudWatchClient),
    elbv2: client(ElasticLoadBalancingV2Client),
    serviceQuotas: client(ServiceQuotasClient),
    kms: client(KMSClient),
    organizations: client(OrganizationsClient),
    costExplorer: client(CostExplorerClient),
    savingsPlans: client(SavingsplansClient, BUDGETS.savingsPlans),
    sts: client(STSClient),
  };
}

/** What all clients of the SDK have in common, as far as it matters here. */
interface SdkClient<Input extends object, Output extends object> {
  readonly middlewareStack: { use(plugin: Pluggable<Input, Output>): void };
}

/** The clients of one service: one for each set of credentials and Region, built when first asked for. */
function client<Input extends object, Output extends object, Client>(
  Service: new (settings: Settings) => Client & SdkClient<Input, Output>,
  budget?: Budget,
): (access: Access, region: string) => Client {
  const built = new Map<string, Client>();
  return (access, region) => {
    const key = `${access.key} ${access.readOnly} ${region}`;
    const existing = built.get(key);
    if (existing !== undefined) return existing;
    const made = new Service(settings(access, region));
    if (access.readOnly) made.middlewareStack.use(readOnly());
    if (budget !== undefined) made.middlewareStack.use(rateLimit(budget));
    built.set(key, made);
    return made;
  };
}

/**
 * Reads may try long; a change is tried again by the workflow, after another look
 * (docs/facts/ec2-resize.md#request-rates). Not `adaptive`: EC2 throttles each action by itself,
 * and that mode would slow down all of them.
 */
function settings({ readOnly, credentials }: Access, region: string): Settings {
  return omitUndefined({
    region,
    customUserAgent: USER_AGENT,
    retryMode: 'standard',
    maxAttempts: readOnly ? 8 : 3,
    ...CLIENT_TIMEOUTS,
    credentials,
  });
}

/** What `settings` gives is the same for every service; the type of their extensions is not. */
type Settings = Omit<EC2ClientConfig, 'extensions' | 'httpAuthSchemes' | 'httpAuthSchemeProvider'>;
