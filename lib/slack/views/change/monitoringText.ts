import { rollbackOfferOf } from '../../../domain/lifecycle/rollbackOffer.ts';
import type { SuggestionRecord } from '../../../domain/lifecycle/suggestionRecord.ts';
import {
  type HealthIssue,
  type MonitoringEndedEarly,
  openIssues,
  type Signal,
} from '../../../domain/resize/monitor.ts';
import type { Text } from '../../i18n/ko.ts';
import type { Language } from '../../i18n/translator.ts';
import { dayText, sentenceOf, timeText } from '../wording.ts';

/** How the watch of a change ended, for its thread. */
export function endText(
  seen: readonly Signal[],
  issues: readonly HealthIssue[],
  language: Language,
): string {
  const { say } = language;
  const wrong = openIssues(issues);
  if (wrong.length > 0) {
    return say(
      'still has trouble on its new type, and its watch is over. {issues} It stays as it is until somebody decides.',
      { issues: troublesText(wrong, language) },
    );
  }
  if (seen.length === 0) {
    return say(
      'could not be looked at in its watch: look at it yourself. It stays on its new type.',
    );
  }
  const looked = lookedAtText(seen, language);
  return issues.length === 0
    ? say('has been well on its new type, and is kept. {looked}', { looked })
    : say(
        'is well on its new type, and is kept. {looked} It had trouble that has passed: {passed}',
        {
          looked,
          passed: passedText(issues, language),
        },
      );
}

/** `CPU has been at 97 % (since 09:12).` for each. */
export function troublesText(issues: readonly HealthIssue[], language: Language): string {
  return issues
    .map(({ sentence, since }) =>
      language.say('{issue} (Since {time}.)', {
        issue: sentenceOf(sentence, language),
        time: timeText(since),
      }),
    )
    .join(' ');
}

function passedText(issues: readonly HealthIssue[], language: Language): string {
  return issues
    .map(({ sentence, since, resolvedAt: passed = since }) =>
      language.say('{issue} ({from} to {until}.)', {
        issue: sentenceOf(sentence, language),
        from: timeText(since),
        until: timeText(passed),
      }),
    )
    .join(' ');
}

/** What everybody would take for granted. */
const ALWAYS: readonly Signal[] = ['status checks', 'CPU', 'memory'];

const SIGNS = {
  'status checks': 'status checks',
  'target health': 'target health',
  CPU: 'CPU',
  memory: 'memory',
  'CPU credits': 'CPU credits',
} as const satisfies Readonly<Record<Signal, Text>>;

function lookedAtText(seen: readonly Signal[], { say }: Language): string {
  const list = (signs: readonly Signal[]) => signs.map((sign) => say(SIGNS[sign])).join(', ');
  const unseen = ALWAYS.filter((sign) => !seen.includes(sign));
  const looked = say('Looked at: {signs}.', { signs: list(seen) });
  return unseen.length === 0
    ? looked
    : `${looked} ${say('Not known: {signs}.', { signs: list(unseen) })}`;
}

/** Why its watch ended early. */
export function awayText({ how, instanceType }: MonitoringEndedEarly, { say }: Language): string {
  switch (how) {
    case 'stopped':
      return say('It was stopped while it was watched, and not by this change.');
    case 'terminated':
      return say('It was terminated while it was watched, and not by Trimtab.');
    case 'typeChanged':
      return say('Its type was changed to {type} while it was watched, and not by this change.', {
        type: instanceType ?? say('another type'),
      });
    case 'unobserved':
      return say('Its watch ended before its time: look yourself how it does.');
  }
}

/** How long Roll back is offered; nothing when it is not. */
export function wayBackText(record: SuggestionRecord, language: Language): readonly string[] {
  const rollback = rollbackOfferOf(record);
  return rollback === undefined
    ? []
    : [language.say('Roll back until {day}.', { day: dayText(rollback.until, language) })];
}
