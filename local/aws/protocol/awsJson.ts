import { AwsError } from '../server/awsError.ts';
import { type JsonValue, parseJson, readJsonStructure, writeJsonStructure } from './jsonValue.ts';
import { inputOf, outputOf } from './members.ts';
import type { AwsResponse, Protocol } from './protocol.ts';

/** The protocol of Compute Optimizer (1.0), Pricing, Cost Explorer, SSM (1.1) and others. */
export function awsJson(version: '1.0' | '1.1'): Protocol {
  const json = (status: number, requestId: string, body: JsonValue): AwsResponse => ({
    status,
    headers: {
      'content-type': `application/x-amz-json-${version}`,
      'x-amzn-requestid': requestId,
    },
    body: JSON.stringify(body),
  });
  return {
    operationName: (request) => request.headers['x-amz-target']?.split('.').at(-1),
    readInput: (request, schema) => readJsonStructure(inputOf(schema), parseJson(request.body), ''),
    writeOutput: (output, schema, requestId) =>
      json(200, requestId, writeJsonStructure(outputOf(schema), output, '')),
    writeError: ({ code, message, status }, requestId) =>
      json(status, requestId, { __type: code, message }),
    unknownOperation: (name) =>
      new AwsError('UnknownOperationException', `Unknown operation ${name ?? ''}`),
  };
}
