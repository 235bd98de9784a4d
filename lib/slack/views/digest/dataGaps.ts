import type { Digest } from '../../../domain/digest/digest.ts';
import type { ReadError } from '../../../shared/readError.ts';
import { escapeMrkdwn } from '../../blockKit/mrkdwn.ts';
import type { Text } from '../../i18n/ko.ts';
import type { Language } from '../../i18n/translator.ts';

type Blindness = Pick<Digest, 'withoutMemory' | 'withoutPrice' | 'errors'>;

/** All that could not be seen, in so few words that it fits in a line; undefined when all was. */
export function dataGapsSummary(
  { withoutMemory, withoutPrice, errors }: Blindness,
  language: Language,
): string | undefined {
  const { say, count } = language;
  const unclear = withoutPrice.reduce((sum, { instances }) => sum + instances, 0);
  const parts = [
    ...(withoutMemory === 0
      ? []
      : [
          count(
            withoutMemory,
            '{n} instance without memory data',
            '{n} instances without memory data',
          ),
        ]),
    ...(unclear === 0 ? [] : [say('{count} without a clear price', { count: unclear })]),
    ...[...Map.groupBy(errors, ({ kind }) => kind)].map(([kind, alike]) =>
      say(KIND_WORDS[kind], { places: placesOf(alike, language) }),
    ),
  ];
  return parts.length === 0
    ? undefined
    : say(':warning: {parts}. Details in the thread.', { parts: parts.join(' · ') });
}

/** The same with what to do about each, a line for each. */
export function dataGapsText(
  { withoutMemory, withoutPrice, errors }: Blindness,
  language: Language,
): readonly string[] {
  const { tell, count } = language;
  return [
    ...(withoutMemory === 0
      ? []
      : [
          count(
            withoutMemory,
            '{n} instance without memory data. Install the CloudWatch agent to collect it; until then, check the memory yourself before you approve.',
            '{n} instances without memory data. Install the CloudWatch agent to collect it; until then, check the memory yourself before you approve.',
          ),
        ]),
    ...withoutPrice.map(
      ({ reason, instances }) =>
        `${count(instances, '{n} instance', '{n} instances')}: ${escapeMrkdwn(tell(reason), 300)}`,
    ),
    ...errorsText(errors, language),
  ];
}

/** The first few of what could not be read now, and who tells the rest. */
export function readErrorsText(
  errors: readonly ReadError[],
  { say, tell }: Language,
): readonly string[] {
  const shown = errors
    .slice(0, MOST_ERRORS)
    .map(({ message }) => `:warning: ${escapeMrkdwn(tell(message), 250)}`);
  const more = errors.length - shown.length;
  return more > 0
    ? [...shown, say(':warning: And {more} more: `npx trimtab doctor` names every one.', { more })]
    : shown;
}

const MOST_ERRORS = 3;

const KIND_WORDS = {
  notEnrolled: 'Compute Optimizer is off in {places}',
  denied: 'no permission in {places}',
  throttled: 'throttled in {places}',
  unavailable: 'no answer from {places}',
  malformed: 'unexpected answer from {places}',
} as const satisfies Readonly<Record<ReadError['kind'], Text>>;

const MOST_PLACES = 3;

function placesOf(errors: readonly ReadError[], { say }: Language): string {
  const places = [...new Set(errors.map(({ region, service }) => region ?? service))];
  const shown = places
    .slice(0, MOST_PLACES)
    .map((place) => escapeMrkdwn(place, 30))
    .join(', ');
  const more = places.length - MOST_PLACES;
  return more > 0 ? say('{shown} and {more} more', { shown, more }) : shown;
}

/** The same trouble in several accounts is said once. */
function errorsText(errors: readonly ReadError[], language: Language): readonly string[] {
  const { tell, count } = language;
  const alike = Map.groupBy(errors, ({ region, service, kind }) => `${region} ${service} ${kind}`);
  return [...alike.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const said = `${first.region ?? first.service}: ${escapeMrkdwn(tell(first.message), 300)}`;
    return others.length === 0
      ? [said]
      : [`${said} ${count(others.length, '(and {n} other account)', '(and {n} other accounts)')}`];
  });
}
