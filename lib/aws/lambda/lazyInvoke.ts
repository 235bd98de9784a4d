import { CLIENT_TIMEOUTS } from '../client/clientTimeouts.ts';

/** Starts a function and does not wait for it. With a name, a durable execution. */
type InvokeLater = (functionName: string, payload: object, executionName?: string) => Promise<void>;

/** invokeLater with a client that is loaded when it is first used (docs/decisions/0007). */
export function lazyClient(): InvokeLater {
  let loaded: Promise<InvokeLater> | undefined;
  return async (...args) => {
    loaded ??= load();
    return (await loaded)(...args);
  };
}

async function load(): Promise<InvokeLater> {
  const [{ LambdaClient }, { invokeAsync }] = await Promise.all([
    import('@aws-sdk/client-lambda'),
    import('./invokeAsync.ts'),
  ]);
  const client = new LambdaClient(CLIENT_TIMEOUTS);
  return (...args) => invokeAsync(client, ...args);
}
