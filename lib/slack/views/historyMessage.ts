import type { HistoryEntry } from '../../domain/changeHistory.ts';
import type { countDismissals } from '../../domain/dismissReason.ts';
import type { Switched } from '../../domain/suggestionRecord.ts';
import { escapeMrkdwn, truncateMrkdwn } from '../mrkdwn.ts';
import { context, type MessageView, section } from '../view.ts';
import {
  actorInWords,
  DISMISS_WORDS,
  nameOf,
  noteInWords,
  STATE_WORDS,
  timeInWords,
} from '../wording.ts';

/** A section holds 3,000 characters, a message 13,000. */
const A_SECTION = 3000;
const A_MESSAGE = 11_000;
const AN_ENTRY = 700;
const MOST = 50;
/** Of the times that somebody stopped or started Trimtab. */
const SWITCHES = 10;

/** Who did what, when, and why, the newest first. */
export function historyMessage(
  entries: readonly HistoryEntry[],
  dismissals: ReturnType<typeof countDismissals>,
  switches: readonly Switched[] = [],
  of?: string,
): MessageView {
  if (entries.length === 0 && switches.length === 0) {
    const text =
      of === undefined
        ? 'Nothing has happened yet.'
        : `Nothing has happened to \`${escapeMrkdwn(of, 40)}\`: there was never a suggestion for it.`;
    return { text, blocks: [section(text)] };
  }
  const shown = fitting(
    entries.slice(0, MOST).map((entry) => truncateMrkdwn(entryInWords(entry), AN_ENTRY)),
  );
  const more = entries.length - shown.length;
  return {
    text: `${entries.length} entries, the newest first`,
    blocks: [
      section(`*What happened*, the newest first`),
      ...(dismissals.length === 0 ? [] : [context(whyDismissed(dismissals))]),
      ...inSections(switches.slice(-SWITCHES).toReversed().map(switchInWords)),
      ...inSections(shown),
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

function switchInWords({ at, by, to }: Switched): string {
  const done = to === 'stop' ? 'stopped' : 'started';
  return `${timeInWords(at)} · *Trimtab* · ${done} · ${actorInWords(by)}`;
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

/** The first lines, as many as fit in the message. */
function fitting(lines: readonly string[]): readonly string[] {
  let characters = 0;
  const tooMuch = lines.findIndex((line) => {
    characters += line.length + 1;
    return characters > A_MESSAGE;
  });
  return tooMuch === -1 ? lines : lines.slice(0, tooMuch);
}

/** As few sections as hold all lines. */
function inSections(lines: readonly string[]) {
  const texts: string[] = [];
  for (const line of lines) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + 1 + line.length <= A_SECTION) {
      texts[texts.length - 1] = `${last}\n${line}`;
    } else texts.push(line);
  }
  return texts.map((text) => section(text));
}
