import type { Digest } from '../../../domain/digest/digest.ts';
import { type MessageView, section } from '../../blockKit/blocks.ts';
import type { Language } from '../../i18n/translator.ts';
import { dataGapsText } from './dataGaps.ts';

const MOST_LINES = 20;
/** Of a line: twenty of them must fit in a message of 13,000. */
const MOST_CHARACTERS = 550;

/** What could not be seen and what to do about it, for the thread of the digest; undefined: there is nothing new to say. */
export function digestDetails(digest: Digest, language: Language): MessageView | undefined {
  const { say } = language;
  const lines = digest.quiet ? [] : dataGapsText(digest, language);
  if (lines.length === 0) return undefined;
  const shown = lines.slice(0, MOST_LINES);
  const more = lines.length - shown.length;
  const rest =
    more > 0 ? [section(say('{more} more: see the log of the function `daily`.', { more }))] : [];
  return {
    text: say('Not covered today'),
    blocks: [
      section(say('*Not covered today*')),
      ...shown.map((line) => section(`• ${line}`, MOST_CHARACTERS)),
      ...rest,
    ],
  };
}
