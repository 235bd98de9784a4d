/** For tests in which the language does not matter. */
export { ENGLISH } from '../../lib/slack/i18n/translator.ts';
