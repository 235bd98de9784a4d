import type { WebClient } from '@slack/web-api';
import type { Configuration } from '../../config/config.ts';
import { MINUTE_MS } from '../../shared/dates.ts';
import { errorFields, logEvent } from '../../shared/log.ts';
import { type Sentence, sentence } from '../../shared/message.ts';
import { type Language, translatorFor } from '../i18n/translator.ts';

/** A full member of our workspace; a guest, a bot or a user of another company; or not readable now. */
export type Membership = 'member' | 'outsider' | 'unknown';

export interface Members {
  /** What users.info says of a user, cached for 5 minutes. */
  readonly of: (userId: string, client: WebClient) => Promise<Membership>;
  /** The language of their Slack where Trimtab speaks it; otherwise that of the channel. */
  readonly translatorFor: (userId: string, client: WebClient) => Promise<Language>;
}

interface Person {
  readonly isMember: boolean;
  /** `ko-KR` */
  readonly locale?: string;
}

const CACHE_MS = 5 * MINUTE_MS;

/** The members of our workspace, cached in memory. A failed read is not cached. */
export function createMembers(
  { teamId, language }: Pick<Configuration['slack'], 'teamId' | 'language'>,
  now: () => Date,
): Members {
  const known = new Map<string, Person & { readonly until: number }>();

  async function read(userId: string, client: WebClient): Promise<Person | undefined> {
    const cached = known.get(userId);
    if (cached !== undefined && cached.until > now().getTime()) return cached;
    try {
      const { user } = await client.users.info({ user: userId, include_locale: true });
      const person = {
        isMember: user !== undefined && isFullMember(user) && isOf(user, teamId),
        ...(user?.locale === undefined ? {} : { locale: user.locale }),
      };
      known.set(userId, { ...person, until: now().getTime() + CACHE_MS });
      return person;
    } catch (error) {
      logEvent('slack.userUnread', { user: userId, ...errorFields(error) });
      return undefined;
    }
  }

  return {
    of: async (userId, client) => {
      const person = await read(userId, client);
      if (person === undefined) return 'unknown';
      return person.isMember ? 'member' : 'outsider';
    },
    translatorFor: async (userId, client) => {
      const spoken = (await read(userId, client))?.locale?.split('-')[0];
      return translatorFor(spoken === 'ko' || spoken === 'en' ? spoken : language);
    },
  };
}

/** What a user who is not a full member is told. */
export const NOT_SHOWN: Readonly<Record<Exclude<Membership, 'member'>, Sentence>> = {
  outsider: sentence(
    'Only full members of this workspace can use Trimtab, not guests or people of other companies.',
  ),
  unknown: sentence('Slack could not tell Trimtab who you are. Try again in a minute.'),
};

/** A user as Slack's users.info and users.lookupByEmail give it. */
interface UserInfo {
  readonly team_id?: string;
  readonly enterprise_user?: { readonly teams?: readonly string[] };
  readonly deleted?: boolean;
  readonly is_bot?: boolean;
  /** From another company, in a shared channel. */
  readonly is_stranger?: boolean;
  /** A guest of several channels, and one of a single channel. */
  readonly is_restricted?: boolean;
  readonly is_ultra_restricted?: boolean;
}

/** Neither a guest, nor a bot, nor a user of another company (docs/facts/slack.md#people). */
export function isFullMember(user: UserInfo): boolean {
  const { deleted, is_bot, is_stranger, is_restricted, is_ultra_restricted } = user;
  return ![deleted, is_bot, is_stranger, is_restricted, is_ultra_restricted].includes(true);
}

/** On Enterprise Grid, a user has one home workspace and is a member of others, too. */
function isOf({ team_id, enterprise_user }: UserInfo, teamId: string): boolean {
  return team_id === teamId || enterprise_user?.teams?.includes(teamId) === true;
}
