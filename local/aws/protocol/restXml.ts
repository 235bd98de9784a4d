import { AwsError } from '../server/awsError.ts';
import { decodeAwsChunked } from './awsChunked.ts';
import type { AwsRequest, Protocol } from './protocol.ts';
import { matchRoute, type RestDialect, readRest, writeRest } from './restDialect.ts';
import { xmlDocument, xmlStructure } from './xmlDocument.ts';

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
  readInput: (request, schema) => readRest(plain(request), schema, xml),
  writeOutput: (output, schema, requestId) => writeRest(output, schema, requestId, xml),
  writeError: ({ code, message, status }, requestId) => ({
    status,
    headers: { 'content-type': xml.contentType, 'x-amz-request-id': requestId },
    body: xmlDocument('Error', { Code: code, Message: message, RequestId: requestId }),
  }),
  unknownOperation: () =>
    new AwsError('NotImplemented', 'The local S3 puts, gets and lists objects; nothing else', 501),
};

/** The request with its object as it is: the SDK sends streams in chunks with a checksum behind. */
function plain(request: AwsRequest): AwsRequest {
  const { 'content-encoding': encodings = '', ...headers } = request.headers;
  const codings = encodings.split(',').map((each) => each.trim());
  if (!codings.includes('aws-chunked')) return request;
  const own = codings.filter((each) => each !== 'aws-chunked').join(',');
  return {
    ...request,
    headers: own === '' ? headers : { ...headers, 'content-encoding': own },
    body: decodeAwsChunked(request.body),
  };
}
