import { type Sentence, sentence, together } from '../../shared/message.ts';
import { ok } from '../../shared/result.ts';
import { type HealthIssue, type MonitoringEndedEarly, openIssues } from '../resize/monitor.ts';
import type { Actor, SuggestionRecord } from './suggestionRecord.ts';
import { BOT, enter, type Transitioned, when } from './transition.ts';

/** Records which health issues the instance has on its new type, and which are resolved. */
export function reportIssues(
  record: SuggestionRecord,
  issues: readonly HealthIssue[],
  at: string,
): Transitioned {
  return when(record, 'monitoring', (state) => {
    const open = openIssues(issues);
    const why =
      open.length === 0
        ? sentence('It is healthy again.')
        : together(...open.map((issue) => issue.sentence));
    return ok(enter(record, { ...state, issues }, { by: BOT, at, why }));
  });
}

/** Ends the monitoring, at its time or early. The instance stays on its new type. */
export function endMonitoring(
  record: SuggestionRecord,
  at: string,
  endedEarly?: MonitoringEndedEarly,
): Transitioned {
  return when(record, 'monitoring', ({ until: _, ...state }) => {
    const done = { ...state, kind: 'done' } as const;
    if (endedEarly === undefined) {
      return ok(enter(record, done, { by: BOT, at, why: whyKept(openIssues(state.issues)) }));
    }
    const why = WHY_ENDED_EARLY[endedEarly.how];
    return ok(enter(record, { ...done, endedEarly: { ...endedEarly, at } }, { by: BOT, at, why }));
  });
}

function whyKept(open: readonly HealthIssue[]): Sentence {
  if (open.length === 0) return sentence('Kept.');
  return sentence('Kept, with open health issues: {wrong}', {
    wrong: open.map((each) => each.sentence),
  });
}

const WHY_ENDED_EARLY: Readonly<Record<MonitoringEndedEarly['how'], Sentence>> = {
  stopped: sentence('It was stopped: monitoring ended.'),
  terminated: sentence('It was terminated: monitoring ended.'),
  typeChanged: sentence('Its type was changed again: monitoring ended.'),
  unobserved: sentence('Monitoring ended early.'),
};

/** A rollback, which is a change with a record of its own, has reverted this one. */
export function markReverted(record: SuggestionRecord, by: Actor, at: string): Transitioned {
  return when(record, ['monitoring', 'done'], ({ approval, progress }) => {
    const reason = sentence('It was rolled back in Slack.');
    return ok(enter(record, { kind: 'rolledBack', approval, progress, reason, at }, { by, at }));
  });
}
