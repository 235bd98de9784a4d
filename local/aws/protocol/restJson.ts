import { AwsError } from '../server/awsError.ts';
import { parseJson, readJsonStructure, writeJsonStructure } from './jsonValue.ts';
import type { Protocol } from './protocol.ts';
import { matchRoute, type RestDialect, readRest, writeRest } from './restDialect.ts';

const json: RestDialect = {
  pathPrefix: '',
  contentType: 'application/json',
  readBody: (schema, body) => readJsonStructure(schema, parseJson(body), ''),
  writeBody: (schema, output, skip) => JSON.stringify(writeJsonStructure(schema, output, '', skip)),
};

/** The protocol of Lambda and Savings Plans: paths, headers and JSON bodies. */
export const restJson: Protocol = {
  operationName: (request, schemas) => matchRoute(request, schemas, json),
  readInput: (request, schema) => readRest(request, schema, json),
  writeOutput: (output, schema, requestId) => writeRest(output, schema, requestId, json),
  writeError: ({ code, message, status }, requestId) => ({
    status,
    headers: {
      'content-type': json.contentType,
      'x-amzn-requestid': requestId,
      'x-amzn-errortype': code,
    },
    body: JSON.stringify({ message }),
  }),
  unknownOperation: () =>
    new AwsError('UnknownOperationException', 'No operation has this method and path', 404),
};
