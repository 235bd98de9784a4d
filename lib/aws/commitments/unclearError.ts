import { sentence } from '../../shared/message.ts';
import type { ReadError } from '../../shared/readError.ts';

/** The error of one commitment that was read and can't be understood. */
export function unclearError({
  id,
  ...where
}: Omit<ReadError, 'kind' | 'message'> & { readonly id: string }): ReadError {
  const message = sentence(
    "The commitment {id} can't be understood, so what it pays for is not known. Look it up in the AWS console, and open an issue with its fields.",
    { id },
  );
  return { kind: 'malformed', ...where, message };
}
