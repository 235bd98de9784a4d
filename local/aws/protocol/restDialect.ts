import type { NormalizedSchema } from '@smithy/core/schema';
import type { StaticOperationSchema } from '@smithy/types';
import { AwsError } from '../server/awsError.ts';
import { inputOf, membersOf, missingMember, outputOf, presentMembers } from './members.ts';
import { type AwsRequest, type AwsResponse, OutputError } from './protocol.ts';
import { parseScalar, printScalar } from './scalar.ts';

/** What the two REST protocols do differently: the path's prefix, and the form of the body. */
export interface RestDialect {
  /** S3 with its bucket in the path: `/{Bucket}`. */
  readonly pathPrefix: string;
  readonly contentType: string;
  readBody(schema: NormalizedSchema, body: Uint8Array): Record<string, unknown>;
  writeBody(
    schema: NormalizedSchema,
    output: unknown,
    skip: (member: NormalizedSchema) => boolean,
  ): string;
}

type Schemas = ReadonlyMap<string, { readonly schema: StaticOperationSchema }>;

/** The operation whose method, path and fixed query fit; the one with the most fixed query wins. */
export function matchRoute(
  request: AwsRequest,
  schemas: Schemas,
  dialect: RestDialect,
): string | undefined {
  return [...schemas]
    .map(([name, { schema }]) => ({ name, route: routeOf(schema, dialect) }))
    .filter(({ route }) => fits(request, route))
    .sort((one, other) => other.route.query.size - one.route.query.size)
    .at(0)?.name;
}

interface Route {
  readonly method: string;
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
  readonly status: number;
}

function routeOf(schema: StaticOperationSchema, { pathPrefix }: RestDialect): Route {
  const traits: unknown = schema[3];
  const http =
    traits !== null && typeof traits === 'object' && 'http' in traits ? traits.http : undefined;
  if (!Array.isArray(http)) throw new TypeError(`${schema[2]} has no http trait`);
  const [method, uri, status] = http;
  const [path = '', query = ''] = String(uri).split('?');
  return {
    method: String(method),
    segments: segmentsOf(pathPrefix + path),
    query: new URLSearchParams(query),
    status: Number(status),
  };
}

function segmentsOf(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '');
}

function fits(request: AwsRequest, route: Route): boolean {
  return (
    request.method === route.method &&
    labelsOf(request.path, route) !== undefined &&
    [...route.query].every(([key, value]) => request.query.get(key) === value)
  );
}

/** The labels of a path: `/{Bucket}/{Key+}` takes everything after the bucket as the key. */
function labelsOf(path: string, { segments }: Route): Record<string, string> | undefined {
  const actual = segmentsOf(path);
  const labels: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const label = /^\{(\w+)(\+?)\}$/.exec(segment);
    const rest = actual.slice(index);
    const [first] = rest;
    if (first === undefined) return undefined;
    if (label === null) {
      if (segment !== first) return undefined;
    } else if (label[2] === '+') {
      labels[label[1] ?? ''] = rest.map(decodeURIComponent).join('/');
      return labels;
    } else {
      labels[label[1] ?? ''] = decodeURIComponent(first);
    }
  }
  return actual.length === segments.length ? labels : undefined;
}

/** Reads labels, query, headers and body. Throws ValidationException and SerializationException. */
export function readRest(
  request: AwsRequest,
  operation: StaticOperationSchema,
  dialect: RestDialect,
): Record<string, unknown> {
  const route = routeOf(operation, dialect);
  const labels = labelsOf(request.path, route) ?? {};
  const schema = inputOf(operation);
  refuseUnknownQuery(request, route, schema);
  const input: Record<string, unknown> = hasBodyMembers(schema)
    ? dialect.readBody(schema, request.body)
    : {};
  for (const [name, member] of membersOf(schema)) {
    const value = bindingOf(name, member, request, labels, dialect);
    if (value !== undefined) input[name] = value;
  }
  const missing = missingMember(schema, input);
  if (missing !== undefined) {
    throw new AwsError('ValidationException', `Missing required parameter in input: ${missing}`);
  }
  return input;
}

function bindingOf(
  name: string,
  member: NormalizedSchema,
  request: AwsRequest,
  labels: Readonly<Record<string, string>>,
  dialect: RestDialect,
): unknown {
  const traits = member.getMergedTraits();
  if (traits.httpLabel) return scalar(name, member, labels[name]);
  if (traits.httpHeader) {
    return scalar(name, member, request.headers[traits.httpHeader.toLowerCase()]);
  }
  if (traits.httpQuery) return queryValue(name, member, request.query.getAll(traits.httpQuery));
  if (traits.httpPrefixHeaders) return prefixed(request.headers, traits.httpPrefixHeaders);
  if (traits.httpPayload || member.isStreaming()) return payload(member, request.body, dialect);
  return undefined;
}

function payload(member: NormalizedSchema, body: Uint8Array, dialect: RestDialect): unknown {
  if (body.byteLength === 0) return undefined;
  return member.isStructSchema() ? dialect.readBody(member, body) : body;
}

function queryValue(name: string, member: NormalizedSchema, texts: readonly string[]): unknown {
  if (texts.length === 0) return undefined;
  return member.isListSchema()
    ? texts.map((text) => scalar(name, member.getValueSchema(), text))
    : scalar(name, member, texts[0]);
}

function scalar(name: string, member: NormalizedSchema, text: string | undefined): unknown {
  if (text === undefined) return undefined;
  const value = parseScalar(member, text);
  if (value === undefined) throw new AwsError('ValidationException', `${name} cannot be ${text}`);
  return value;
}

function prefixed(headers: AwsRequest['headers'], prefix: string): Record<string, string> {
  const start = prefix.toLowerCase();
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => name.startsWith(start))
      .map(([name, value]) => [name.slice(start.length), value]),
  );
}

function refuseUnknownQuery(request: AwsRequest, route: Route, schema: NormalizedSchema): void {
  const known = new Set([
    ...route.query.keys(),
    ...membersOf(schema).flatMap(([, member]) => member.getMergedTraits().httpQuery ?? []),
  ]);
  const stranger = [...request.query.keys()].find((key) => !known.has(key));
  if (stranger !== undefined) {
    throw new AwsError('ValidationException', `Unknown query parameter: ${stranger}`);
  }
}

function hasBodyMembers(schema: NormalizedSchema): boolean {
  return membersOf(schema).some(([, member]) => !isBound(member));
}

function isBound(member: NormalizedSchema): boolean {
  const traits = member.getMergedTraits();
  return Boolean(
    traits.httpLabel ||
      traits.httpHeader ||
      traits.httpQuery ||
      traits.httpQueryParams ||
      traits.httpPrefixHeaders ||
      traits.httpPayload ||
      traits.httpResponseCode ||
      member.isStreaming(),
  );
}

/** Headers, status and body of an output, checked against its schema. */
export function writeRest(
  output: unknown,
  operation: StaticOperationSchema,
  requestId: string,
  dialect: RestDialect,
): AwsResponse {
  const schema = outputOf(operation);
  const present = presentMembers(schema, output, operation[2]);
  const headers: Record<string, string> = { 'x-amzn-requestid': requestId };
  let status = routeOf(operation, dialect).status;
  let body: string | Uint8Array | undefined;
  for (const [name, member, value] of present) {
    const traits = member.getMergedTraits();
    if (traits.httpHeader) {
      headers[traits.httpHeader.toLowerCase()] = printScalar(member, value, name, 'http-date');
    } else if (traits.httpPrefixHeaders) {
      Object.assign(headers, prefixHeaders(traits.httpPrefixHeaders, value));
    } else if (traits.httpResponseCode) {
      status = Number(value);
    } else if (traits.httpPayload || member.isStreaming()) {
      body = bytes(value, name);
    }
  }
  return {
    status,
    headers: { 'content-type': dialect.contentType, ...headers },
    body: body ?? (hasBodyMembers(schema) ? dialect.writeBody(schema, output, isBound) : ''),
  };
}

function bytes(value: unknown, name: string): Uint8Array {
  if (value instanceof Uint8Array) return value;
  throw new OutputError(name, 'a payload is a Uint8Array');
}

function prefixHeaders(prefix: string, value: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(value ?? {}).map(([key, each]) => [`${prefix}${key}`, String(each)]),
  );
}
