import { channelsOf, type LocalUser, type Workspace } from '../workspace.ts';
import { type ApiAnswer, SlackRefusal } from './apiAnswer.ts';
import { channelOf, directOf } from './chatMethods.ts';
import { type MethodArguments, requiredText } from './methodArguments.ts';
import type { WebApiMethod } from './webApiMethod.ts';

/** Methods about people and conversations, by name. */
export const peopleMethods = {
  'auth.test': authTest,
  'users.info': userInfo,
  'users.lookupByEmail': userByEmail,
  'usergroups.users.list': userGroupMembers,
  'conversations.info': conversationInfo,
  'conversations.open': openConversation,
} as const satisfies Readonly<Record<string, WebApiMethod>>;

/** Strangers belong to another team (docs/facts/slack.md#people). */
export const OTHER_TEAM = 'TSTRANGERS';

function authTest({ options }: Workspace): ApiAnswer {
  return {
    ok: true,
    url: 'https://local.slack.com/',
    team: 'Local',
    user: 'trimtab',
    team_id: options.teamId,
    user_id: 'UTRIMTAB',
    bot_id: 'BTRIMTAB',
    is_enterprise_install: false,
  };
}

function userInfo({ options }: Workspace, args: MethodArguments): ApiAnswer {
  const id = requiredText(args, 'user');
  const user = options.users.find((one) => one.id === id);
  if (user === undefined) throw new SlackRefusal('user_not_found');
  const locale = String(args.include_locale) === 'true' ? { locale: user.locale ?? 'en-US' } : {};
  return { ok: true, user: { ...asSlackUser(user, options.teamId), ...locale } };
}

function userByEmail({ options }: Workspace, args: MethodArguments): ApiAnswer {
  const email = requiredText(args, 'email');
  const user = options.users.find((one) => one.email === email);
  if (user === undefined) throw new SlackRefusal('users_not_found');
  return { ok: true, user: asSlackUser(user, options.teamId) };
}

function userGroupMembers({ options }: Workspace, args: MethodArguments): ApiAnswer {
  const id = requiredText(args, 'usergroup');
  const group = options.userGroups.find((one) => one.id === id);
  if (group === undefined) throw new SlackRefusal('no_such_subteam');
  return { ok: true, users: group.users };
}

function conversationInfo(workspace: Workspace, args: MethodArguments): ApiAnswer {
  const id = channelOf(workspace, args);
  const channel = channelsOf(workspace).find((each) => each.id === id);
  return {
    ok: true,
    channel:
      channel === undefined
        ? { id, is_im: true, is_archived: false }
        : {
            id,
            name: channel.name,
            is_channel: true,
            is_member: channel.withoutBot !== true,
            is_archived: false,
          },
  };
}

function openConversation({ options }: Workspace, args: MethodArguments): ApiAnswer {
  const id = requiredText(args, 'users');
  if (!options.users.some((user) => user.id === id)) throw new SlackRefusal('user_not_found');
  return { ok: true, channel: { id: directOf(id) } };
}

export function teamOf(user: LocalUser, teamId: string): string {
  return user.stranger === true ? OTHER_TEAM : teamId;
}

function asSlackUser(user: LocalUser, teamId: string): Readonly<Record<string, unknown>> {
  return {
    id: user.id,
    team_id: teamOf(user, teamId),
    name: user.name,
    deleted: false,
    real_name: user.realName,
    tz: 'Asia/Seoul',
    is_stranger: user.stranger === true,
    is_restricted: user.guest !== undefined,
    is_ultra_restricted: user.guest === 'ultra_restricted',
    is_bot: false,
    profile: {
      real_name: user.realName,
      display_name: user.name,
      ...(user.email === undefined ? {} : { email: user.email }),
    },
  };
}
