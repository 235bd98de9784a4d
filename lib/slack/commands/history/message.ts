import type { HistoryEntry } from '../../../domain/lifecycle/auditTrail.ts';
import type { countDismissals } from '../../../domain/lifecycle/countDismissals.ts';
import type { KillSwitchChange } from '../../../domain/lifecycle/suggestionRecord.ts';
import {
  context,
  linesInSections,
  type MessageView,
  messageOf,
  section,
} from '../../blockKit/blocks.ts';
import { escapeMrkdwn, truncateMrkdwn } from '../../blockKit/mrkdwn.ts';
import type { Language } from '../../i18n/translator.ts';
import {
  actorText,
  changeText,
  DISMISS_WORDS,
  nameOf,
  noteText,
  STATE_WORDS,
  timeText,
} from '../../views/wording.ts';

/** A message holds 13,000 characters. */
const A_MESSAGE = 11_000;
const AN_ENTRY = 700;
const MOST = 50;
/** Of the kill switch. */
const SWITCHES = 10;

/** Who did what, when and why, newest first. */
export function historyMessage(
  entries: readonly HistoryEntry[],
  dismissals: ReturnType<typeof countDismissals>,
  switches: readonly KillSwitchChange[],
  of: string | undefined,
  language: Language,
): MessageView {
  const { say, count } = language;
  if (entries.length === 0 && switches.length === 0) {
    const text =
      of === undefined
        ? say('No history yet.')
        : say('No history for `{id}`: it has never had a suggestion.', {
            id: escapeMrkdwn(of, 40),
          });
    return messageOf(text);
  }
  const shown = fitting(
    entries.slice(0, MOST).map((entry) => truncateMrkdwn(entryText(entry, language), AN_ENTRY)),
  );
  const more = entries.length - shown.length;
  return {
    text: count(entries.length, '{n} entry, newest first', '{n} entries, newest first'),
    blocks: [
      section(say('*What happened*, newest first')),
      ...(dismissals.length === 0 ? [] : [context(whyDismissed(dismissals, language))]),
      ...linesInSections(
        switches
          .slice(-SWITCHES)
          .toReversed()
          .map((each) => switchText(each, language)),
      ),
      ...linesInSections(shown),
      ...(more > 0 ? [context(olderText(more, of, language))] : []),
    ],
  };
}

function olderText(more: number, of: string | undefined, { say }: Language): string {
  return of === undefined
    ? say(
        '{more} older: `/trimtab history export` lists all, `/trimtab history i-…` those of one instance.',
        { more },
      )
    : say('{more} older: `/trimtab history {id} export` lists all.', {
        more,
        id: escapeMrkdwn(of, 40),
      });
}

/** The reasons of dismissals: they show what could be configured better. */
function whyDismissed(dismissals: ReturnType<typeof countDismissals>, { say }: Language): string {
  const each = dismissals.map((one) => `${one.count} × ${say(DISMISS_WORDS[one.reason])}`);
  return say('Currently dismissed: {reasons}', { reasons: each.join(' · ') });
}

function switchText({ at, by, to }: KillSwitchChange, { say }: Language): string {
  const done = to === 'stop' ? say('stopped') : say('started');
  return `${timeText(at)} · *Trimtab* · ${done} · ${actorText(by)}`;
}

function entryText(entry: HistoryEntry, language: Language): string {
  const { say } = language;
  const { suggestion, at, to, by, requests: calls } = entry;
  const what = changeText(suggestion, language);
  return `${timeText(at)} · *${nameOf(suggestion)}* · ${what} · ${say(STATE_WORDS[to])} · ${actorText(by)}${noteText(entry, language)}${requests(calls)}`;
}

/** The API calls; their request ids are in the export. */
function requests(calls: HistoryEntry['requests'] = []): string {
  if (calls.length === 0) return '';
  return `\n      ${calls.map(({ operation }) => escapeMrkdwn(operation, 60)).join(' · ')}`;
}

/** As many of the first lines as fit in one message. */
function fitting(lines: readonly string[]): readonly string[] {
  let characters = 0;
  const tooMuch = lines.findIndex((line) => {
    characters += line.length + 1;
    return characters > A_MESSAGE;
  });
  return tooMuch === -1 ? lines : lines.slice(0, tooMuch);
}
