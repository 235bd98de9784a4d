import { closest, distance } from 'fastest-levenshtein';

/** A typo is at most this many edits away from a known word, and at most half of its length. */
const MOST_EDITS = 3;

/** The known word that was probably meant; undefined when none is near. */
export function closestMatch(word: string, knownWords: readonly string[]): string | undefined {
  const typed = word.toLowerCase();
  const most = Math.min(MOST_EDITS, Math.floor(typed.length / 2));
  // A fleet has many names, and some are long: only those of about the same length can be near.
  const similar = knownWords.filter(({ length }) => Math.abs(length - typed.length) <= most);
  const inLowerCase = new Map(similar.map((each) => [each.toLowerCase(), each]));
  if (inLowerCase.size === 0) return undefined;
  const nearest = closest(typed, [...inLowerCase.keys()]);
  return distance(typed, nearest) <= most ? inLowerCase.get(nearest) : undefined;
}
