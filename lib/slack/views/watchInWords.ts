import type { SuggestionRecord } from '../../domain/suggestionRecord.ts';
import { type Away, outstanding, type Sign, type Trouble } from '../../domain/watch.ts';
import { wayBackOf } from '../../domain/wayBack.ts';
import { dayInWords, sentenceOf, timeInWords } from '../wording.ts';

/** How the watch of a change ended, for its thread. */
export function endInWords(seen: readonly Sign[], troubles: readonly Trouble[]): string {
  const wrong = outstanding(troubles);
  if (wrong.length > 0) {
    return `still has trouble on its new type, and its watch is over. ${troublesInWords(wrong)} It stays as it is until somebody decides.`;
  }
  if (seen.length === 0) {
    return 'could not be looked at in its watch: look at it yourself. It stays on its new type.';
  }
  const passed =
    troubles.length === 0 ? '' : ` It had trouble that has passed: ${passedInWords(troubles)}`;
  const how = troubles.length === 0 ? 'has been well' : 'is well';
  return `${how} on its new type, and is kept. ${lookedAtInWords(seen)}${passed}`;
}

/** `CPU has been at 97 % (since 09:12).` for each. */
export function troublesInWords(troubles: readonly Trouble[]): string {
  return troubles
    .map(({ sentence, since }) => `${sentenceOf(sentence)} (Since ${timeInWords(since)}.)`)
    .join(' ');
}

function passedInWords(troubles: readonly Trouble[]): string {
  return troubles
    .map(
      ({ sentence, since, passed = since }) =>
        `${sentenceOf(sentence)} (${timeInWords(since)} to ${timeInWords(passed)}.)`,
    )
    .join(' ');
}

/** What everybody would take for granted. */
const ALWAYS: readonly Sign[] = ['status checks', 'CPU', 'memory'];

function lookedAtInWords(seen: readonly Sign[]): string {
  const unseen = ALWAYS.filter((sign) => !seen.includes(sign));
  const unknown = unseen.length === 0 ? '' : ` Not known: ${unseen.join(', ')}.`;
  return `Looked at: ${seen.join(', ')}.${unknown}`;
}

/** Why its watch ended early. */
export function awayInWords({ how, instanceType = 'another type' }: Away): string {
  switch (how) {
    case 'stopped':
      return 'It was stopped while it was watched, and not by this change.';
    case 'terminated':
      return 'It was terminated while it was watched, and not by Trimtab.';
    case 'retyped':
      return `Its type was changed to ${instanceType} while it was watched, and not by this change.`;
    case 'forgotten':
      return 'Its watch ended before its time: look yourself how it does.';
  }
}

/** How long Roll back is offered; empty when it is not. */
export function wayBackInWords(record: SuggestionRecord): string {
  const wayBack = wayBackOf(record);
  return wayBack === undefined ? '' : ` Roll back until ${dayInWords(wayBack.until)}.`;
}
