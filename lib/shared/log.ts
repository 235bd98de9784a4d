import { redact } from './redact.ts';

/**
 * One structured line in the log: a stable name and ids, no prose and no secrets. Standard error,
 * so that programs which print their results on standard output can use the same code.
 */
export function logEvent(name: string, fields: Readonly<Record<string, unknown>>): void {
  const line = JSON.stringify({ event: name, ...fields });
  // An error of a library might hold a secret.
  process.stderr.write(`${redact(line)}\n`);
}

/** What can be said of an error in a log: its name and message, without a stack. */
export function errorFields(error: unknown): { readonly error: string; readonly message: string } {
  return error instanceof Error
    ? { error: error.name, message: error.message }
    : { error: 'unknown', message: String(error) };
}
