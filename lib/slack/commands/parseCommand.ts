import { type Sentence, sentence, together } from '../../shared/message.ts';
import { err, type Result } from '../../shared/result.ts';
import { quotable, suggestWord } from './arguments.ts';
import type { Action, Query } from './command.ts';
import { COMMANDS } from './commands.ts';

/**
 * What was typed after `/trimtab`. Upper case and extra spaces are fine; a value with spaces stands
 * in double quotes. The error says what was not understood and what to type instead.
 */
export function parseCommand(text: string): Result<Query | Action, Sentence> {
  const [typed = 'help', ...words] = wordsOf(text);
  const command = COMMANDS.find(({ name }) => name === typed.toLowerCase());
  if (command !== undefined) return command.read(words);
  const names = COMMANDS.map(({ name }) => name);
  return err(
    together(
      sentence('I do not know `{word}`.', { word: quotable(typed) }),
      ...suggestWord(typed, names),
      sentence('Type `/trimtab help` for everything I can do.'),
    ),
  );
}

/** Text in double quotes is one word; phones type round quotes. */
function wordsOf(text: string): readonly string[] {
  const words = text.match(/(?:[^\s"“”]|["“”][^"“”]*["“”]?)+/g) ?? [];
  return words.map((word) => word.replace(/["“”]/g, '')).filter((word) => word !== '');
}
