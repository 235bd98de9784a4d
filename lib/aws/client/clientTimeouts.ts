/**
 * How long a client of AWS waits for a connection and for an answer. Left alone the SDK has no limit
 * but the service's idle time, 300 s (aws-sdk runtimeConfig, `defaultSocketTimeout`): as long as the
 * resize function may run at all. 3.1 s is what the SDK's own `standard` mode takes for a connection
 * (@smithy/core, defaults-mode); 30 s is what the SDK for Java waits for a read. `requestTimeout`
 * only warns unless it may throw, and ends with the headers: the body is `socketTimeout`'s.
 */
export const CLIENT_TIMEOUTS = {
  requestHandler: {
    connectionTimeout: 3_100,
    requestTimeout: 30_000,
    socketTimeout: 30_000,
    throwOnRequestTimeout: true,
  },
} as const;
