import { languageOf } from '../../lib/slack/language.ts';

/** For tests in which the language does not matter. */
export const ENGLISH = languageOf('en');
