/** Both forms of a particle as the catalogue writes them: after a consonant, and after a vowel. */
const PARTICLES = {
  '(으)로': { afterConsonant: '으로', afterVowel: '로' },
  '은(는)': { afterConsonant: '은', afterVowel: '는' },
  '이(가)': { afterConsonant: '이', afterVowel: '가' },
  '을(를)': { afterConsonant: '을', afterVowel: '를' },
} as const;

const MARKED = /\(으\)로|은\(는\)|이\(가\)|을\(를\)/g;

/** Longer than any word that is read aloud. */
const WORD = 40;

/**
 * Text whose particles follow the last sound of the word in front of them: `m5.large(으)로` becomes
 * `m5.large로`, and `t3.medium(으)로` becomes `t3.medium으로`. The catalogue has both forms where
 * the word is a value.
 */
export function withKoreanParticles(text: string): string {
  return text.replace(MARKED, (marked, at: number) => {
    const word = text.slice(Math.max(0, at - WORD), at).replace(/[*_`"'”’)\]]+$/, '');
    const sound = lastSoundOf(word);
    const { afterConsonant, afterVowel } = PARTICLES[marked as keyof typeof PARTICLES];
    // `로` follows a vowel and the consonant ㄹ.
    const open = sound === 'vowel' || (sound === 'ㄹ' && marked === '(으)로');
    return open ? afterVowel : afterConsonant;
  });
}

type Sound = 'vowel' | 'ㄹ' | 'consonant';

const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
/** Final consonants of a Hangul syllable: 28, of which 0 is none and 8 is ㄹ. */
const FINALS = 28;
const RIEUL = 8;

/** 영, 일, 이, 삼, 사, 오, 육, 칠, 팔, 구. */
const DIGITS: readonly Sound[] = [
  'consonant',
  'ㄹ',
  'vowel',
  'consonant',
  'vowel',
  'vowel',
  'consonant',
  'ㄹ',
  'ㄹ',
  'vowel',
];

function lastSoundOf(word: string): Sound {
  const last = word.at(-1) ?? '';
  const code = last.codePointAt(0) ?? 0;
  if (code >= FIRST_SYLLABLE && code <= LAST_SYLLABLE) {
    const final = (code - FIRST_SYLLABLE) % FINALS;
    return final === 0 ? 'vowel' : final === RIEUL ? 'ㄹ' : 'consonant';
  }
  if (/\d/.test(last)) return DIGITS[Number(last)] ?? 'vowel';
  return soundOfLatin(word);
}

/** Sizes are read as English words (라지, 미디엄, 메탈), capitals and lone letters by their names. */
function soundOfLatin(word: string): Sound {
  const read = /[A-Za-z]+$/.exec(word)?.[0] ?? '';
  const isSpelled = read === read.toUpperCase() || read.length === 1;
  if (/[lr]$/i.test(read) && isSpelled) return 'ㄹ';
  if (/[mn]$/i.test(read)) return 'consonant';
  if (/(?:l|xl)$/.test(read)) return 'ㄹ';
  return /(?:ng|[bckpt])$/.test(read) && !isSpelled ? 'consonant' : 'vowel';
}
