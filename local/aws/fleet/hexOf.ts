import { createHash } from 'node:crypto';

/** 17 hexadecimal digits as AWS ids end in, always the same for the same name. */
export function hexOf(name: string): string {
  return `0${createHash('sha256').update(name).digest('hex').slice(0, 16)}`;
}
