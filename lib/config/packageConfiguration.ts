import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Result } from '../shared/result.ts';
import type { Configuration } from './config.ts';
import { loadConfiguration } from './loadConfiguration.ts';

/**
 * Checks the configuration in `from` (YAML) and writes it to `to`, whole and with its defaults, for
 * the functions. They wake up often and in haste: checking is done here, once. The error is for a
 * person.
 */
export function packageConfiguration(from: string, to: string): Result<Configuration, string> {
  const loaded = loadConfiguration(from);
  if (loaded.ok) {
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, JSON.stringify(loaded.value, undefined, 2));
  }
  return loaded;
}
