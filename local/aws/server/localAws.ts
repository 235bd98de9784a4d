import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createDynamoDb, type LocalDynamoDb } from '../dynamodb/dynamodb.ts';
import { createInstances } from '../ec2/instances/instances.ts';
import { demoFleet } from '../fleet/demoFleet.ts';
import type { Fleet } from '../fleet/fleet.ts';
import { createFunctions, type Functions } from '../lambda/functions.ts';
import type { AwsRequest } from '../protocol/protocol.ts';
import type { LocalParameter } from '../ssm.ts';
import type { Denial } from './access.ts';
import { ACCESS_KEY, createAccounts, PROD_ACCOUNT } from './accounts.ts';
import { type Clock, createClock } from './clock.ts';
import type { Environment } from './environment.ts';
import { createFaultBoard, type FaultBoard } from './faults.ts';
import { createGateway, type Gateway, NO_ANSWER } from './gateway.ts';
import { regionTable } from './regions.ts';
import { services } from './services.ts';

export interface LocalAwsOptions {
  /** Any free port, when left out. */
  readonly port?: number;
  /** The demo fleet, when left out. */
  readonly fleet?: Fleet;
  /** Seconds of the local AWS in one second of the wall clock. 1, when left out; 0: it stands still. */
  readonly speed?: number;
  /** The time at the start. Now, when left out. */
  readonly start?: Date;
  readonly denied?: readonly Denial[];
  /** Opt-in Regions that the accounts have opted in to. */
  readonly optedInto?: readonly string[];
  /** Parameter Store of the bot's account, by name. */
  readonly parameters?: Readonly<Record<string, LocalParameter>>;
  /** S3 buckets, empty at first. */
  readonly buckets?: readonly string[];
}

export interface LocalAws {
  readonly url: string;
  readonly clock: Clock;
  readonly faults: FaultBoard;
  readonly environment: Environment;
  /** Lambda: register handlers here; they run in this process. */
  readonly functions: Functions;
  /** Creates a DynamoDB table. */
  readonly createTable: LocalDynamoDb['createTable'];
  /** What the SDK needs in its environment to come here. */
  clientEnvironment(): Record<string, string>;
  close(): Promise<void>;
}

/** An AWS on 127.0.0.1. Rejects when the port is taken, with a sentence that says so. */
export async function startLocalAws(options: LocalAwsOptions = {}): Promise<LocalAws> {
  const environment = createEnvironment(options);
  const { clock, faults } = environment;
  const home = { account: PROD_ACCOUNT, region: HOME_REGION };
  const functions = createFunctions({ ...home, clock, faults });
  const dynamoDb = createDynamoDb();
  const deployed = {
    functions,
    dynamoDb: dynamoDb.service,
    parameters: options.parameters ?? {},
    buckets: options.buckets ?? [],
  };
  const gateway = createGateway(environment, services(environment, deployed), options.denied ?? []);
  const server = createServer((request, response) => void answer(gateway, request, response));
  const url = `http://127.0.0.1:${await listen(server, options.port ?? 0)}`;
  return {
    url,
    clock: environment.clock,
    faults: environment.faults,
    environment,
    functions,
    createTable: dynamoDb.createTable,
    clientEnvironment: () => ({
      AWS_ENDPOINT_URL: url,
      AWS_REGION: HOME_REGION,
      AWS_ACCESS_KEY_ID: ACCESS_KEY.accessKeyId,
      AWS_SECRET_ACCESS_KEY: ACCESS_KEY.secretAccessKey,
    }),
    close: async () => {
      await functions.close();
      await close(server);
    },
  };
}

/** Where the bot itself is deployed. */
const HOME_REGION = 'us-east-1';

function createEnvironment({ fleet, speed, start, optedInto }: LocalAwsOptions): Environment {
  const clock = createClock({
    ...(speed === undefined ? {} : { speed }),
    ...(start === undefined ? {} : { start }),
  });
  const faults = createFaultBoard();
  const seeded = fleet ?? demoFleet(clock.now());
  return {
    clock,
    faults,
    accounts: createAccounts(),
    regions: regionTable(optedInto ?? []),
    fleet: seeded,
    instances: createInstances(seeded, clock),
    reservationTags: new Map(),
  };
}

async function answer(
  gateway: Gateway,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const result = await gateway(await readRequest(request));
    if (result === NO_ANSWER) return void request.socket.destroy();
    response.writeHead(result.status, result.headers).end(result.body);
  } catch (error) {
    // Only a request that broke off gets here: the gateway answers everything else.
    response.destroy(error instanceof Error ? error : undefined);
  }
}

async function readRequest(request: IncomingMessage): Promise<AwsRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const url = request.url ?? '/';
  const mark = url.indexOf('?');
  return {
    method: request.method ?? 'GET',
    path: mark === -1 ? url : url.slice(0, mark),
    query: new URLSearchParams(mark === -1 ? '' : url.slice(mark + 1)),
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value ?? '')]),
    ),
    body: Buffer.concat(chunks),
  };
}

/** Listens on 127.0.0.1 only, and returns the port. */
function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} is in use: the local AWS cannot listen there.`)
          : error,
      );
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
