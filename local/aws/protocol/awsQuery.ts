import { AwsError } from '../server/awsError.ts';
import { inputOf, outputOf } from './members.ts';
import type { AwsRequest, AwsResponse, Protocol } from './protocol.ts';
import { readQuery } from './queryDialect.ts';
import { xmlDocument, xmlStructure } from './xmlDocument.ts';

/** The protocol of STS, Auto Scaling and Elastic Load Balancing. `namespace` is the service's. */
export function awsQuery(namespace: string): Protocol {
  return {
    operationName: (request) => formOf(request).get('Action') ?? undefined,
    readInput: (request, schema) => readQuery(formOf(request), inputOf(schema), { ec2: false }),
    writeOutput: (output, schema, requestId) =>
      xml(
        200,
        requestId,
        xmlDocument(`${schema[2]}Response`, {
          '@xmlns': namespace,
          [`${schema[2]}Result`]: xmlStructure(outputOf(schema), output, schema[2]),
          ResponseMetadata: { RequestId: requestId },
        }),
      ),
    writeError: ({ code, message, status }, requestId) =>
      xml(
        status,
        requestId,
        xmlDocument('ErrorResponse', {
          '@xmlns': namespace,
          Error: { Type: status < 500 ? 'Sender' : 'Receiver', Code: code, Message: message },
          RequestId: requestId,
        }),
      ),
    unknownOperation: (name) =>
      new AwsError('InvalidAction', `Could not find operation ${name ?? ''}`),
  };
}

/** The parameters of a request, from its body, or from its query string for a GET. */
export function formOf(request: AwsRequest): URLSearchParams {
  return request.method === 'GET'
    ? request.query
    : new URLSearchParams(Buffer.from(request.body).toString('utf8'));
}

function xml(status: number, requestId: string, body: string): AwsResponse {
  return {
    status,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
    body,
  };
}
