import { buying } from './korean/buying.ts';
import { cards } from './korean/cards.ts';
import { changes } from './korean/changes.ts';
import { checks } from './korean/checks.ts';
import { commands } from './korean/commands.ts';
import { dialogs } from './korean/dialogs.ts';
import { digest } from './korean/digest.ts';
import { home } from './korean/home.ts';
import { instance } from './korean/instance.ts';
import { money } from './korean/money.ts';
import { presses } from './korean/presses.ts';
import { reading } from './korean/reading.ts';
import { reports } from './korean/reports.ts';
import { states } from './korean/states.ts';
import { wording } from './korean/wording.ts';

/**
 * Every text of ours in Korean, by its English: one file for each part of what people see. The
 * compiler asks for what the views say, and test/slack/korean.test.ts for what the rules say.
 */
export const KOREAN = {
  ...buying,
  ...cards,
  ...changes,
  ...checks,
  ...instance,
  ...money,
  ...presses,
  ...reading,
  ...commands,
  ...dialogs,
  ...digest,
  ...home,
  ...reports,
  ...states,
  ...wording,
} as const;

/** A text that the bot can say in every language. */
export type Text = keyof typeof KOREAN;
