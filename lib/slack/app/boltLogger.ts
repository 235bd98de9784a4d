import { type Logger, LogLevel } from '@slack/bolt';
import { errorFields, logEvent } from '../../shared/log.ts';

/**
 * What Bolt has to say, as our own structured lines: warnings and errors only, and of an error its
 * name and message. Bolt itself would print whole error objects, and whole events at debug.
 */
export function boltLogger(): Logger {
  const say =
    (level: 'warn' | 'error') =>
    (...said: readonly unknown[]) => {
      const error = said.find((each) => each instanceof Error);
      const words = said.filter((each) => typeof each === 'string').join(' ');
      logEvent('slack.bolt', { words, ...(error === undefined ? {} : errorFields(error)) }, level);
    };
  return {
    debug: () => {},
    info: () => {},
    warn: say('warn'),
    error: say('error'),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  };
}
