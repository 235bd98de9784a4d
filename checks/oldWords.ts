/** A line that uses a word which the glossary replaced. */
export interface OldWord {
  readonly path: string;
  readonly line: number;
  readonly word: string;
  /** What an engineer of AWS, SRE or FinOps says. */
  readonly instead: string;
}

/** Words that the glossary replaced (docs/glossary.md). */
const OLD_WORDS: readonly { readonly word: RegExp; readonly instead: string }[] = [
  { word: /\bways? back\b|wayBack|takesBack|takenBack/i, instead: 'rollback' },
  { word: /\bbrak(?:e|ed|es)\b|brakedMachine/i, instead: 'abort, kill switch' },
  { word: /\bjourneys?\b/i, instead: 'resize plan' },
  { word: /\brungs?\b/i, instead: 'target types, fallback types' },
  { word: /\blateness\b|onTheWay(?:There|Back)/i, instead: 'downtime alert' },
  { word: /\bwaterfall\b|\bpurses?\b/i, instead: 'coverage order, remaining commitment' },
  { word: /howItDoes|lookBack\b|\blooks? back\b/, instead: 'verification, lookback period' },
  { word: /carryOut|\bcarr(?:y|ies|ied) (?:it |them )?out\b/i, instead: 'execute' },
  { word: /takeOver\b|\bhopeless\b/i, instead: 'recover, exhausted' },
  { word: /withRoom|takeRoom|giveRoomBack/i, instead: 'concurrency slot' },
  { word: /quotaRoom|vcpuRoom/i, instead: 'quota headroom' },
  { word: /thatStay|planOfNow|shownAs\b|isNews\b/, instead: 'permanent blocks, refresh plan' },
  { word: /leftOver\b|\bhaircut\b|usedUp\b/, instead: 'uncovered usage, usage margin' },
  { word: /sidePrice/i, instead: 'ancillary price' },
  { word: /stopwatch/i, instead: 'replay clock' },
  { word: /\bwhisper|\bpresser/i, instead: 'ephemeral reply, Slack user' },
  { word: /eitherForm|onceStore|figuresStore/i, instead: 'block fallback, idempotency' },
  { word: /\bwhoever\b/i, instead: 'the noun' },
  { word: /\b(?:some|no)body\b/i, instead: 'the noun' },
  { word: /\bshall\b/i, instead: 'must, will' },
  { word: /\bbesides?\b/i, instead: 'next to, apart from, also' },
  { word: /\bmend(?:ed|s)?\b/i, instead: 'fix' },
  { word: /\bdearer\b/i, instead: 'more expensive' },
  { word: /\bblows?\b|\bstrikes?\b/i, instead: 'fault, inject' },
];

/** Where `text` uses an old word. */
export function oldWordsIn(path: string, text: string): readonly OldWord[] {
  return text.split('\n').flatMap((content, index) =>
    OLD_WORDS.flatMap(({ word, instead }) => {
      const found = word.exec(content)?.[0];
      return found === undefined ? [] : [{ path, line: index + 1, word: found, instead }];
    }),
  );
}
