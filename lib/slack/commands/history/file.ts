import type { HistoryEntry } from '../../../domain/lifecycle/auditTrail.ts';
import type { KillSwitchChange } from '../../../domain/lifecycle/suggestionRecord.ts';
import type { Suggestion } from '../../../domain/suggestions/suggestion.ts';
import { inEnglish } from '../../../shared/message.ts';
import type { FileView } from '../../blockKit/blocks.ts';
import type { Language } from '../../i18n/translator.ts';

/** The audit trail as JSON Lines, oldest first: one line a transition, and one a stop or start. */
export function historyFile(
  entries: readonly HistoryEntry[],
  switches: readonly KillSwitchChange[],
  date: string,
  { say, count }: Language,
): FileView {
  const transitions = entries.map(({ suggestion, why, ...transition }) => {
    const { id, instance, name, saving } = suggestion;
    return {
      ...transition,
      ...(why === undefined ? {} : { why: inEnglish(why) }),
      suggestion: id,
      ...(suggestion.kind === 'rollback' ? { rollbackOf: suggestion.rollbackOf.suggestion } : {}),
      ...instance,
      name,
      change: changeIn(suggestion),
      monthlyListMicroUsd: saving.list,
    };
  });
  const lines = [...transitions.toReversed(), ...switches].toSorted((a, b) =>
    a.at.localeCompare(b.at),
  );
  return {
    name: `trimtab-history-${date}.jsonl`,
    title: say('Trimtab: history, {entries}', {
      entries: count(lines.length, '{n} entry', '{n} entries'),
    }),
    content: `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`,
  };
}

/** For programs: the kind of the suggestion with its types, or the rule and target of advice. */
function changeIn(suggestion: Suggestion) {
  const { kind, from } = suggestion;
  return kind === 'advice'
    ? { kind, rule: suggestion.rule, target: suggestion.target, from }
    : { kind, from, to: suggestion.to };
}
