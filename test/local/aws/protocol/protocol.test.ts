import { DescribeInstancesCommand } from '@aws-sdk/client-ec2';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { GetProductsCommand } from '@aws-sdk/client-pricing';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { DescribeSavingsPlansCommand } from '@aws-sdk/client-savingsplans';
import { describe, expect, test } from 'vitest';
import { awsJson } from '../../../../local/aws/protocol/awsJson.ts';
import { ec2Query } from '../../../../local/aws/protocol/ec2Query.ts';
import type { AwsRequest, Protocol } from '../../../../local/aws/protocol/protocol.ts';
import { restJson } from '../../../../local/aws/protocol/restJson.ts';
import { restXml } from '../../../../local/aws/protocol/restXml.ts';
import { operation, operationTable } from '../../../../local/aws/server/service.ts';

const nothing = () => ({});
const ec2 = operation(DescribeInstancesCommand, nothing).schema;
const pricing = operation(GetProductsCommand, nothing).schema;
const s3 = operationTable(
  operation(PutObjectCommand, nothing),
  operation(GetObjectCommand, nothing),
  operation(ListObjectsV2Command, nothing),
);
const rest = operationTable(
  operation(InvokeCommand, nothing),
  operation(DescribeSavingsPlansCommand, nothing),
);

function aRequest(
  changes: Partial<Omit<AwsRequest, 'body' | 'query'>> & {
    readonly body?: string;
    readonly query?: string;
  },
): AwsRequest {
  return {
    method: 'POST',
    path: '/',
    headers: {},
    ...changes,
    query: new URLSearchParams(changes.query ?? ''),
    body: Buffer.from(changes.body ?? ''),
  };
}

describe('an answer is checked against the schema', () => {
  const write = (output: unknown) => () => ec2Query.writeOutput(output, ec2, 'request-1');

  test('a member that the operation does not have is a bug', () => {
    expect(write({ Colour: 'red' })).toThrow('has no member Colour');
    expect(write({ Reservations: [{ Instances: [{ Colour: 1 }] }] })).toThrow(
      'DescribeInstances.Reservations[0].Instances[0]: has no member Colour',
    );
  });

  test('a member of another type is a bug', () => {
    expect(write({ NextToken: 7 })).toThrow('NextToken: a number is not');
    expect(write({ Reservations: 'none' })).toThrow('a string is not a list');
    expect(write({ Reservations: [{ Instances: [{ LaunchTime: '2026' }] }] })).toThrow(
      'LaunchTime',
    );
    expect(() => awsJson('1.1').writeOutput({ PriceList: [1] }, pricing, 'r')).toThrow('PriceList');
  });

  test('text is escaped in XML', () => {
    const { body } = ec2Query.writeOutput({ NextToken: '<a&b>' }, ec2, 'request-1');
    expect(body).toContain('<nextToken>&lt;a&amp;b&gt;</nextToken>');
  });
});

describe('JSON', () => {
  const read = (body: string) => () => awsJson('1.1').readInput(aRequest({ body }), pricing);

  test('is read by the schema', () => {
    const input = { ServiceCode: 'AmazonEC2', MaxResults: 10 };
    expect(read(JSON.stringify(input))()).toEqual(input);
  });

  test.each([
    ['not JSON', '{', 'SerializationException'],
    ['a list', '[]', 'SerializationException'],
    ['a wrong type', '{"ServiceCode":"AmazonEC2","MaxResults":"many"}', 'SerializationException'],
    ['an unknown parameter', '{"ServiceCode":"AmazonEC2","Colour":1}', 'ValidationException'],
    ['a missing parameter', '{}', 'ValidationException'],
  ])('that is %s is refused', (_what, body, code) => {
    expect(read(body)).toThrow(expect.objectContaining({ code }));
  });
});

describe('REST', () => {
  const nameOf = (protocol: Protocol, operations: typeof rest, request: AwsRequest) =>
    protocol.operationName(request, operations);

  test('finds the operation by method, path and fixed query', () => {
    const invoke = aRequest({ path: '/2015-03-31/functions/daily%3Alive/invocations' });
    expect(nameOf(restJson, rest, invoke)).toBe('Invoke');
    expect(nameOf(restJson, rest, aRequest({ path: '/DescribeSavingsPlans' }))).toBe(
      'DescribeSavingsPlans',
    );
    expect(nameOf(restJson, rest, aRequest({ path: '/elsewhere' }))).toBeUndefined();
    const put = aRequest({ method: 'PUT', path: '/bucket/a/b', query: 'x-id=PutObject' });
    expect(nameOf(restXml, s3, put)).toBe('PutObject');
    const list = aRequest({ method: 'GET', path: '/bucket', query: 'list-type=2&prefix=a' });
    expect(nameOf(restXml, s3, list)).toBe('ListObjectsV2');
  });

  test('reads labels, headers and payload', () => {
    const schema = rest.get('Invoke')?.schema;
    if (schema === undefined) throw new Error('no Invoke');
    const request = aRequest({
      path: '/2015-03-31/functions/daily%3Alive/invocations',
      query: 'Qualifier=live',
      headers: { 'x-amz-invocation-type': 'Event', 'x-amz-durable-execution-name': 'run-1' },
      body: '{"a":1}',
    });
    expect(restJson.readInput(request, schema)).toEqual({
      FunctionName: 'daily:live',
      Qualifier: 'live',
      InvocationType: 'Event',
      DurableExecutionName: 'run-1',
      Payload: Buffer.from('{"a":1}'),
    });
    expect(() =>
      restJson.readInput({ ...request, query: new URLSearchParams('colour=red') }, schema),
    ).toThrow(expect.objectContaining({ code: 'ValidationException' }));
  });

  test('writes status, headers and payload', () => {
    const schema = rest.get('Invoke')?.schema;
    if (schema === undefined) throw new Error('no Invoke');
    const Payload = Buffer.from('1');
    const output = { StatusCode: 202, DurableExecutionArn: 'arn:x', Payload };
    expect(restJson.writeOutput(output, schema, 'request-1')).toMatchObject({
      status: 202,
      headers: { 'x-amz-durable-execution-arn': 'arn:x' },
      body: Payload,
    });
  });

  test('a key of S3 may have slashes and signs', () => {
    const schema = s3.get('GetObject')?.schema;
    if (schema === undefined) throw new Error('no GetObject');
    const request = aRequest({ method: 'GET', path: '/bucket/a/b%20c%2Bd.gz' });
    expect(restXml.readInput(request, schema)).toEqual({ Bucket: 'bucket', Key: 'a/b c+d.gz' });
  });
});
