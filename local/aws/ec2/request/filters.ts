import type { Filter } from '@aws-sdk/client-ec2';
import { AwsError } from '../../server/awsError.ts';

/** The values of an item that a filter of this name looks at. */
export type FilterField<Item> = (item: Item) => readonly (string | undefined)[];

/**
 * The items that match every filter, as EC2 does: any of a filter's values, with * and ? as wild
 * cards. `tag:KEY` and `tag-key` work where `tagsOf` is given. A name that is not known throws
 * InvalidParameterValue.
 */
export function applyFilters<Item>(
  items: readonly Item[],
  filters: readonly Filter[] | undefined,
  fields: Readonly<Record<string, FilterField<Item>>>,
  tagsOf?: (item: Item) => Readonly<Record<string, string>>,
): readonly Item[] {
  const tests = (filters ?? []).map(({ Name = '', Values = [] }) => {
    const field = fieldOf(Name, fields, tagsOf);
    const patterns = Values.map(patternOf);
    return (item: Item) =>
      field(item).some((value) => value !== undefined && patterns.some((each) => each.test(value)));
  });
  return items.filter((item) => tests.every((test) => test(item)));
}

function fieldOf<Item>(
  name: string,
  fields: Readonly<Record<string, FilterField<Item>>>,
  tagsOf: ((item: Item) => Readonly<Record<string, string>>) | undefined,
): FilterField<Item> {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (field !== undefined) return field;
  if (tagsOf !== undefined && name === 'tag-key') return (item) => Object.keys(tagsOf(item));
  if (tagsOf !== undefined && name.startsWith('tag:')) {
    const key = name.slice('tag:'.length);
    return (item) => [tagsOf(item)[key]];
  }
  throw new AwsError('InvalidParameterValue', `The filter '${name}' is invalid`);
}

function patternOf(value: string): RegExp {
  const escaped = value.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
}
