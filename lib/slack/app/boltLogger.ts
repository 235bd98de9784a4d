import { type Logger, LogLevel } from '@slack/bolt';
import { errorFields, logEvent } from '../../shared/log.ts';

/**
 * Bolt's warnings and errors as structured log lines, of an error its name and message. Bolt's own
 * logger prints whole error objects, and whole events at debug.
 */
export function boltLogger(): Logger {
  const log =
    (level: 'warn' | 'error') =>
    (...parts: readonly unknown[]) => {
      const error = parts.find((each) => each instanceof Error);
      const words = parts.filter((each) => typeof each === 'string').join(' ');
      logEvent('slack.bolt', { words, ...(error === undefined ? {} : errorFields(error)) }, level);
    };
  return {
    debug: () => {},
    info: () => {},
    warn: log('warn'),
    error: log('error'),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  };
}
