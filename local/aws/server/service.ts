import type { MetadataBearer, StaticOperationSchema } from '@smithy/types';
import type { AccountId, Region } from '../../../lib/shared/ids.ts';
import type { AwsRequest, AwsResponse, Protocol } from '../protocol/protocol.ts';
import type { Principal } from './accounts.ts';
import type { Bucket } from './throttle.ts';

/** Who asks, where and when: what every operation gets in addition to its input. */
export interface AwsCall {
  readonly account: AccountId;
  readonly region: Region;
  readonly principal: Principal;
  /** By the clock of the local AWS. */
  readonly now: Date;
  readonly requestId: string;
}

/** A service of AWS: its operations as plain functions, or another server behind our endpoint. */
export type Service = ModelledService | ForwardedService;

export interface ModelledService {
  /** The name that requests are signed for: `ec2`, `monitoring`, `elasticloadbalancing`. */
  readonly signingName: string;
  readonly protocol: Protocol;
  /** The error code of a call that comes too fast, and its HTTP status. */
  readonly throttleError: { readonly code: string; readonly status: number };
  /** The error code of a call that is not allowed. AccessDeniedException when left out. */
  readonly deniedCode?: string;
  /** Which token buckets a call takes from; none: this service publishes no limit. */
  readonly bucketsOf?: (operation: string, input: unknown) => readonly Take[];
  /** By operation name. */
  readonly operations: ReadonlyMap<string, Operation>;
}

export interface ForwardedService {
  readonly signingName: string;
  readonly forward: (request: AwsRequest, call: AwsCall) => Promise<AwsResponse>;
  /** As much of the input as its policies need. */
  readonly inputOf: (request: AwsRequest) => unknown;
}

/** Tokens from one bucket. The server adds the account and the Region to the name. */
export interface Take {
  readonly name: string;
  readonly bucket: Bucket;
  readonly tokens?: number;
}

export interface Operation {
  readonly schema: StaticOperationSchema;
  /** The input has been read by the schema; the output is checked against it. */
  readonly run: (input: unknown, call: AwsCall) => unknown;
}

/** A command class of the SDK: it knows the types of an operation and its schema. */
export interface CommandClass<Input extends object, Output extends MetadataBearer> {
  new (
    input: Input,
  ): {
    readonly input: Input;
    readonly schema?: unknown;
    resolveMiddleware(
      stack: never,
      configuration: never,
      options: never,
    ): (request: { input: Input }) => Promise<{ output: Output }>;
  };
}

/**
 * One operation, typed by the SDK's own command:
 * `operation(StopInstancesCommand, (input, call) => ({ StoppingInstances: [] }))`.
 */
export function operation<Input extends object, Output extends MetadataBearer>(
  command: CommandClass<Input, Output>,
  run: (input: Input, call: AwsCall) => Answer<Output> | Promise<Answer<Output>>,
): Operation {
  return {
    schema: schemaOf(command),
    // The protocol builds the input from this very schema, so it has the command's input type.
    run: (input, call) => run(input as Input, call),
  };
}

/** What an operation answers: the SDK's output without its metadata, and bytes for streams. */
export type Answer<Output extends MetadataBearer> = Bytes<Omit<Output, '$metadata'>>;

type Bytes<Output> = {
  [Member in keyof Output]: NonNullable<Output[Member]> extends {
    transformToString(encoding?: string): unknown;
  }
    ? Uint8Array | undefined
    : Output[Member];
};

/** The operations of a service by their names in the schemas. */
export function operationTable(
  ...operations: readonly Operation[]
): ReadonlyMap<string, Operation> {
  return new Map(operations.map((each) => [each.schema[2], each]));
}

function schemaOf<Input extends object, Output extends MetadataBearer>(
  command: CommandClass<Input, Output>,
): StaticOperationSchema {
  // A constructor only keeps its input; nothing is sent.
  const { schema } = new command({} as Input);
  if (!isOperationSchema(schema)) throw new TypeError(`${command.name} carries no schema`);
  return schema;
}

const OPERATION = 9;

function isOperationSchema(schema: unknown): schema is StaticOperationSchema {
  return Array.isArray(schema) && schema[0] === OPERATION;
}
