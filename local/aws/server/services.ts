import { autoScalingService } from '../autoScaling.ts';
import { cloudWatchService } from '../cloudWatch/cloudWatch.ts';
import { computeOptimizerService } from '../computeOptimizer/computeOptimizer.ts';
import { costExplorerService } from '../costExplorer/costExplorer.ts';
import { ec2Service } from '../ec2/service.ts';
import { elasticLoadBalancingService } from '../elasticLoadBalancing.ts';
import { kmsService } from '../kms.ts';
import type { Functions } from '../lambda/functions.ts';
import { lambdaService } from '../lambda/lambda.ts';
import { organizationsService } from '../organizations.ts';
import { pricingService } from '../pricing/pricing.ts';
import { s3Service } from '../s3.ts';
import { savingsPlansService } from '../savingsPlans/savingsPlans.ts';
import { serviceQuotasService } from '../serviceQuotas.ts';
import { type LocalParameter, ssmService } from '../ssm.ts';
import { stsService } from '../sts.ts';
import type { Environment } from './environment.ts';
import type { ForwardedService, Service } from './service.ts';

/** What a deployment puts into the bot's own account, apart from the fleet. */
export interface Deployed {
  readonly functions: Functions;
  readonly dynamoDb: ForwardedService;
  readonly parameters: Readonly<Record<string, LocalParameter>>;
  readonly buckets: readonly string[];
}

/** Every service of the local AWS. */
export function services(environment: Environment, deployed: Deployed): readonly Service[] {
  return [
    ec2Service(environment),
    stsService(environment),
    computeOptimizerService(environment),
    pricingService(),
    savingsPlansService(environment),
    costExplorerService(environment),
    organizationsService(),
    cloudWatchService(environment),
    autoScalingService(environment),
    elasticLoadBalancingService(environment),
    kmsService(environment),
    serviceQuotasService(environment),
    ssmService(deployed.parameters),
    s3Service(deployed.buckets),
    lambdaService(deployed.functions),
    deployed.dynamoDb,
  ];
}
