import {
  DescribeSavingsPlanRatesCommand,
  type DescribeSavingsPlanRatesCommandInput,
  DescribeSavingsPlansCommand,
  type DescribeSavingsPlansCommandInput,
  DescribeSavingsPlansOfferingRatesCommand,
  type DescribeSavingsPlansOfferingRatesCommandInput,
  type SavingsPlan,
} from '@aws-sdk/client-savingsplans';
import { parseUsd } from '../../../lib/shared/money.ts';
import type { Fleet, FleetSavingsPlan } from '../fleet/fleet.ts';
import { usdText } from '../pricing/prices.ts';
import { restJson } from '../protocol/restJson.ts';
import { AwsError } from '../server/awsError.ts';
import type { Environment } from '../server/environment.ts';
import { pageOf } from '../server/page.ts';
import {
  type AwsCall,
  type ModelledService,
  operation,
  operationTable,
} from '../server/service.ts';
import { offeringsOf, planRate, type RateRow, rateRows } from './rates.ts';

/**
 * Savings Plans (docs/facts/pricing-and-commitments.md#savings-plans-rates): a global service that
 * is signed for us-east-1.
 */
export function savingsPlansService({ fleet }: Environment): ModelledService {
  return {
    signingName: 'savingsplans',
    protocol: restJson,
    throttleError: { code: 'ThrottlingException', status: 400 },
    operations: operationTable(
      operation(DescribeSavingsPlansCommand, (input, call) => plans(fleet, input, call)),
      operation(DescribeSavingsPlansOfferingRatesCommand, offeringRates),
      operation(DescribeSavingsPlanRatesCommand, (input, call) => ownRates(fleet, input, call)),
    ),
  };
}

function plans(fleet: Fleet, input: DescribeSavingsPlansCommandInput, call: AwsCall) {
  requireVirginia(call);
  if ((input.filters ?? []).length > 0) throw invalid('Filters are not modelled.');
  const found = fleet.savingsPlans
    .filter(({ account }) => account === call.account)
    .map((plan) => planOf(plan, call.now))
    .filter(
      (plan) =>
        includes(input.savingsPlanIds, plan.savingsPlanId) &&
        includes(input.savingsPlanArns, plan.savingsPlanArn) &&
        includes(input.states, plan.state),
    );
  const page = pageOf(found, pageRequest(input));
  return { savingsPlans: [...page.items], ...nextOf(page.next) };
}

function offeringRates(input: DescribeSavingsPlansOfferingRatesCommandInput, call: AwsCall) {
  requireVirginia(call);
  const request = pageRequest(input);
  const wanted = (name: string) => input.filters?.find((each) => each.name === name)?.values;
  const stranger = input.filters?.find(({ name }) => !FILTERS.includes(name ?? ''));
  if (stranger !== undefined) throw invalid(`The filter ${stranger.name} is not modelled.`);
  const asked =
    includes<string>(input.products, 'EC2') && includes<string>(input.serviceCodes, 'AmazonEC2');
  const rows = !asked
    ? []
    : rateRows({ regions: wanted('region'), instanceTypes: wanted('instanceType') }).filter(
        (row) =>
          includes(input.usageTypes, row.usageType) &&
          includes(input.operations, row.platform.operation) &&
          includes(wanted('instanceFamily'), row.type.family) &&
          includes(wanted('productDescription'), row.platform.productDescription) &&
          includes(wanted('tenancy'), row.tenancy.toLowerCase()),
      );
  const answers = rows.flatMap((row) =>
    offeringsOf(row)
      .filter(
        ({ offeringId, plan, payment }) =>
          includes(input.savingsPlanOfferingIds, offeringId) &&
          includes(input.savingsPlanTypes, plan) &&
          includes(input.savingsPlanPaymentOptions, payment),
      )
      .map((offering) => ({ row, offering })),
  );
  const page = pageOf(answers, request);
  return {
    searchResults: page.items.map(({ row, offering }) => ({
      savingsPlanOffering: {
        offeringId: offering.offeringId,
        paymentOption: offering.payment,
        planType: offering.plan,
        durationSeconds: offering.years * 31_536_000,
        currency: 'USD' as const,
        planDescription: `${offering.years} year ${offering.payment} ${offering.plan} Savings Plan`,
      },
      rate: usdText(planRate(row, offering)),
      ...usageOf(row),
      properties: propertiesOf(row),
    })),
    ...nextOf(page.next),
  };
}

function ownRates(fleet: Fleet, input: DescribeSavingsPlanRatesCommandInput, call: AwsCall) {
  requireVirginia(call);
  const plan = fleet.savingsPlans.find(
    ({ id, account }) => id === input.savingsPlanId && account === call.account,
  );
  if (plan === undefined) {
    throw new AwsError(
      'ResourceNotFoundException',
      `There is no Savings Plan ${input.savingsPlanId}.`,
      404,
    );
  }
  const wanted = (name: string) => input.filters?.find((each) => each.name === name)?.values;
  const rows = rateRows({
    regions: plan.region === undefined ? wanted('region') : [plan.region],
    instanceTypes: wanted('instanceType'),
  }).filter(
    (row) =>
      includes(wanted('region'), row.region) &&
      includes(wanted('usageType'), row.usageType) &&
      includes(wanted('operation'), row.platform.operation) &&
      (plan.family ?? row.type.family) === row.type.family,
  );
  const page = pageOf(rows, pageRequest(input));
  return {
    savingsPlanId: plan.id,
    searchResults: page.items.map((row) => ({
      rate: usdText(planRate(row, plan)),
      currency: 'USD' as const,
      ...usageOf(row),
      properties: propertiesOf(row).filter(({ name }) => name !== 'instanceFamily'),
    })),
    ...nextOf(page.next),
  };
}

function planOf(plan: FleetSavingsPlan, now: Date): SavingsPlan {
  const commitment = parseUsd(plan.hourlyCommitment) ?? 0;
  const hours = plan.years * 8760;
  const upfrontPart = { 'No Upfront': 0, 'Partial Upfront': 0.5, 'All Upfront': 1 }[plan.payment];
  return {
    savingsPlanId: plan.id,
    savingsPlanArn: `arn:aws:savingsplans::${plan.account}:savingsplan/${plan.id}`,
    description: `${plan.years} year ${plan.payment} ${plan.plan} Savings Plan`,
    start: plan.start.toISOString(),
    end: plan.end.toISOString(),
    state: plan.start > now ? 'queued' : plan.end > now ? 'active' : 'retired',
    ...(plan.region === undefined ? {} : { region: plan.region }),
    ...(plan.family === undefined ? {} : { ec2InstanceFamily: plan.family }),
    savingsPlanType: plan.plan,
    paymentOption: plan.payment,
    productTypes: plan.plan === 'Compute' ? ['EC2', 'Fargate', 'Lambda'] : ['EC2'],
    currency: 'USD',
    commitment: plan.hourlyCommitment,
    upfrontPaymentAmount: usdText(commitment * hours * upfrontPart),
    recurringPaymentAmount: usdText(commitment * (1 - upfrontPart)),
    termDurationInSeconds: plan.years * 31_536_000,
    tags: {},
  };
}

function usageOf({ usageType, platform }: RateRow) {
  return {
    unit: 'Hrs' as const,
    productType: 'EC2' as const,
    serviceCode: 'AmazonEC2' as const,
    usageType,
    operation: platform.operation,
  };
}

function propertiesOf({ region, type, platform, tenancy }: RateRow) {
  return [
    { name: 'region' as const, value: region },
    { name: 'instanceType' as const, value: type.instanceType },
    { name: 'instanceFamily' as const, value: type.family },
    { name: 'productDescription' as const, value: platform.productDescription },
    { name: 'tenancy' as const, value: tenancy.toLowerCase() },
  ];
}

const FILTERS = ['region', 'instanceFamily', 'instanceType', 'productDescription', 'tenancy'];
const MOST = 1000;

function pageRequest(input: { maxResults?: number | undefined; nextToken?: string | undefined }) {
  const size = input.maxResults ?? MOST;
  if (size < 1 || size > MOST) throw invalid(`maxResults must be between 1 and ${MOST}.`);
  return {
    size,
    token: input.nextToken,
    invalidToken: () => invalid('The next token is invalid.'),
  };
}

function nextOf(next: string | undefined): { nextToken?: string } {
  return next === undefined ? {} : { nextToken: next };
}

/** An empty or absent list asks for everything. */
function includes<Value>(wanted: readonly Value[] | undefined, value: Value | undefined): boolean {
  return (
    wanted === undefined || wanted.length === 0 || (value !== undefined && wanted.includes(value))
  );
}

function requireVirginia({ region }: AwsCall): void {
  if (region !== 'us-east-1') {
    throw new AwsError(
      'InvalidSignatureException',
      `Credential should be scoped to a valid region: us-east-1, not ${region}.`,
      403,
    );
  }
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
