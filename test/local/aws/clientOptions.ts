import { ACCESS_KEY } from '../../../local/aws/server/accounts.ts';
import type { LocalAws } from '../../../local/aws/server/localAws.ts';

/** What an unmodified SDK client needs to speak with a local AWS; one attempt, so that errors show. */
export function clientOptions({ url }: LocalAws, region = 'us-east-1') {
  return { endpoint: url, region, credentials: ACCESS_KEY, maxAttempts: 1 };
}
