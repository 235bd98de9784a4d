import { NormalizedSchema } from '@smithy/core/schema';
import type { StaticOperationSchema } from '@smithy/types';
import { OutputError } from './protocol.ts';
import { describe } from './scalar.ts';

export function inputOf(schema: StaticOperationSchema): NormalizedSchema {
  return NormalizedSchema.of(schema[4]);
}

export function outputOf(schema: StaticOperationSchema): NormalizedSchema {
  return NormalizedSchema.of(schema[5]);
}

export function membersOf(schema: NormalizedSchema): readonly [string, NormalizedSchema][] {
  return schema.isStructSchema() ? [...schema.structIterator()] : [];
}

/** The first required member that `value` lacks. Smithy lists the required members first. */
export function missingMember(
  schema: NormalizedSchema,
  value: Readonly<Record<string, unknown>>,
): string | undefined {
  const own = schema.getSchema();
  const required = Array.isArray(own) && typeof own[6] === 'number' ? own[6] : 0;
  return membersOf(schema)
    .slice(0, required)
    .map(([name]) => name)
    .find((name) => value[name] === undefined);
}

/** The members of an output structure that are there. A member that it cannot have throws. */
export function presentMembers(
  schema: NormalizedSchema,
  value: unknown,
  path: string,
): readonly [string, NormalizedSchema, unknown][] {
  if (!isRecord(value)) throw new OutputError(path, `${describe(value)} is not a structure`);
  const members = new Map(membersOf(schema));
  return Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .map(([name, each]) => {
      const member = members.get(name);
      if (member === undefined) throw new OutputError(path, `has no member ${name}`);
      return [name, member, each];
    });
}

export function listItems(value: unknown, path: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new OutputError(path, `${describe(value)} is not a list`);
  return value;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
