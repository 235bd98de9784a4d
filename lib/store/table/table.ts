import { ConditionalCheckFailedException, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  paginateQuery,
} from '@aws-sdk/lib-dynamodb';

/**
 * The one table: `pk` and `sk` name an item, `value` is what we put there, `expires` is DynamoDB's
 * time to live in epoch seconds. Single-item conditional writes only
 * (docs/architecture.md#state-is-one-conditional-write). What we wrote ourselves is trusted when
 * read back.
 */
export interface Table {
  readonly get: <Value>(key: Key) => Promise<Value | undefined>;
  readonly list: <Value>(pk: string) => Promise<readonly Value[]>;
  /** Writes always. */
  readonly put: (key: Key, value: unknown, options?: PutOptions) => Promise<void>;
  /** Writes when the condition holds; false when it does not. */
  readonly putIf: (
    condition: Condition,
    key: Key,
    value: unknown,
    options?: PutOptions,
  ) => Promise<boolean>;
}

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

export interface PutOptions {
  /** Epoch seconds after which DynamoDB may delete the item. */
  readonly expires?: number;
  /** Compared by the `version` condition of the next write. */
  readonly version?: number;
  /** Who holds it, for locks. */
  readonly owner?: string;
}

export type Condition =
  | { readonly kind: 'absent' }
  /**
   * Nothing there, or what is there has run out at `now` (TTL deletion is lazy:
   * docs/facts/durable-functions.md#the-table).
   */
  | { readonly kind: 'absentOrExpired'; readonly now: number }
  | { readonly kind: 'version'; readonly version: number }
  | { readonly kind: 'ownedBy'; readonly owner: string }
  | { readonly kind: 'freeOrOwnedBy'; readonly owner: string; readonly now: number };

/** The table `tableName` through `client`. */
export function openTable(client: DynamoDBClient, tableName: string): Table {
  const documents = DynamoDBDocumentClient.from(client, {
    marshallOptions: { removeUndefinedValues: true },
  });
  const write = async (key: Key, value: unknown, options: PutOptions, condition?: Condition) => {
    await documents.send(
      new PutCommand({
        TableName: tableName,
        Item: { ...key, value, ...options },
        ...(condition === undefined ? {} : expressionOf(condition)),
      }),
    );
  };
  return {
    get: async (key) => {
      const answer = await documents.send(
        new GetCommand({ TableName: tableName, Key: key, ConsistentRead: true }),
      );
      return answer.Item?.value;
    },
    list: async (pk) => {
      const pages = paginateQuery(
        { client: documents },
        {
          TableName: tableName,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': pk },
        },
      );
      const items = [];
      for await (const page of pages) items.push(...(page.Items ?? []));
      return items.map((item) => item.value);
    },
    put: (key, value, options = {}) => write(key, value, options),
    putIf: async (condition, key, value, options = {}) => {
      try {
        await write(key, value, options, condition);
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
  };
}

function expressionOf(condition: Condition) {
  switch (condition.kind) {
    case 'absent':
      return { ConditionExpression: 'attribute_not_exists(pk)' };
    case 'absentOrExpired':
      return {
        ConditionExpression: 'attribute_not_exists(pk) OR expires < :now',
        ExpressionAttributeValues: { ':now': condition.now },
      };
    case 'version':
      return {
        ConditionExpression: '#version = :version',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':version': condition.version },
      };
    case 'ownedBy':
      return {
        ConditionExpression: '#owner = :owner',
        ExpressionAttributeNames: { '#owner': 'owner' },
        ExpressionAttributeValues: { ':owner': condition.owner },
      };
    case 'freeOrOwnedBy':
      return {
        ConditionExpression: 'attribute_not_exists(pk) OR expires < :now OR #owner = :owner',
        ExpressionAttributeNames: { '#owner': 'owner' },
        ExpressionAttributeValues: { ':now': condition.now, ':owner': condition.owner },
      };
  }
}
