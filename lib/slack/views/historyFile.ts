import type { HistoryEntry } from '../../domain/changeHistory.ts';
import type { Switched } from '../../domain/suggestionRecord.ts';
import type { FileView } from '../view.ts';

/**
 * The audit trail as JSON lines, the oldest first: one line for each transition, and one for each
 * time that Trimtab was stopped or started.
 */
export function historyFile(
  entries: readonly HistoryEntry[],
  switches: readonly Switched[],
  date: string,
): FileView {
  const transitions = entries.map(({ suggestion, ...transition }) => {
    const { id, instance, name, change, saving, takesBack } = suggestion;
    return {
      ...transition,
      suggestion: id,
      ...(takesBack === undefined ? {} : { takesBack: takesBack.suggestion }),
      ...instance,
      name,
      change,
      monthlyListMicroUsd: saving.list,
    };
  });
  const lines = [...transitions.toReversed(), ...switches].toSorted((a, b) =>
    a.at.localeCompare(b.at),
  );
  return {
    name: `trimtab-history-${date}.jsonl`,
    title: `Trimtab: what happened, ${lines.length} entries`,
    content: `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`,
  };
}
