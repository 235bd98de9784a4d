import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalAws, startLocalAws } from '../../../../local/aws/server/localAws.ts';
import { aFleet } from '../aFleet.ts';
import { clientOptions } from '../clientOptions.ts';

const TableName = 'trimtab';
let aws: LocalAws;
let dynamo: DynamoDBClient;

beforeAll(async () => {
  aws = await startLocalAws({ fleet: aFleet() });
  dynamo = new DynamoDBClient(clientOptions(aws));
  await aws.createTable({
    TableName,
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'sk', AttributeType: 'S' },
    ],
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
  });
});
afterAll(() => aws.close());

test('items are written on a condition, read and listed in pages', async () => {
  const put = (sk: string) =>
    dynamo.send(
      new PutItemCommand({
        TableName,
        Item: { pk: { S: 'a' }, sk: { S: sk } },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
  await put('1');
  await put('2');
  await expect(put('1')).rejects.toBeInstanceOf(ConditionalCheckFailedException);
  const Key = { pk: { S: 'a' }, sk: { S: '1' } };
  expect((await dynamo.send(new GetItemCommand({ TableName, Key }))).Item).toEqual(Key);
  const page = await dynamo.send(
    new QueryCommand({
      TableName,
      Limit: 1,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: 'a' } },
    }),
  );
  expect(page.Items).toEqual([Key]);
  expect(page.LastEvaluatedKey).toEqual(Key);
});

test('a missing table and an operation that is not modelled are errors', async () => {
  const Key = { pk: { S: 'a' }, sk: { S: '1' } };
  await expect(
    dynamo.send(new GetItemCommand({ TableName: 'nowhere', Key })),
  ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await expect(
    dynamo.send(new TransactWriteItemsCommand({ TransactItems: [{ Delete: { TableName, Key } }] })),
  ).rejects.toMatchObject({ name: 'UnknownOperationException' });
});

test('a table that DynamoDB refuses is refused with its words', async () => {
  await expect(
    aws.createTable({ TableName: 'x', AttributeDefinitions: [], KeySchema: [] }),
  ).rejects.toThrow('TableName');
});

test('faults hit DynamoDB as they hit everything else', async () => {
  aws.faults.inject({ kind: 'throttle', service: 'dynamodb', operation: 'GetItem', times: 1 });
  const Key = { pk: { S: 'a' }, sk: { S: '1' } };
  await expect(dynamo.send(new GetItemCommand({ TableName, Key }))).rejects.toMatchObject({
    name: 'ThrottlingException',
  });
});

test('a write whose answer is lost is written', async () => {
  const Item = { pk: { S: 'lost' }, sk: { S: '1' } };
  aws.faults.inject({ kind: 'unanswered', service: 'dynamodb', operation: 'PutItem', times: 1 });
  await expect(dynamo.send(new PutItemCommand({ TableName, Item }))).rejects.toThrow();
  expect(await dynamo.send(new GetItemCommand({ TableName, Key: Item }))).toMatchObject({ Item });
});
