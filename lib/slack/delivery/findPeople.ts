import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { errorFields, logEvent } from '../../shared/log.ts';
import type { EmailDirectory } from '../../store/cache/emailDirectory.ts';
import { isFullMember } from '../auth/members.ts';

/**
 * The user ids of full members, by their e-mail address. Unknown addresses, guests and users of other
 * companies are left out; so are all further addresses once Slack refuses a lookup.
 */
export async function findPeople(
  emails: readonly string[],
  client: WebClient,
  people: EmailDirectory,
  now: Date,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const email of emails) {
    try {
      const known = await people.get(email, now);
      const userId = known === undefined ? await lookUp(email, client) : known;
      if (known === undefined) await people.put(email, userId, now);
      if (userId !== null) found.set(email, userId);
    } catch (error) {
      logEvent('slack.peopleUnread', errorFields(error));
      break;
    }
  }
  return found;
}

async function lookUp(email: string, client: WebClient): Promise<string | null> {
  try {
    const { user } = await client.users.lookupByEmail({ email });
    return user?.id === undefined || !isFullMember(user) ? null : user.id;
  } catch (error) {
    if (error instanceof WebAPIPlatformError && error.data.error === 'users_not_found') return null;
    throw error;
  }
}
