import { existsSync } from 'node:fs';
import { packageConfiguration } from '../lib/config/packageConfiguration.ts';
import { roles } from './roles.ts';

/** Where the functions find the checked configuration, here and in their package. */
const PACKAGED = '.trimtab/config.json';

/**
 * What serverless.yml takes from trimtab.yml: the schedule and the roles. Without a trimtab.yml the
 * example is packaged, so that a newcomer can look at the package; it can't be deployed.
 */
export function configured() {
  const from = existsSync('trimtab.yml') ? 'trimtab.yml' : 'trimtab.example.yml';
  if (from !== 'trimtab.yml' && process.argv.includes('deploy')) {
    throw new Error('There is no trimtab.yml. Copy trimtab.example.yml to it and fill it in.');
  }
  if (from !== 'trimtab.yml') {
    process.stderr.write(
      'There is no trimtab.yml: this packages trimtab.example.yml, which can be looked at and not deployed.\n',
    );
  }
  const loaded = packageConfiguration(from, PACKAGED);
  if (!loaded.ok) throw new Error(loaded.error);
  const { digest } = loaded.value;
  return {
    path: PACKAGED,
    schedule: { cron: `cron(0 ${digest.hour} * * ? *)`, timeZone: digest.timeZone },
    roles: { Resources: roles(loaded.value) },
  };
}
