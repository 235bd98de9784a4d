import type { Digest } from '../../domain/digest.ts';
import type { ReadError } from '../../domain/readError.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';
import { count } from '../wording.ts';

type Blindness = Pick<Digest, 'withoutMemory' | 'withoutPrice' | 'errors'>;

/** All that could not be seen, in so few words that it fits in a line; undefined when all was. */
export function blindSpotsInALine({
  withoutMemory,
  withoutPrice,
  errors,
}: Blindness): string | undefined {
  const unclear = withoutPrice.reduce((sum, { instances }) => sum + instances, 0);
  const parts = [
    ...(withoutMemory === 0 ? [] : [`${count(withoutMemory, 'instance')} without memory data`]),
    ...(unclear === 0 ? [] : [`${unclear} without a clear price`]),
    ...[...Map.groupBy(errors, ({ kind }) => kind)].map(
      ([kind, alike]) => `${KIND_WORDS[kind]} ${placesOf(alike)}`,
    ),
  ];
  return parts.length === 0 ? undefined : `:warning: ${parts.join(' · ')}. More in the thread.`;
}

/** The same with what to do about each, a line for each. */
export function blindSpotsInFull({
  withoutMemory,
  withoutPrice,
  errors,
}: Blindness): readonly string[] {
  return [
    ...(withoutMemory === 0
      ? []
      : [
          `${count(withoutMemory, 'instance')} without memory data: the CloudWatch agent sends it. Until then, look at the memory yourself before you approve.`,
        ]),
    ...withoutPrice.map(
      ({ reason, instances }) => `${count(instances, 'instance')}: ${escapeMrkdwn(reason, 300)}`,
    ),
    ...errorsInWords(errors),
  ];
}

/** The first few of what could not be read now, and who tells the rest. */
export function firstErrorsInWords(errors: readonly ReadError[]): readonly string[] {
  const shown = errors
    .slice(0, MOST_ERRORS)
    .map(({ message }) => `:warning: ${escapeMrkdwn(message, 250)}`);
  const more = errors.length - shown.length;
  return [
    ...shown,
    ...(more > 0 ? [`:warning: And ${more} more: \`npm run doctor\` names every one.`] : []),
  ];
}

const MOST_ERRORS = 3;

const KIND_WORDS: Readonly<Record<ReadError['kind'], string>> = {
  notEnrolled: 'Compute Optimizer is off in',
  denied: 'no permission in',
  throttled: 'too many requests in',
  unavailable: 'no answer from',
  malformed: 'no clear answer from',
};

const MOST_PLACES = 3;

function placesOf(errors: readonly ReadError[]): string {
  const places = [...new Set(errors.map(({ region, service }) => region ?? service))];
  const shown = places.slice(0, MOST_PLACES).map((place) => escapeMrkdwn(place, 30));
  const more = places.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** The same trouble in several accounts is said once. */
function errorsInWords(errors: readonly ReadError[]): readonly string[] {
  const alike = Map.groupBy(errors, ({ region, service, kind }) => `${region} ${service} ${kind}`);
  return [...alike.values()].map((group) => {
    const [first] = group;
    const where = first?.region ?? first?.service ?? 'AWS';
    const others = group.length > 1 ? ` (and in ${count(group.length - 1, 'other account')})` : '';
    return `${where}: ${escapeMrkdwn(first?.message ?? '', 300)}${others}`;
  });
}
