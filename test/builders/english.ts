import { translatorFor } from '../../lib/slack/i18n/translator.ts';

/** For tests in which the language does not matter. */
export const ENGLISH = translatorFor('en');
