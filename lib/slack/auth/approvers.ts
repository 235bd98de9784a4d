import type { WebClient } from '@slack/web-api';
import type { Configuration } from '../../config/config.ts';
import type { Actor } from '../../domain/lifecycle/suggestionRecord.ts';
import { MINUTE_MS } from '../../shared/dates.ts';
import { errorFields, logEvent } from '../../shared/log.ts';
import { type Sentence, sentence, together } from '../../shared/message.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { type Members, NOT_SHOWN } from './members.ts';
import { isInWorkspace, type SlackUser } from './slackUser.ts';

export interface Approvers {
  /** The user as an actor, or why they may not decide. The buttons on the screen prove nothing. */
  readonly admit: (slackUser: SlackUser, client: WebClient) => Promise<Result<Actor, Sentence>>;
}

const CACHE_MS = 5 * MINUTE_MS;

/**
 * The approvers of the configuration who are full members of the workspace. A user group that is
 * empty or can't be read has no approvers, and a user that can't be read is not admitted.
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
      if (!isInWorkspace(slackUser, slack)) {
        return refuse(sentence('Only members of this workspace can do this.'));
      }
      const { userId } = slackUser;
      if (!(await isNamed(userId, client))) {
        return refuse(sentence('You are not an approver.'), whomToAsk(slack.approvers));
      }
      const membership = await members.of(userId, client);
      return membership === 'member'
        ? ok({ kind: 'user', id: userId })
        : refuse(NOT_SHOWN[membership]);
    },
  };
}

function refuse(...reasons: readonly Sentence[]): Result<never, Sentence> {
  return err(together(...reasons, sentence('Nothing was changed.')));
}

/** All approvers, as mentions. */
export function mentionsOf({
  users,
  userGroups,
}: Configuration['slack']['approvers']): readonly string[] {
  return [...users.map((id) => `<@${id}>`), ...userGroups.map((id) => `<!subteam^${id}>`)];
}

function whomToAsk(approvers: Configuration['slack']['approvers']): Sentence {
  const names = mentionsOf(approvers);
  return names.length === 0
    ? sentence('There is no approver yet: add people to `slack.approvers` in trimtab.yml.')
    : sentence('Ask an approver: {names}.', { names: names.join(', ') });
}
