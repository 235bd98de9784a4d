import { AwsError } from '../server/awsError.ts';

const LINE_END = '\r\n';

/**
 * The object in an `aws-chunked` body: chunks of `size[;signature]`, a line end, the bytes and a
 * line end, up to one of size 0, and then the checksum trailers, which are not recomputed here.
 * Throws IncompleteBody when it ends before that.
 */
export function decodeAwsChunked(body: Uint8Array): Uint8Array {
  const bytes = Buffer.from(body);
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const lineEnd = bytes.indexOf(LINE_END, at);
    const size = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16);
    if (lineEnd === -1 || Number.isNaN(size)) throw incomplete();
    if (size === 0) return Buffer.concat(chunks);
    const start = lineEnd + LINE_END.length;
    if (start + size > bytes.byteLength) throw incomplete();
    chunks.push(bytes.subarray(start, start + size));
    at = start + size + LINE_END.length;
  }
}

function incomplete(): AwsError {
  return new AwsError(
    'IncompleteBody',
    'You did not provide the number of bytes specified by the chunk sizes',
  );
}
