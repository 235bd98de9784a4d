import { stringify } from 'yaml';
import { memberTemplate } from '../../infra/memberTemplate.ts';
import { loadConfiguration } from '../../lib/config/loadConfiguration.ts';

/** Writes the template as YAML to standard output. Throws when the configuration is not valid. */
export function printMemberTemplate(configPath: string, stage: string): void {
  const loaded = loadConfiguration(configPath);
  if (!loaded.ok) throw new Error(loaded.error);
  process.stdout.write(
    stringify(memberTemplate(loaded.value, stage), { aliasDuplicateObjects: false }),
  );
}
