import { AwsError } from '../server/awsError.ts';
import { formOf } from './awsQuery.ts';
import { inputOf, outputOf } from './members.ts';
import type { AwsResponse, Protocol } from './protocol.ts';
import { readQuery } from './queryDialect.ts';
import { xmlDocument, xmlStructure } from './xmlDocument.ts';

const NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/';

/** The protocol of EC2 alone: form parameters in, XML without a result element out. */
export const ec2Query: Protocol = {
  operationName: (request) => formOf(request).get('Action') ?? undefined,
  readInput: (request, schema) => readQuery(formOf(request), inputOf(schema), { ec2: true }),
  writeOutput: (output, schema, requestId) =>
    xml(
      200,
      requestId,
      xmlDocument(`${schema[2]}Response`, {
        '@xmlns': NAMESPACE,
        requestId,
        ...xmlStructure(outputOf(schema), output, schema[2]),
      }),
    ),
  writeError: ({ code, message, status }, requestId) =>
    xml(
      status,
      requestId,
      xmlDocument('Response', {
        Errors: { Error: { Code: code, Message: message } },
        RequestID: requestId,
      }),
    ),
  unknownOperation: (name) =>
    new AwsError('InvalidAction', `The action ${name ?? ''} is not valid for this web service.`),
};

/** EC2 gives the id in the header as well as in the body: the SDK reads the header. */
function xml(status: number, requestId: string, body: string): AwsResponse {
  return {
    status,
    headers: { 'content-type': 'text/xml;charset=UTF-8', 'x-amzn-requestid': requestId },
    body,
  };
}
