import { directOf } from '../webApi/chatMethods.ts';
import { channelsOf, type LocalMessage, type LocalView, type Workspace } from '../workspace.ts';

/** What one user sees: sent to the page after every change. */
export interface PageState {
  /** The main channel first. */
  readonly channels: readonly { readonly id: string; readonly name: string }[];
  /** This user's conversation with the app. */
  readonly direct: string;
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
    readonly channel?: string;
    readonly threadTs?: string;
  }[];
}

export function pageState(workspace: Workspace, userId: string): PageState {
  const { users, userGroups } = workspace.options;
  const channels = channelsOf(workspace);
  const direct = directOf(userId);
  const places = new Set([direct, ...channels.map(({ id }) => id)]);
  const home = workspace.homes.get(userId);
  return {
    channels,
    direct,
    users: users.map(({ id, name, realName, stranger = false }) => ({
      id,
      name,
      realName,
      stranger,
    })),
    userGroups: userGroups.map(({ id, handle }) => ({ id, name: handle })),
    messages: [...workspace.messages.values()].filter(
      ({ onlyFor, channel: place }) =>
        (onlyFor === undefined || onlyFor === userId) && places.has(place),
    ),
    views: [...workspace.views.values()].filter((view) => view.userId === userId),
    ...(home === undefined ? {} : { home }),
    files: [...workspace.files.values()]
      .filter(({ channel }) => channel !== undefined && places.has(channel))
      .map(({ id, name, channel, threadTs }) => ({
        id,
        name,
        ...(channel === undefined ? {} : { channel }),
        ...(threadTs === undefined ? {} : { threadTs }),
      })),
  };
}
