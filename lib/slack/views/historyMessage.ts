import type { HistoryEntry } from '../../domain/changeHistory.ts';
import type { countDismissals } from '../../domain/dismissReason.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';
import { context, type MessageView, section } from '../view.ts';
import {
  actorInWords,
  DISMISS_WORDS,
  nameOf,
  noteInWords,
  STATE_WORDS,
  timeInWords,
} from '../wording.ts';

const A_SECTION = 5;
/** A message holds 13,000 characters, and an entry can be 600 long. */
const MOST = 20;

/** Who did what, when, and why, the newest first. */
export function historyMessage(
  entries: readonly HistoryEntry[],
  dismissals: ReturnType<typeof countDismissals>,
  of?: string,
): MessageView {
  if (entries.length === 0) {
    const text =
      of === undefined
        ? 'Nothing has happened yet.'
        : `Nothing has happened to \`${escapeMrkdwn(of, 40)}\`: there was never a suggestion for it.`;
    return { text, blocks: [section(text)] };
  }
  const shown = entries.slice(0, MOST);
  const more = entries.length - shown.length;
  return {
    text: `${entries.length} entries, the newest first`,
    blocks: [
      section(`*What happened*, the newest first`),
      ...(dismissals.length === 0 ? [] : [context(whyDismissed(dismissals))]),
      ...inSections(shown.map(entryInWords)),
      ...(more > 0
        ? [
            context(
              `And ${more} older: \`/trimtab history${of === undefined ? '' : ` ${escapeMrkdwn(of, 40)}`} export\` has all.${of === undefined ? ' `/trimtab history i-…` shows one instance.' : ''}`,
            ),
          ]
        : []),
    ],
  };
}

/** So that a company sees what it could set up better. */
function whyDismissed(dismissals: ReturnType<typeof countDismissals>): string {
  const each = dismissals.map((one) => `${one.count} × ${DISMISS_WORDS[one.reason].toLowerCase()}`);
  return `Dismissed now: ${each.join(' · ')}`;
}

function entryInWords(entry: HistoryEntry): string {
  const { suggestion, at, to, by, calls } = entry;
  const { change } = suggestion;
  const what = change.kind === 'idle' ? `${change.from}, idle` : `${change.from} → ${change.to}`;
  return `${timeInWords(at)} · *${nameOf(suggestion)}* · ${what} · ${STATE_WORDS[to]} · ${actorInWords(by)}${noteInWords(entry)}${requests(calls)}`;
}

/** What was asked of AWS; the ids of the requests are in the export. */
function requests(calls: HistoryEntry['calls'] = []): string {
  if (calls.length === 0) return '';
  return `\n      ${calls.map(({ operation }) => escapeMrkdwn(operation, 60)).join(' · ')}`;
}

/** A section holds 3,000 characters: five entries always fit. */
function inSections(lines: readonly string[]) {
  return Array.from({ length: Math.ceil(lines.length / A_SECTION) }, (_, index) =>
    section(lines.slice(index * A_SECTION, (index + 1) * A_SECTION).join('\n')),
  );
}
