import { Readable } from 'node:stream';
import {
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalAws, startLocalAws } from '../../../local/aws/server/localAws.ts';
import { aFleet } from './aFleet.ts';
import { clientOptions } from './clientOptions.ts';

const Bucket = 'snapshots';
let aws: LocalAws;
let s3: S3Client;

beforeAll(async () => {
  aws = await startLocalAws({ fleet: aFleet(), buckets: [Bucket] });
  s3 = new S3Client(clientOptions(aws));
});
afterAll(() => aws.close());

test('what is put is got, byte for byte', async () => {
  const Body = Buffer.from([0, 255, 31, 139, 8]);
  const Key = 'a day/ü+1.json.gz';
  await s3.send(new PutObjectCommand({ Bucket, Key, Body, ContentEncoding: 'gzip' }));
  const got = await s3.send(new GetObjectCommand({ Bucket, Key }));
  expect(Buffer.from((await got.Body?.transformToByteArray()) ?? [])).toEqual(Body);
  expect(got).toMatchObject({ ContentLength: 5, ContentEncoding: 'gzip' });
});

test('a stream arrives in chunks with a checksum behind, and is kept without them', async () => {
  const parts = ['one ', 'two ', 'three'];
  await s3.send(
    new PutObjectCommand({
      Bucket,
      Key: 'stream',
      Body: Readable.from(parts.map((part) => Buffer.from(part))),
      ContentLength: parts.join('').length,
      ContentEncoding: 'identity',
    }),
  );
  const got = await s3.send(new GetObjectCommand({ Bucket, Key: 'stream' }));
  expect(await got.Body?.transformToString()).toBe('one two three');
  expect(got.ContentEncoding).toBe('identity');
});

test('a list has a prefix, pages and an end', async () => {
  for (const Key of ['list/3', 'list/1', 'list/2', 'other/1']) {
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: Key }));
  }
  const query = (ContinuationToken?: string) =>
    s3.send(
      new ListObjectsV2Command({
        Bucket,
        Prefix: 'list/',
        MaxKeys: 2,
        ...(ContinuationToken === undefined ? {} : { ContinuationToken }),
      }),
    );
  const first = await query();
  expect(first.Contents?.map(({ Key }) => Key)).toEqual(['list/1', 'list/2']);
  expect(first.IsTruncated).toBe(true);
  const second = await query(first.NextContinuationToken);
  expect(second.Contents?.map(({ Key }) => Key)).toEqual(['list/3']);
  expect(second).toMatchObject({ IsTruncated: false, KeyCount: 1 });
});

test('a missing key, a missing bucket and a write that must be the first are told apart', async () => {
  await expect(s3.send(new GetObjectCommand({ Bucket, Key: 'none' }))).rejects.toMatchObject({
    name: 'NoSuchKey',
  });
  await expect(
    s3.send(new PutObjectCommand({ Bucket: 'elsewhere', Key: 'x', Body: 'x' })),
  ).rejects.toMatchObject({ name: 'NoSuchBucket' });
  const put = () =>
    s3.send(new PutObjectCommand({ Bucket, Key: 'once', Body: 'x', IfNoneMatch: '*' }));
  await put();
  await expect(put()).rejects.toMatchObject({ name: 'PreconditionFailed' });
});
