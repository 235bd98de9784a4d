import * as z from 'zod';
import { SlackRefusal } from './apiAnswer.ts';

/** What a method was called with; a form and JSON give the same. */
export type MethodArguments = Readonly<Record<string, unknown>>;

/** Slack's SDK sends these as JSON inside a form. */
const STRUCTURED = ['blocks', 'attachments', 'view', 'metadata', 'files'];
const record = z.record(z.string(), z.unknown());

export function readArguments(body: Buffer, contentType: string | undefined): MethodArguments {
  const text = body.toString('utf8');
  if (contentType?.startsWith('application/json') === true) {
    const read = record.safeParse(json(text, 'invalid_json'));
    if (!read.success) throw new SlackRefusal('json_not_object');
    return read.data;
  }
  return Object.fromEntries(
    [...new URLSearchParams(text)].map(([name, value]) => [
      name,
      STRUCTURED.includes(name) ? json(value, 'invalid_arguments') : value,
    ]),
  );
}

function json(text: string, error: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SlackRefusal(error);
  }
}

export function textArgument(args: MethodArguments, name: string): string | undefined {
  const value = args[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function requiredText(args: MethodArguments, name: string): string {
  const value = textArgument(args, name);
  if (value === undefined) {
    throw new SlackRefusal('invalid_arguments', [`[ERROR] missing required field: ${name}`]);
  }
  return value;
}
