import { buying } from './ko/buying.ts';
import { cards } from './ko/cards.ts';
import { changes } from './ko/changes.ts';
import { checks } from './ko/checks.ts';
import { commands } from './ko/commands.ts';
import { dialogs } from './ko/dialogs.ts';
import { digest } from './ko/digest.ts';
import { home } from './ko/home.ts';
import { instance } from './ko/instance.ts';
import { money } from './ko/money.ts';
import { presses } from './ko/presses.ts';
import { reading } from './ko/reading.ts';
import { reports } from './ko/reports.ts';
import { states } from './ko/states.ts';
import { wording } from './ko/wording.ts';

/**
 * Every text of ours in Korean, by its English: one file for each part of what people see. The
 * compiler asks for what the views say, and test/slack/i18n/ko.test.ts for what the rules say.
 */
export const KO = {
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

/** A text that Trimtab has in every language. */
export type Text = keyof typeof KO;

/** A text without names in braces. */
export type FixedText = Exclude<Text, `${string}{${string}`>;
