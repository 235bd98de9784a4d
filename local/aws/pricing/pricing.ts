import {
  type Filter,
  GetProductsCommand,
  type GetProductsCommandInput,
  type GetProductsCommandOutput,
} from '@aws-sdk/client-pricing';
import { awsJson } from '../protocol/awsJson.ts';
import { AwsError } from '../server/awsError.ts';
import { pageOf } from '../server/page.ts';
import {
  type AwsCall,
  type ModelledService,
  operation,
  operationTable,
} from '../server/service.ts';
import { REGION_PRICES } from './familyPrices.ts';
import { type Product, productJson } from './product.ts';
import { productsOf } from './products.ts';

/**
 * The Price List Query API (docs/facts/pricing-and-commitments.md#on-demand-prices): what an
 * instance costs, in every Region of the local price list.
 */
export function pricingService(): ModelledService {
  return {
    signingName: 'pricing',
    protocol: awsJson('1.1'),
    throttleError: { code: 'ThrottlingException', status: 400 },
    bucketsOf: (name) => [{ name, bucket: { burst: 10, perSecond: 5 }, tokens: 1 }],
    operations: operationTable(operation(GetProductsCommand, getProducts)),
  };
}

/** The API lives in these Regions only, whatever Region's prices it is asked for. */
const ENDPOINTS = ['us-east-1', 'eu-central-1', 'ap-south-1'];
const SERVICES = ['AmazonEC2', 'AmazonVPC', 'AmazonCloudWatch'];
const MOST = 100;

function getProducts(
  input: GetProductsCommandInput,
  call: AwsCall,
): Omit<GetProductsCommandOutput, '$metadata'> {
  check(input, call);
  const filters = input.Filters ?? [];
  const found = regionsFor(filters)
    .flatMap(productsOf)
    .filter(({ attributes }) => attributes.servicecode === input.ServiceCode)
    .filter((product) => filters.every((filter) => matches(product, filter)));
  const page = pageOf(found, {
    size: input.MaxResults ?? MOST,
    token: input.NextToken,
    invalidToken: () => new AwsError('InvalidNextTokenException', 'The next token is invalid.'),
  });
  return {
    FormatVersion: 'aws_v1',
    PriceList: page.items.map(productJson),
    ...(page.next === undefined ? {} : { NextToken: page.next }),
  };
}

function check(input: GetProductsCommandInput, call: AwsCall): void {
  if (!ENDPOINTS.includes(call.region)) {
    throw new AwsError(
      'InvalidSignatureException',
      `Credential should be scoped to a valid region: the price list has no endpoint in ${call.region}.`,
      403,
    );
  }
  if (!SERVICES.includes(input.ServiceCode ?? '')) {
    throw new AwsError(
      'NotFoundException',
      `The local price list knows ${SERVICES.join(', ')}, not ${input.ServiceCode}.`,
    );
  }
  if (input.FormatVersion !== undefined && input.FormatVersion !== 'aws_v1') {
    throw invalid(`Format version ${input.FormatVersion} is not supported: use aws_v1.`);
  }
  const size = input.MaxResults ?? MOST;
  if (size < 1 || size > MOST) throw invalid(`MaxResults must be between 1 and ${MOST}.`);
  if ((input.Filters ?? []).length > 50) throw invalid('At most 50 filters are allowed.');
}

/** Saves building rows of Regions that a filter rules out anyway. */
function regionsFor(filters: readonly Filter[]): readonly string[] {
  const wanted = filters.find(
    ({ Field, Type }) => Field === 'regionCode' && (Type === 'TERM_MATCH' || Type === 'EQUALS'),
  );
  return wanted?.Value === undefined ? Object.keys(REGION_PRICES) : [wanted.Value];
}

function matches(product: Product, { Type, Field, Value }: Filter): boolean {
  const actual = fieldOf(product, Field ?? '');
  const wanted = Value ?? '';
  switch (Type) {
    case 'TERM_MATCH':
    case 'EQUALS':
      return actual === wanted;
    case 'CONTAINS':
      return actual?.includes(wanted) ?? false;
    case 'ANY_OF':
      return actual !== undefined && wanted.split(',').includes(actual);
    case 'NONE_OF':
      return actual === undefined || !wanted.split(',').includes(actual);
    default:
      throw invalid(`Filter type ${Type} is not known.`);
  }
}

function fieldOf({ productFamily, sku, attributes }: Product, field: string): string | undefined {
  if (field === 'productFamily') return productFamily;
  if (field === 'sku') return sku;
  if (field === 'ServiceCode') return attributes.servicecode;
  return attributes[field];
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}
