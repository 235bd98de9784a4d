import { CLIENT_TIMEOUTS } from '../client/clientTimeouts.ts';

/** Starts a function and does not wait for it. With a name, a durable execution. */
type InvokeAsync = (functionName: string, payload: object, executionName?: string) => Promise<void>;

/** invokeAsync with a client that is loaded when it is first used (docs/decisions/0007). */
export function lazyInvoke(): InvokeAsync {
  let loaded: Promise<InvokeAsync> | undefined;
  return async (...args) => {
    loaded ??= load();
    return (await loaded)(...args);
  };
}

async function load(): Promise<InvokeAsync> {
  const [{ LambdaClient }, { invokeAsync }] = await Promise.all([
    import('@aws-sdk/client-lambda'),
    import('./invokeAsync.ts'),
  ]);
  const client = new LambdaClient(CLIENT_TIMEOUTS);
  return (...args) => invokeAsync(client, ...args);
}
