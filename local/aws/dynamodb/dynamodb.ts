import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import dynalite from 'dynalite';
import type { AwsRequest, AwsResponse } from '../protocol/protocol.ts';
import { ACCESS_KEY } from '../server/accounts.ts';
import type { ForwardedService } from '../server/service.ts';

/** A table as CloudFormation's AWS::DynamoDB::Table describes it, as far as the bot needs it. */
interface TableDefinition {
  readonly TableName: string;
  readonly AttributeDefinitions: readonly {
    readonly AttributeName: string;
    readonly AttributeType: string;
  }[];
  readonly KeySchema: readonly { readonly AttributeName: string; readonly KeyType: string }[];
}

export interface LocalDynamoDb {
  readonly service: ForwardedService;
  /** The table is ready when it resolves. Rejects with DynamoDB's words when it refuses. */
  readonly createTable: (definition: TableDefinition) => Promise<void>;
}

/**
 * DynamoDB is dynalite, in memory, behind the same endpoint as everything else. What dynalite does
 * not know (transactions, PartiQL) it answers with UnknownOperationException. One set of tables for
 * all accounts and Regions.
 */
export function createDynamoDb(): LocalDynamoDb {
  const server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  const forward = (request: AwsRequest): Promise<AwsResponse> =>
    new Promise((resolve) => {
      // dynalite's server never listens: it gets the request that our own server has read.
      server.emit('request', readable(request), answerTo(resolve));
    });
  return {
    service: {
      signingName: 'dynamodb',
      forward,
      inputOf: ({ body }) => JSON.parse(Buffer.from(body).toString('utf8')),
    },
    createTable: async (definition) => {
      const created = await forward(
        requestOf('CreateTable', {
          ...definition,
          BillingMode: 'PAY_PER_REQUEST',
        }),
      );
      if (created.status !== 200) throw new Error(`DynamoDB refused the table: ${created.body}`);
      while (!(await isActive(forward, definition.TableName))) await pause();
    },
  };
}

function readable({ method, path, query, headers, body }: AwsRequest): Readable {
  const url = query.size === 0 ? path : `${path}?${query}`;
  return Object.assign(Readable.from(body.byteLength === 0 ? [] : [Buffer.from(body)]), {
    method,
    url,
    headers,
  });
}

/** As much of a ServerResponse as dynalite uses. */
function answerTo(resolve: (response: AwsResponse) => void) {
  const headers: Record<string, string> = {};
  return {
    statusCode: 200,
    setHeader: (name: string, value: string | number) => {
      headers[name.toLowerCase()] = String(value);
    },
    end(body: string | Uint8Array = '') {
      resolve({ status: this.statusCode, headers, body });
    },
  };
}

async function isActive(
  forward: (request: AwsRequest) => Promise<AwsResponse>,
  TableName: string,
): Promise<boolean> {
  const { body } = await forward(requestOf('DescribeTable', { TableName }));
  const answer: { Table?: { TableStatus?: string } } = JSON.parse(body.toString());
  return answer.Table?.TableStatus === 'ACTIVE';
}

function requestOf(operation: string, input: object): AwsRequest {
  const credential = `${ACCESS_KEY.accessKeyId}/20261123/us-east-1/dynamodb/aws4_request`;
  return {
    method: 'POST',
    path: '/',
    query: new URLSearchParams(),
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `DynamoDB_20120810.${operation}`,
      'x-amz-date': '20261123T000000Z',
      authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=${randomUUID()}`,
    },
    body: Buffer.from(JSON.stringify(input)),
  };
}

function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
