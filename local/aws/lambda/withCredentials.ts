import { AsyncLocalStorage } from 'node:async_hooks';
import type { TemporaryKeys } from '../server/accounts.ts';

const current = new AsyncLocalStorage<TemporaryKeys | undefined>();

/**
 * Runs code as Lambda does: the credentials of a role are in its environment. All functions of the
 * local Lambda share one process, so `process.env` answers each with its own; undefined: with those
 * of the process.
 */
export function withCredentials<Answer>(
  credentials: TemporaryKeys | undefined,
  run: () => Answer,
): Answer {
  if (credentials !== undefined) install();
  return current.run(credentials, run);
}

let installed = false;

function install(): void {
  if (installed) return;
  installed = true;
  process.env = new Proxy(process.env, {
    get: (environment, name) => roleVariable(name) ?? Reflect.get(environment, name),
    // Without it, the proxy is the receiver, and Node refuses the descriptor that a proxy defines.
    set: (environment, name, value) => Reflect.set(environment, name, value),
    has: (environment, name) => roleVariable(name) !== undefined || Reflect.has(environment, name),
  });
}

function roleVariable(name: string | symbol): string | undefined {
  const credentials = current.getStore();
  switch (name) {
    case 'AWS_ACCESS_KEY_ID':
      return credentials?.accessKeyId;
    case 'AWS_SECRET_ACCESS_KEY':
      return credentials?.secretAccessKey;
    case 'AWS_SESSION_TOKEN':
      return credentials?.sessionToken;
    default:
      return undefined;
  }
}
