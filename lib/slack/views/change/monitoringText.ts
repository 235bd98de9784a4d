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

/** How the monitoring of a change ended, for its thread. */
export function monitoringText(
  seen: readonly Signal[],
  issues: readonly HealthIssue[],
  language: Language,
): string {
  const { say } = language;
  const wrong = openIssues(issues);
  if (wrong.length > 0) {
    return say(
      'still has health issues on the new type, and monitoring has ended. {issues} It stays on the new type until you decide.',
      { issues: openIssuesText(wrong, language) },
    );
  }
  if (seen.length === 0) {
    return say('could not be monitored: check its health yourself. It stays on the new type.');
  }
  const looked = lookedAtText(seen, language);
  return issues.length === 0
    ? say('is healthy on the new type and keeps it. {looked}', { looked })
    : say('is healthy on the new type and keeps it. {looked} Resolved health issues: {passed}', {
        looked,
        passed: passedText(issues, language),
      });
}

/** `CPU has been at 97 % (since 09:12).` for each. */
export function openIssuesText(issues: readonly HealthIssue[], language: Language): string {
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

/** Signals whose absence is mentioned. */
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
  const looked = say('Checked: {signs}.', { signs: list(seen) });
  return unseen.length === 0
    ? looked
    : `${looked} ${say('No data: {signs}.', { signs: list(unseen) })}`;
}

/** Why monitoring ended early. */
export function endedEarlyText(
  { how, instanceType }: MonitoringEndedEarly,
  { say }: Language,
): string {
  switch (how) {
    case 'stopped':
      return say('It was stopped during monitoring, not by this change.');
    case 'terminated':
      return say('It was terminated during monitoring, not by Trimtab.');
    case 'typeChanged':
      return say('Its type was changed to {type} during monitoring, not by this change.', {
        type: instanceType ?? say('another type'),
      });
    case 'unobserved':
      return say('Monitoring ended early: check its health yourself.');
  }
}

/** Until when Roll back is offered; empty when it is not. */
export function rollbackOfferText(record: SuggestionRecord, language: Language): readonly string[] {
  const rollback = rollbackOfferOf(record);
  return rollback === undefined
    ? []
    : [language.say('One-click rollback until {day}.', { day: dayText(rollback.until, language) })];
}
