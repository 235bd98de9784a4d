import type { HistoryEntry } from '../../domain/changeHistory.ts';
import type { FileView } from '../view.ts';

/** The audit trail as JSON lines, the oldest first: one line for each transition. */
export function historyFile(entries: readonly HistoryEntry[], date: string): FileView {
  const lines = entries.toReversed().map(({ suggestion, ...transition }) => {
    const { id, instance, name, change, saving, takesBack } = suggestion;
    return JSON.stringify({
      ...transition,
      suggestion: id,
      ...(takesBack === undefined ? {} : { takesBack: takesBack.suggestion }),
      ...instance,
      name,
      change,
      monthlyListMicroUsd: saving.list,
    });
  });
  return {
    name: `trimtab-history-${date}.jsonl`,
    title: `Trimtab: what happened, ${entries.length} entries`,
    content: `${lines.join('\n')}\n`,
  };
}
