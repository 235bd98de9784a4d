import type { Configuration } from './config.ts';
import { type Deployment, readDeployment } from './deployment.ts';
import { loadConfiguration } from './loadConfiguration.ts';

/** What a function knows when it wakes up: the company's configuration and its deployment. */
export interface Runtime {
  readonly config: Configuration;
  readonly deployment: Deployment;
}

/** Read once for each Lambda environment. Throws when the package has no valid configuration. */
export function loadRuntime(environment: NodeJS.ProcessEnv): Runtime {
  const deployment = readDeployment(environment);
  const loaded = loadConfiguration(deployment.TRIMTAB_CONFIG);
  if (!loaded.ok) throw new Error(loaded.error);
  return { config: loaded.value, deployment };
}
