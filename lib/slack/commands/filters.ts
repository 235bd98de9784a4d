import type { Instance } from '../../domain/fleet/instance.ts';
import { parseInstanceType } from '../../domain/fleet/instanceTypeName.ts';
import { escapeMrkdwn } from '../blockKit/mrkdwn.ts';
import type { Language } from '../i18n/translator.ts';
import type { ReportFilter } from '../job.ts';
import { closestMatch } from './closestMatch.ts';

type AccountNames = Readonly<Partial<Record<string, string>>>;

/** Whether an instance is one of those that were asked for. Tags are exact, as they are in AWS. */
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

/** What was probably meant by filters that nothing has, as a sentence; empty when nothing is near. */
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
    const known = new Set(fleet.flatMap((each) => valuesOf(each, filter, accountNames)));
    const near = closestMatch(filter.value, [...known]);
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
