import type { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from '../server/awsError.ts';
import { isRecord, listItems, membersOf, missingMember, presentMembers } from './members.ts';
import { OutputError } from './protocol.ts';
import { describe, parseScalar, printTimestamp, timestampFormat } from './scalar.ts';

export type JsonValue =
  | null
  | string
  | number
  | boolean
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

/** The JSON object in a body; an empty body is an empty object. Throws SerializationException. */
export function parseJson(body: Uint8Array): Record<string, unknown> {
  const text = Buffer.from(body).toString('utf8');
  try {
    const value: unknown = JSON.parse(text === '' ? '{}' : text);
    if (isRecord(value)) return value;
  } catch {
    throw serialization('The body is not JSON');
  }
  throw serialization('The body is not a JSON object');
}

/** Reads a structure by its schema. Throws SerializationException and ValidationException. */
export function readJsonStructure(
  schema: NormalizedSchema,
  value: unknown,
  path: string,
): Record<string, unknown> {
  if (!isRecord(value)) throw serialization(`${path || 'The body'} is ${describe(value)}`);
  const members = new Map(
    membersOf(schema).map(([name, member]) => [jsonName(name, member), { name, member }]),
  );
  const input: Record<string, unknown> = {};
  for (const [key, each] of Object.entries(value)) {
    const known = members.get(key);
    if (known === undefined) throw validation(`Unknown parameter in input: ${join(path, key)}`);
    if (each !== null) input[known.name] = readJson(known.member, each, join(path, key));
  }
  const missing = missingMember(schema, input);
  if (missing !== undefined) {
    throw validation(`Missing required parameter in input: ${join(path, missing)}`);
  }
  return input;
}

function readJson(schema: NormalizedSchema, value: unknown, path: string): unknown {
  if (schema.isDocumentSchema()) return value;
  if (schema.isStructSchema()) return readJsonStructure(schema, value, path);
  if (schema.isListSchema() && Array.isArray(value)) {
    return value.map((item, index) => readJson(schema.getValueSchema(), item, `${path}[${index}]`));
  }
  if (schema.isMapSchema() && isRecord(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [
        key,
        readJson(schema.getValueSchema(), each, join(path, key)),
      ]),
    );
  }
  const scalar = readScalar(schema, value);
  if (scalar === undefined) throw serialization(`${path} cannot be ${describe(value)}`);
  return scalar;
}

function readScalar(schema: NormalizedSchema, value: unknown): unknown {
  if (schema.isStringSchema()) return typeof value === 'string' ? value : undefined;
  if (schema.isBooleanSchema()) return typeof value === 'boolean' ? value : undefined;
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  return parseScalar(schema, String(value));
}

/** The JSON of an output structure, checked against its schema. `skip` keeps members out. */
export function writeJsonStructure(
  schema: NormalizedSchema,
  value: unknown,
  path: string,
  skip: (member: NormalizedSchema) => boolean = () => false,
): JsonValue {
  return Object.fromEntries(
    presentMembers(schema, value, path)
      .filter(([, member]) => !skip(member))
      .map(([name, member, each]) => [
        jsonName(name, member),
        writeJson(member, each, join(path, name)),
      ]),
  );
}

function writeJson(schema: NormalizedSchema, value: unknown, path: string): JsonValue {
  if (schema.isStructSchema()) return writeJsonStructure(schema, value, path);
  if (schema.isListSchema()) {
    return listItems(value, path).map((item, index) =>
      writeJson(schema.getValueSchema(), item, `${path}[${index}]`),
    );
  }
  if (schema.isMapSchema() && isRecord(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [
        key,
        writeJson(schema.getValueSchema(), each, join(path, key)),
      ]),
    );
  }
  return writeScalar(schema, value, path);
}

function writeScalar(schema: NormalizedSchema, value: unknown, path: string): JsonValue {
  if (schema.isStringSchema() && typeof value === 'string') return value;
  if (schema.isBooleanSchema() && typeof value === 'boolean') return value;
  if (schema.isNumericSchema() && typeof value === 'number') return value;
  if (schema.isTimestampSchema() && value instanceof Date) {
    const format = timestampFormat(schema, 'epoch-seconds');
    return format === 'epoch-seconds' ? value.getTime() / 1000 : printTimestamp(value, format);
  }
  if (schema.isBlobSchema() && value instanceof Uint8Array) {
    return Buffer.from(value).toString('base64');
  }
  throw new OutputError(path, `${describe(value)} is not ${schema.getName() ?? 'of its type'}`);
}

function jsonName(name: string, member: NormalizedSchema): string {
  return member.getMergedTraits().jsonName ?? name;
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

function serialization(message: string): AwsError {
  return new AwsError('SerializationException', message);
}

function validation(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
