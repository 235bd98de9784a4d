import { directOf } from '../slack/chatMethods.ts';
import type { LocalMessage, LocalView, Workspace } from '../slack/workspace.ts';

/** What one user sees: sent to the page after every change. */
export interface PageState {
  readonly channel: { readonly id: string; readonly name: string };
  readonly users: readonly {
    readonly id: string;
    readonly name: string;
    readonly realName: string;
    readonly stranger: boolean;
  }[];
  readonly userGroups: readonly { readonly id: string; readonly name: string }[];
  readonly messages: readonly LocalMessage[];
  readonly views: readonly LocalView[];
  readonly home?: LocalView;
  readonly files: readonly {
    readonly id: string;
    readonly name: string;
    readonly threadTs?: string;
  }[];
}

export function pageState(workspace: Workspace, userId: string): PageState {
  const { channel, users, userGroups } = workspace.options;
  const home = workspace.homes.get(userId);
  return {
    channel,
    users: users.map(({ id, name, realName, stranger = false }) => ({
      id,
      name,
      realName,
      stranger,
    })),
    userGroups: userGroups.map(({ id, handle }) => ({ id, name: handle })),
    messages: [...workspace.messages.values()].filter(
      ({ onlyFor, channel: place }) =>
        (onlyFor === undefined || onlyFor === userId) &&
        (place === channel.id || place === directOf(userId)),
    ),
    views: [...workspace.views.values()].filter((view) => view.userId === userId),
    ...(home === undefined ? {} : { home }),
    files: [...workspace.files.values()]
      .filter((file) => file.channel === channel.id)
      .map(({ id, name, threadTs }) => ({
        id,
        name,
        ...(threadTs === undefined ? {} : { threadTs }),
      })),
  };
}
