import { AwsError } from '../awsError.ts';
import { matchRoute, type RestDialect, readRest, writeRest } from './httpBinding.ts';
import type { Protocol } from './protocol.ts';
import { xmlDocument, xmlStructure } from './xmlOutput.ts';

const xml: RestDialect = {
  // The SDK addresses a bucket in the path when the host is an IP address.
  pathPrefix: '/{Bucket}',
  contentType: 'application/xml',
  readBody: (_schema, body) => {
    if (body.byteLength === 0) return {};
    throw new AwsError('NotImplemented', 'The local S3 reads no XML bodies', 501);
  },
  writeBody: (schema, output, skip) =>
    xmlDocument(schema.getMergedTraits().xmlName ?? schema.getName() ?? 'Result', {
      '@xmlns': 'http://s3.amazonaws.com/doc/2006-03-01/',
      ...xmlStructure(schema, output, '', skip),
    }),
};

/** The protocol of S3, as far as putting, getting and listing objects need it. */
export const restXml: Protocol = {
  operationName: (request, schemas) => matchRoute(request, schemas, xml),
  readInput: (request, schema) => {
    if (request.headers['content-encoding']?.includes('aws-chunked')) {
      throw new AwsError('NotImplemented', 'The local S3 takes no chunked uploads', 501);
    }
    return readRest(request, schema, xml);
  },
  writeOutput: (output, schema, requestId) => writeRest(output, schema, requestId, xml),
  writeError: ({ code, message, status }, requestId) => ({
    status,
    headers: { 'content-type': xml.contentType, 'x-amz-request-id': requestId },
    body: xmlDocument('Error', { Code: code, Message: message, RequestId: requestId }),
  }),
  unknownOperation: () =>
    new AwsError('NotImplemented', 'The local S3 puts, gets and lists objects; nothing else', 501),
};
