import { wayBackOf } from '../../../domain/lifecycle/rollbackOffer.ts';
import type { SuggestionRecord } from '../../../domain/lifecycle/suggestionRecord.ts';
import { type Away, outstanding, type Sign, type Trouble } from '../../../domain/resize/monitor.ts';
import type { Text } from '../../i18n/ko.ts';
import type { Language } from '../../i18n/translator.ts';
import { dayInWords, sentenceOf, timeInWords } from '../wording.ts';

/** How the watch of a change ended, for its thread. */
export function endInWords(
  seen: readonly Sign[],
  troubles: readonly Trouble[],
  language: Language,
): string {
  const { say } = language;
  const wrong = outstanding(troubles);
  if (wrong.length > 0) {
    return say(
      'still has trouble on its new type, and its watch is over. {troubles} It stays as it is until somebody decides.',
      { troubles: troublesInWords(wrong, language) },
    );
  }
  if (seen.length === 0) {
    return say(
      'could not be looked at in its watch: look at it yourself. It stays on its new type.',
    );
  }
  const looked = lookedAtInWords(seen, language);
  return troubles.length === 0
    ? say('has been well on its new type, and is kept. {looked}', { looked })
    : say(
        'is well on its new type, and is kept. {looked} It had trouble that has passed: {passed}',
        {
          looked,
          passed: passedInWords(troubles, language),
        },
      );
}

/** `CPU has been at 97 % (since 09:12).` for each. */
export function troublesInWords(troubles: readonly Trouble[], language: Language): string {
  return troubles
    .map(({ sentence, since }) =>
      language.say('{trouble} (Since {time}.)', {
        trouble: sentenceOf(sentence, language),
        time: timeInWords(since),
      }),
    )
    .join(' ');
}

function passedInWords(troubles: readonly Trouble[], language: Language): string {
  return troubles
    .map(({ sentence, since, passed = since }) =>
      language.say('{trouble} ({from} to {until}.)', {
        trouble: sentenceOf(sentence, language),
        from: timeInWords(since),
        until: timeInWords(passed),
      }),
    )
    .join(' ');
}

/** What everybody would take for granted. */
const ALWAYS: readonly Sign[] = ['status checks', 'CPU', 'memory'];

const SIGNS = {
  'status checks': 'status checks',
  'target health': 'target health',
  CPU: 'CPU',
  memory: 'memory',
  'CPU credits': 'CPU credits',
} as const satisfies Readonly<Record<Sign, Text>>;

function lookedAtInWords(seen: readonly Sign[], { say }: Language): string {
  const list = (signs: readonly Sign[]) => signs.map((sign) => say(SIGNS[sign])).join(', ');
  const unseen = ALWAYS.filter((sign) => !seen.includes(sign));
  const looked = say('Looked at: {signs}.', { signs: list(seen) });
  return unseen.length === 0
    ? looked
    : `${looked} ${say('Not known: {signs}.', { signs: list(unseen) })}`;
}

/** Why its watch ended early. */
export function awayInWords({ how, instanceType }: Away, { say }: Language): string {
  switch (how) {
    case 'stopped':
      return say('It was stopped while it was watched, and not by this change.');
    case 'terminated':
      return say('It was terminated while it was watched, and not by Trimtab.');
    case 'retyped':
      return say('Its type was changed to {type} while it was watched, and not by this change.', {
        type: instanceType ?? say('another type'),
      });
    case 'forgotten':
      return say('Its watch ended before its time: look yourself how it does.');
  }
}

/** How long Roll back is offered; nothing when it is not. */
export function wayBackInWords(record: SuggestionRecord, language: Language): readonly string[] {
  const wayBack = wayBackOf(record);
  return wayBack === undefined
    ? []
    : [language.say('Roll back until {day}.', { day: dayInWords(wayBack.until, language) })];
}
