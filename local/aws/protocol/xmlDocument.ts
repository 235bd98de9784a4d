import type { NormalizedSchema } from '@smithy/core/schema';
import { isRecord, listItems, presentMembers } from './members.ts';
import { OutputError } from './protocol.ts';
import { printScalar } from './scalar.ts';

/** An element's content: text, or elements by name. Of a list, an element each. */
export type XmlContent = string | { [name: string]: XmlContent | readonly XmlContent[] };

/** A document with one root element. Names that start with @ are attributes of the root. */
export function xmlDocument(root: string, content: XmlContent): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(root, content)}`;
}

function element(name: string, content: XmlContent): string {
  if (typeof content === 'string') return `<${name}>${escaped(content)}</${name}>`;
  let attributes = '';
  let inner = '';
  for (const [each, value] of Object.entries(content)) {
    if (each.startsWith('@')) attributes += ` ${each.slice(1)}="${escaped(String(value))}"`;
    else if (isItems(value)) for (const item of value) inner += element(each, item);
    else inner += element(each, value);
  }
  return `<${name}${attributes}>${inner}</${name}>`;
}

function isItems(value: XmlContent | readonly XmlContent[]): value is readonly XmlContent[] {
  return Array.isArray(value);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** The elements of an output structure, checked against its schema. `skip` keeps members out. */
export function xmlStructure(
  schema: NormalizedSchema,
  value: unknown,
  path: string,
  skip: (member: NormalizedSchema) => boolean = () => false,
): { [name: string]: XmlContent | readonly XmlContent[] } {
  const elements: { [name: string]: XmlContent | readonly XmlContent[] } = {};
  for (const [name, member, each] of presentMembers(schema, value, path)) {
    if (skip(member)) continue;
    const element = member.getMemberTraits().xmlName ?? name;
    elements[element] = xmlMember(member, each, `${path}.${name}`);
  }
  return elements;
}

function xmlMember(
  member: NormalizedSchema,
  value: unknown,
  path: string,
): XmlContent | readonly XmlContent[] {
  const flat = Boolean(member.getMergedTraits().xmlFlattened);
  if (member.isListSchema() && flat) {
    return listItems(value, path).map((item, index) =>
      xmlValue(member.getValueSchema(), item, `${path}[${index}]`),
    );
  }
  return xmlValue(member, value, path);
}

function xmlValue(schema: NormalizedSchema, value: unknown, path: string): XmlContent {
  if (schema.isStructSchema()) return xmlStructure(schema, value, path);
  if (schema.isListSchema()) return xmlList(schema, value, path);
  if (schema.isMapSchema()) return xmlMap(schema, value, path);
  return printScalar(schema, value, path, 'date-time');
}

function xmlList(schema: NormalizedSchema, value: unknown, path: string): XmlContent {
  const member = schema.getValueSchema();
  const label = member.getMergedTraits().xmlName ?? 'member';
  const items = listItems(value, path).map((item, index) =>
    xmlValue(member, item, `${path}[${index}]`),
  );
  return items.length === 0 ? '' : { [label]: items };
}

function xmlMap(schema: NormalizedSchema, value: unknown, path: string): XmlContent {
  if (!isRecord(value)) throw new OutputError(path, 'is not a map');
  const member = schema.getValueSchema();
  const key = schema.getKeySchema().getMergedTraits().xmlName ?? 'key';
  const label = member.getMergedTraits().xmlName ?? 'value';
  return {
    entry: Object.entries(value).map(([name, each]) => ({
      [key]: name,
      [label]: xmlValue(member, each, `${path}.${name}`),
    })),
  };
}
