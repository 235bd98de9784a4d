import { redact } from './redact.ts';

/**
 * Logs one event: a stable name and ids, no prose and no secrets. On Lambda the entry is JSON with
 * level, time and request id of Lambda's own, and the event as its `message`
 * (https://docs.aws.amazon.com/lambda/latest/dg/nodejs-logging.html). Elsewhere warnings and errors
 * go to standard error, so that what a program prints on standard output stays clean.
 */
export function logEvent(
  name: string,
  fields: Readonly<Record<string, unknown>>,
  level: 'info' | 'warn' | 'error' = 'warn',
): void {
  // No field is meant to be a secret; the message of a library's error might hold one.
  const entry: unknown = JSON.parse(redact(JSON.stringify({ event: name, ...fields })));
  // biome-ignore lint/suspicious/noConsole: the only place that logs.
  console[level](entry);
}

/** What a log says of an error: its name and message, without a stack. */
export function errorFields(error: unknown): { readonly error: string; readonly message: string } {
  return error instanceof Error
    ? { error: error.name, message: error.message }
    : { error: 'unknown', message: String(error) };
}
