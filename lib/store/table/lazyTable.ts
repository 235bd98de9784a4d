import { CLIENT_TIMEOUTS } from '../../aws/client/clientTimeouts.ts';
import type { Table } from './table.ts';

/**
 * The table `tableName`, opened when it is first used: an ingress that has just woken up answers
 * before the DynamoDB client is loaded.
 */
export function lazyTable(tableName: string): Table {
  let opened: Promise<Table> | undefined;
  const open = () => {
    opened ??= load(tableName);
    return opened;
  };
  return {
    get: async (key) => (await open()).get(key),
    list: async (pk) => (await open()).list(pk),
    put: async (...args) => (await open()).put(...args),
    putIf: async (...args) => (await open()).putIf(...args),
  };
}

async function load(tableName: string): Promise<Table> {
  const [{ DynamoDBClient }, { openTable }] = await Promise.all([
    import('@aws-sdk/client-dynamodb'),
    import('./table.ts'),
  ]);
  return openTable(new DynamoDBClient(CLIENT_TIMEOUTS), tableName);
}
