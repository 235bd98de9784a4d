import { readFileSync } from 'node:fs';
import type { Configuration } from './config.ts';
import { type Deployment, readDeployment } from './deployment.ts';

/** What a function knows when it wakes up: the company's configuration and its deployment. */
export interface Runtime {
  readonly config: Configuration;
  readonly deployment: Deployment;
}

/**
 * Read once for each Lambda environment. The configuration was checked when the package was made
 * (configured.ts), and is trusted here. Throws when the package has none.
 */
export function loadRuntime(environment: NodeJS.ProcessEnv): Runtime {
  const deployment = readDeployment(environment);
  const config: Configuration = JSON.parse(readFileSync(deployment.TRIMTAB_CONFIG, 'utf8'));
  return { config, deployment };
}
