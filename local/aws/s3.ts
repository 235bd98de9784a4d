import { createHash } from 'node:crypto';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { restXml } from './protocol/restXml.ts';
import { AwsError } from './server/awsError.ts';
import {
  type ModelledService,
  type Operation,
  operation,
  operationTable,
} from './server/service.ts';

interface StoredObject {
  readonly body: Uint8Array;
  readonly etag: string;
  readonly modified: Date;
  readonly contentType: string;
  readonly contentEncoding: string | undefined;
  readonly metadata: Readonly<Record<string, string>>;
}

/** S3, in memory: these buckets, empty at first. */
export function s3Service(bucketNames: readonly string[]): ModelledService {
  const buckets = new Map(bucketNames.map((name) => [name, new Map<string, StoredObject>()]));
  const bucketOf = (name: string | undefined) => {
    const bucket = buckets.get(name ?? '');
    if (bucket === undefined) {
      throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404);
    }
    return bucket;
  };
  return {
    signingName: 's3',
    protocol: restXml,
    throttleError: { code: 'SlowDown', status: 503 },
    deniedCode: 'AccessDenied',
    operations: operationTable(putObject(bucketOf), getObject(bucketOf), listObjects(bucketOf)),
  };
}

type BucketOf = (name: string | undefined) => Map<string, StoredObject>;

function putObject(bucketOf: BucketOf): Operation {
  return operation(PutObjectCommand, (input, { now }) => {
    const bucket = bucketOf(input.Bucket);
    const body = bytesOf(input.Body);
    const exists = bucket.has(input.Key ?? '');
    if (input.IfNoneMatch === '*' && exists) {
      throw new AwsError(
        'PreconditionFailed',
        'At least one of the pre-conditions you specified did not hold',
        412,
      );
    }
    const etag = `"${createHash('md5').update(body).digest('hex')}"`;
    bucket.set(input.Key ?? '', {
      body,
      etag,
      modified: now,
      contentType: input.ContentType ?? 'application/octet-stream',
      contentEncoding: input.ContentEncoding,
      metadata: input.Metadata ?? {},
    });
    return { ETag: etag, ServerSideEncryption: 'AES256' as const };
  });
}

function getObject(bucketOf: BucketOf): Operation {
  return operation(GetObjectCommand, (input) => {
    const found = bucketOf(input.Bucket).get(input.Key ?? '');
    if (found === undefined) {
      throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404);
    }
    if (input.Range !== undefined) {
      throw new AwsError('NotImplemented', 'The local S3 gives whole objects only', 501);
    }
    return {
      Body: found.body,
      ContentLength: found.body.byteLength,
      ContentType: found.contentType,
      ETag: found.etag,
      LastModified: found.modified,
      Metadata: found.metadata,
      ...(found.contentEncoding === undefined ? {} : { ContentEncoding: found.contentEncoding }),
    };
  });
}

function listObjects(bucketOf: BucketOf): Operation {
  return operation(ListObjectsV2Command, (input) => {
    if (input.Delimiter !== undefined) {
      throw new AwsError('NotImplemented', 'The local S3 knows no delimiter', 501);
    }
    const size = input.MaxKeys ?? MOST;
    if (size < 0) throw new AwsError('InvalidArgument', 'maxKeys must not be negative');
    const after = tokenKey(input.ContinuationToken) ?? input.StartAfter ?? '';
    const found = [...bucketOf(input.Bucket)]
      .filter(([key]) => key.startsWith(input.Prefix ?? '') && key > after)
      .sort(([one], [other]) => (one < other ? -1 : 1));
    const shown = found.slice(0, Math.min(size, MOST));
    const last = shown.at(-1);
    const truncated = found.length > shown.length;
    return {
      Name: input.Bucket,
      Prefix: input.Prefix ?? '',
      MaxKeys: size,
      KeyCount: shown.length,
      IsTruncated: truncated,
      Contents: shown.map(([Key, { body, etag, modified }]) => ({
        Key,
        Size: body.byteLength,
        ETag: etag,
        LastModified: modified,
        StorageClass: 'STANDARD' as const,
      })),
      ...(truncated && last !== undefined
        ? { NextContinuationToken: Buffer.from(`key:${last[0]}`).toString('base64') }
        : {}),
    };
  });
}

const MOST = 1000;

function tokenKey(token: string | undefined): string | undefined {
  if (token === undefined) return undefined;
  const text = Buffer.from(token, 'base64').toString('utf8');
  if (!text.startsWith('key:')) {
    throw new AwsError('InvalidArgument', 'The continuation token provided is incorrect');
  }
  return text.slice('key:'.length);
}

/** The protocol gives the body of a request as bytes, and no body as nothing. */
function bytesOf(body: unknown): Uint8Array {
  return body instanceof Uint8Array ? body : new Uint8Array();
}
