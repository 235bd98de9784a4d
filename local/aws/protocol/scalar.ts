import type { NormalizedSchema } from '@smithy/core/schema';
import { OutputError } from './protocol.ts';

/** How a time is written when its shape does not say: as the protocols differ. */
export type TimestampFormat = 'date-time' | 'http-date' | 'epoch-seconds';

/** Smithy's numbers for timestamps with a format of their own. */
const FORMATS: Readonly<Record<number, TimestampFormat>> = {
  5: 'date-time',
  6: 'http-date',
  7: 'epoch-seconds',
};

export function timestampFormat(
  schema: NormalizedSchema,
  otherwise: TimestampFormat,
): TimestampFormat {
  const own = schema.getSchema();
  return (typeof own === 'number' ? FORMATS[own] : undefined) ?? otherwise;
}

/** The value of a text by its schema; undefined when the text is not one. */
export function parseScalar(
  schema: NormalizedSchema,
  text: string,
): string | number | bigint | boolean | Date | Uint8Array | undefined {
  if (schema.isStringSchema()) return text;
  if (schema.isBooleanSchema()) return parseBoolean(text);
  if (schema.isNumericSchema()) return parseNumber(text);
  if (schema.isBigIntegerSchema()) return /^-?\d+$/.test(text) ? BigInt(text) : undefined;
  if (schema.isTimestampSchema()) return parseTimestamp(text);
  if (schema.isBlobSchema()) return Buffer.from(text, 'base64');
  return undefined;
}

function parseBoolean(text: string): boolean | undefined {
  return text === 'true' ? true : text === 'false' ? false : undefined;
}

function parseNumber(text: string): number | undefined {
  const number = Number(text);
  return text.trim() === '' || !Number.isFinite(number) ? undefined : number;
}

function parseTimestamp(text: string): Date | undefined {
  const seconds = parseNumber(text);
  const date = new Date(seconds === undefined ? text : seconds * 1000);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** The text of an output value, which must be what its schema says. */
export function printScalar(
  schema: NormalizedSchema,
  value: unknown,
  path: string,
  format: TimestampFormat,
): string {
  if (schema.isStringSchema() && typeof value === 'string') return value;
  if (schema.isBooleanSchema() && typeof value === 'boolean') return String(value);
  if (schema.isNumericSchema() && typeof value === 'number' && Number.isFinite(value)) {
    return String(value);
  }
  if (schema.isBigIntegerSchema() && typeof value === 'bigint') return String(value);
  if (schema.isTimestampSchema() && value instanceof Date) {
    return printTimestamp(value, timestampFormat(schema, format));
  }
  if (schema.isBlobSchema() && value instanceof Uint8Array) {
    return Buffer.from(value).toString('base64');
  }
  throw new OutputError(path, `${describe(value)} is not ${schema.getName() ?? 'of its type'}`);
}

export function printTimestamp(date: Date, format: TimestampFormat): string {
  if (format === 'epoch-seconds') return String(date.getTime() / 1000);
  return format === 'http-date' ? date.toUTCString() : date.toISOString();
}

export function describe(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}
