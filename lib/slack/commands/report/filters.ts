import type { Instance } from '../../../domain/fleet/instance.ts';
import { parseInstanceType } from '../../../domain/fleet/instanceTypeName.ts';
import { escapeMrkdwn } from '../../blockKit/mrkdwn.ts';
import type { Language } from '../../i18n/translator.ts';
import { closestMatch } from '../closestMatch.ts';

/** What an instance has to have to be in a report. */
export type ReportFilter =
  | { readonly by: 'account' | 'region' | 'family'; readonly value: string }
  | { readonly by: 'tag'; readonly key: string; readonly value: string };

export interface FilterArgs {
  readonly account: readonly string[];
  readonly region: readonly string[];
  readonly tag: readonly { readonly key: string; readonly value: string }[];
  readonly family: readonly string[];
}

type AccountNames = Readonly<Partial<Record<string, string>>>;

/** The filters of a report, all of which have to match. */
export function filtersOf({ account, region, tag, family }: FilterArgs): readonly ReportFilter[] {
  return [
    ...account.map((value) => ({ by: 'account' as const, value })),
    ...region.map((value) => ({ by: 'region' as const, value })),
    ...tag.map((each) => ({ by: 'tag' as const, ...each })),
    ...family.map((value) => ({ by: 'family' as const, value })),
  ];
}

/** Whether an instance has what a filter asks for. Tags are case-sensitive, as they are in AWS. */
export function matches(
  instance: Instance,
  filter: ReportFilter,
  accountNames: AccountNames,
): boolean {
  if (filter.by === 'tag') return instance.tags[filter.key] === filter.value;
  return valuesOf(instance, filter, accountNames).some(
    (value) => value.toLowerCase() === filter.value.toLowerCase(),
  );
}

/** `Did you mean …?` for each filter that no instance has; empty when no value is near. */
export function nearMiss(
  filters: readonly ReportFilter[],
  fleet: readonly Instance[],
  accountNames: AccountNames,
  { say }: Language,
): string {
  const wrong = filters.filter(
    (filter) => !fleet.some((instance) => matches(instance, filter, accountNames)),
  );
  const hints = wrong.flatMap((filter) => {
    const values = new Set(fleet.flatMap((each) => valuesOf(each, filter, accountNames)));
    const near = closestMatch(filter.value, [...values]);
    if (near === undefined) return [];
    const typed = filter.by === 'tag' ? `tag=${filter.key}:${near}` : `${filter.by}=${near}`;
    return [say('Did you mean `{word}`?', { word: escapeMrkdwn(typed) })];
  });
  return hints.join(' ');
}

function valuesOf(
  { account, region, instanceType, tags }: Instance,
  filter: ReportFilter,
  accountNames: AccountNames,
): readonly string[] {
  switch (filter.by) {
    case 'account':
      return [account, accountNames[account] ?? account];
    case 'region':
      return [region];
    case 'family':
      return [parseInstanceType(instanceType)?.family ?? instanceType];
    case 'tag':
      return [tags[filter.key] ?? []].flat();
  }
}
