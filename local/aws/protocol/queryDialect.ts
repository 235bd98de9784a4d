import type { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from '../server/awsError.ts';
import { membersOf, missingMember } from './members.ts';
import { parseScalar } from './scalar.ts';

/** What the two query protocols do differently (EC2's flattens lists and capitalises names). */
export interface QueryDialect {
  readonly ec2: boolean;
}

/** Reads `A.1.B=x` parameters by the schema. Throws UnknownParameter, MissingParameter and so on. */
export function readQuery(
  parameters: URLSearchParams,
  schema: NormalizedSchema,
  dialect: QueryDialect,
): Record<string, unknown> {
  const tree = branch();
  for (const [key, value] of parameters) {
    if (key !== 'Action' && key !== 'Version') plant(tree, key, value);
  }
  return readStructure(tree, schema, '', dialect);
}

/** Parameters as a tree: `A.1.B=x` is a leaf `x` below A, below 1, below B. */
interface Node {
  value?: string;
  readonly children: Map<string, Node>;
}

function branch(): Node {
  return { children: new Map() };
}

function plant(tree: Node, key: string, value: string): void {
  let node = tree;
  for (const part of key.split('.')) {
    const next = node.children.get(part) ?? branch();
    node.children.set(part, next);
    node = next;
  }
  node.value = value;
}

function read(node: Node, schema: NormalizedSchema, path: string, dialect: QueryDialect): unknown {
  if (schema.isStructSchema()) return readStructure(node, schema, path, dialect);
  if (schema.isListSchema()) return readList(node, schema, path, dialect);
  if (schema.isMapSchema()) return readMap(node, schema, path, dialect);
  const [child] = node.children.keys();
  if (child !== undefined) throw unknownParameter(join(path, child));
  const value = parseScalar(schema, node.value ?? '');
  if (value === undefined) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value (${node.value ?? ''}) for parameter ${path} is invalid.`,
    );
  }
  return value;
}

function readStructure(
  node: Node,
  schema: NormalizedSchema,
  path: string,
  dialect: QueryDialect,
): Record<string, unknown> {
  const members = new Map(
    membersOf(schema).map(([name, member]) => [keyOf(name, member, dialect), { name, member }]),
  );
  const input: Record<string, unknown> = {};
  for (const [key, child] of node.children) {
    const known = members.get(key);
    if (known === undefined) throw unknownParameter(join(path, key));
    input[known.name] = read(child, known.member, join(path, key), dialect);
  }
  const missing = missingMember(schema, input);
  if (missing !== undefined) {
    throw new AwsError(
      'MissingParameter',
      `The request must contain the parameter ${join(path, missing)}`,
    );
  }
  return input;
}

function readList(
  node: Node,
  schema: NormalizedSchema,
  path: string,
  dialect: QueryDialect,
): readonly unknown[] {
  const member = schema.getValueSchema();
  const flat = dialect.ec2 || Boolean(schema.getMergedTraits().xmlFlattened);
  const label = member.getMergedTraits().xmlName ?? 'member';
  const items = flat ? node : node.children.get(label);
  if (items === undefined) {
    const [stranger] = node.children.keys();
    if (stranger !== undefined) throw unknownParameter(join(path, stranger));
    return [];
  }
  return numbered(items, path).map(([key, child]) => read(child, member, join(path, key), dialect));
}

function readMap(
  node: Node,
  schema: NormalizedSchema,
  path: string,
  dialect: QueryDialect,
): Record<string, unknown> {
  const flat = Boolean(schema.getMergedTraits().xmlFlattened);
  const entries = flat ? node : (node.children.get('entry') ?? branch());
  const [keys, values] = [schema.getKeySchema(), schema.getValueSchema()];
  const [key, value] = [
    keys.getMergedTraits().xmlName ?? 'key',
    values.getMergedTraits().xmlName ?? 'value',
  ];
  return Object.fromEntries(
    numbered(entries, path).map(([index, entry]) => [
      entry.children.get(key)?.value ?? '',
      read(entry.children.get(value) ?? branch(), values, join(path, index), dialect),
    ]),
  );
}

function numbered(node: Node, path: string): readonly [string, Node][] {
  const entries = [...node.children];
  const stranger = entries.find(([key]) => !/^\d+$/.test(key));
  if (stranger !== undefined) throw unknownParameter(join(path, stranger[0]));
  return entries.sort(([one], [other]) => Number(one) - Number(other));
}

/** As the SDK's own query serialiser names a member. */
function keyOf(name: string, member: NormalizedSchema, { ec2 }: QueryDialect): string {
  const { ec2QueryName, xmlName } = member.getMergedTraits();
  if (!ec2) return xmlName ?? name;
  if (typeof ec2QueryName === 'string') return ec2QueryName;
  const key = xmlName ?? name;
  return key.charAt(0).toUpperCase() + key.slice(1);
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

function unknownParameter(path: string): AwsError {
  return new AwsError('UnknownParameter', `The parameter ${path} is not recognized`);
}
