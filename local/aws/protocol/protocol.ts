import type { StaticOperationSchema } from '@smithy/types';
import type { AwsError } from '../server/awsError.ts';

/** An HTTP request as the server got it. */
export interface AwsRequest {
  readonly method: string;
  /** Without the query string, still percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface AwsResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** How a service speaks: from request to input, from output to response. */
export interface Protocol {
  /** The name of the operation asked for; undefined when the request names none of `schemas`. */
  operationName(
    request: AwsRequest,
    schemas: ReadonlyMap<string, { readonly schema: StaticOperationSchema }>,
  ): string | undefined;
  /** Throws AwsError for a parameter that the operation does not have, or of the wrong form. */
  readInput(request: AwsRequest, schema: StaticOperationSchema): Record<string, unknown>;
  /** Throws OutputError for an output that the operation cannot have. */
  writeOutput(output: unknown, schema: StaticOperationSchema, requestId: string): AwsResponse;
  writeError(error: AwsError, requestId: string): AwsResponse;
  unknownOperation(name: string | undefined): AwsError;
}

/** A service of ours made an answer that AWS could not make: a bug here, never the caller's. */
export class OutputError extends Error {
  constructor(path: string, problem: string) {
    super(`output ${path}: ${problem}`);
    this.name = 'OutputError';
  }
}
