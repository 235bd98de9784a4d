import { closest, distance } from 'fastest-levenshtein';

/** A typo is at most this far from what was meant, and at most half of the word. */
const TYPO = 3;

/** The known word that was probably meant; undefined when none is near. */
export function closestMatch(word: string, known: readonly string[]): string | undefined {
  const typed = word.toLowerCase();
  const most = Math.min(TYPO, Math.floor(typed.length / 2));
  // A fleet has many names, and some are long: only those of about the same length can be near.
  const similar = known.filter(({ length }) => Math.abs(length - typed.length) <= most);
  const inLowerCase = new Map(similar.map((each) => [each.toLowerCase(), each]));
  if (inLowerCase.size === 0) return undefined;
  const nearest = closest(typed, [...inLowerCase.keys()]);
  return distance(typed, nearest) <= most ? inLowerCase.get(nearest) : undefined;
}
