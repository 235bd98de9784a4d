import type { WebClient } from '@slack/web-api';
import type { Configuration } from '../../config/config.ts';
import type { Actor } from '../../domain/lifecycle/suggestionRecord.ts';
import { errorFields, logEvent } from '../../shared/log.ts';
import { type Sentence, sentence, together } from '../../shared/message.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { isOfOurs } from '../interactions/press.ts';
import { type Members, NOT_SHOWN } from './members.ts';

/** Who presses, as Slack says it. */
export interface SlackUser {
  readonly userId: string;
  /** The workspace that the user belongs to: another one in a shared channel. */
  readonly userTeam: string | undefined;
  /** The workspace in which it was pressed. */
  readonly team: string | undefined;
}

export interface Approvers {
  /** The presser as an actor, or the sentence that says why not. Decided here, whatever the screen shows. */
  readonly admit: (slackUser: SlackUser, client: WebClient) => Promise<Result<Actor, Sentence>>;
}

/** What whoever may not do something wants to know. */
const NOTHING_CHANGED = sentence('Nothing was changed.');

const CACHE_MS = 5 * 60_000;

/**
 * The approvers of the configuration, as far as they are full members of the workspace. A user group
 * that is empty or can't be read is nobody, and so is whoever Slack does not tell us of.
 */
export function createApprovers(
  { slack }: Configuration,
  now: () => Date,
  members: Members,
): Approvers {
  const groups = new Map<string, { readonly members: readonly string[]; readonly until: number }>();

  async function membersOf(group: string, client: WebClient): Promise<readonly string[]> {
    const cached = groups.get(group);
    if (cached !== undefined && cached.until > now().getTime()) return cached.members;
    try {
      const { users = [] } = await client.usergroups.users.list({ usergroup: group });
      groups.set(group, { members: users, until: now().getTime() + CACHE_MS });
      return users;
    } catch (error) {
      logEvent('slack.userGroupUnread', { group, ...errorFields(error) });
      return [];
    }
  }

  async function isNamed(userId: string, client: WebClient): Promise<boolean> {
    if (slack.approvers.users.includes(userId)) return true;
    for (const group of slack.approvers.userGroups) {
      const named = await membersOf(group, client);
      if (named.includes(userId)) return true;
    }
    return false;
  }

  return {
    admit: async (slackUser, client) => {
      if (!isOfOurs(slackUser, slack)) {
        return err(
          together(sentence('Only members of this workspace can do this.'), NOTHING_CHANGED),
        );
      }
      const { userId } = slackUser;
      if (!(await isNamed(userId, client))) {
        return err(
          together(sentence('You are not an approver.'), whoIs(slack.approvers), NOTHING_CHANGED),
        );
      }
      const membership = await members.of(userId, client);
      return membership === 'member'
        ? ok({ kind: 'user', id: userId })
        : err(together(NOT_SHOWN[membership], NOTHING_CHANGED));
    },
  };
}

/** Everybody who may approve, as mentions. */
export function mentionsOf({
  users,
  userGroups,
}: Configuration['slack']['approvers']): readonly string[] {
  return [...users.map((id) => `<@${id}>`), ...userGroups.map((id) => `<!subteam^${id}>`)];
}

function whoIs(approvers: Configuration['slack']['approvers']): Sentence {
  const names = mentionsOf(approvers);
  return names.length === 0
    ? sentence('Nobody is yet: an administrator adds people to `slack.approvers` in trimtab.yml.')
    : sentence('Ask one of them: {names}.', { names: names.join(', ') });
}
