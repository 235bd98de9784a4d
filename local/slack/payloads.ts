import { type Block, elementsOf } from './blockKit/blockKit.ts';
import { newResponseUrl } from './responseUrl.ts';
import { elementState, everyBlock, optionOf, viewStateOf } from './viewState.ts';
import { asSlackMessage, directOf } from './webApi/chatMethods.ts';
import { OTHER_TEAM, teamOf } from './webApi/peopleMethods.ts';
import { asSlackView } from './webApi/viewMethods.ts';
import {
  channelsOf,
  type LocalMessage,
  type LocalView,
  newTrigger,
  type Workspace,
} from './workspace.ts';

/** Where something is pressed: in a message, or in a modal or Home. */
export type PressTarget = { readonly messageTs: string } | { readonly viewId: string };

/** Which element: its action_id, or whatever tells it from the others. */
export type Which = string | ((element: Block, blockId: string) => boolean);

export interface Press {
  readonly userId: string;
  readonly place: PressTarget;
  readonly which: Which;
  readonly value: string | readonly string[] | undefined;
}

/** The payload of one press or choice: `block_actions`. */
export function actionPayload(
  workspace: Workspace,
  origin: string,
  { userId, place, which, value }: Press,
): Block {
  const where =
    'viewId' in place
      ? viewFor(workspace, userId, place.viewId)
      : messageFor(workspace, userId, place.messageTs);
  const { element, blockId } = find(where.blocks, which);
  const common = {
    ...envelope(workspace, 'block_actions', userId),
    trigger_id: newTrigger(workspace, userId),
    actions: [actionOf(workspace, element, blockId, value)],
  };
  // Menus of other cards may have the same action_id: only the pressed block takes the value.
  const pressed = everyBlock(where.blocks).filter(({ block_id }) => String(block_id) === blockId);
  const chosen = value === undefined ? {} : { [String(element.action_id)]: value };
  const values = { ...viewStateOf(where.blocks, {}), ...viewStateOf(pressed, chosen) };
  if ('userId' in where) {
    return {
      ...common,
      container: { type: 'view', view_id: where.id },
      view: { ...asSlackView(workspace, where), state: { values } },
    };
  }
  return {
    ...common,
    container: {
      type: 'message',
      message_ts: where.ts,
      channel_id: where.channel,
      is_ephemeral: where.onlyFor !== undefined,
      ...(where.threadTs === undefined ? {} : { thread_ts: where.threadTs }),
    },
    channel: { id: where.channel, name: nameOfChannel(workspace, where.channel) },
    // Slack leaves the message out of the payload when it is an ephemeral.
    ...(where.onlyFor === undefined ? { message: asSlackMessage(where) } : {}),
    state: { values },
    response_url: newResponseUrl(workspace, origin, userId, where.ts),
  };
}

function actionOf(
  workspace: Workspace,
  element: Block,
  blockId: string,
  value: string | readonly string[] | undefined,
): Block {
  const { type, text, action_id, value: own, style } = element;
  const common = { type, action_id, block_id: blockId, action_ts: workspace.newTs() };
  if (type === 'button') {
    return {
      ...common,
      text,
      ...(own === undefined ? {} : { value: own }),
      ...(style === undefined ? {} : { style }),
    };
  }
  if (type === 'overflow') return { ...common, selected_option: optionOf(element, String(value)) };
  return { ...common, ...elementState(element, value) };
}

function find(blocks: readonly Block[], which: Which): { element: Block; blockId: string } {
  const matches = typeof which === 'string' ? (one: Block) => one.action_id === which : which;
  for (const each of everyBlock(blocks)) {
    const blockId = String(each.block_id);
    const element = elementsOf(each).find((one) => matches(one, blockId));
    if (element !== undefined) return { element, blockId };
  }
  throw new Error(`there is nothing to press: ${String(which)}`);
}

/** What stands in every payload. `user.team_id` tells who comes from elsewhere. */
export function envelope(workspace: Workspace, type: string, userId: string): Block {
  const user = userOf(workspace, userId);
  const { teamId } = workspace.options;
  const team_id = teamOf(user, teamId);
  return {
    type,
    user: { id: user.id, username: user.name, name: user.name, team_id },
    team: { id: team_id === OTHER_TEAM ? OTHER_TEAM : teamId, domain: 'local' },
    api_app_id: 'ATRIMTAB',
    token: 'unused',
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** The envelope of the Events API around app_home_opened. */
export function homeOpened(workspace: Workspace, userId: string): Block {
  const { teamId } = workspace.options;
  const now = Math.floor(workspace.now().getTime() / 1000);
  return {
    token: 'unused',
    team_id: teamOf(userOf(workspace, userId), teamId),
    api_app_id: 'ATRIMTAB',
    type: 'event_callback',
    event_id: workspace.newId('Ev'),
    event_time: now,
    authorizations: [{ team_id: teamId, user_id: 'UTRIMTAB', is_bot: true }],
    event: {
      type: 'app_home_opened',
      user: userId,
      channel: directOf(userId),
      tab: 'home',
      event_ts: workspace.newTs(),
    },
  };
}

/** As Slack says it in payloads. */
function nameOfChannel(workspace: Workspace, channel: string): string {
  return channelsOf(workspace).find(({ id }) => id === channel)?.name ?? 'directmessage';
}

export function userOf({ options }: Workspace, userId: string) {
  const user = options.users.find(({ id }) => id === userId);
  if (user === undefined) throw new Error(`there is no user ${userId}`);
  return user;
}

function messageFor(workspace: Workspace, userId: string, ts: string): LocalMessage {
  const message = workspace.messages.get(ts);
  if (message === undefined || (message.onlyFor ?? userId) !== userId) {
    throw new Error(`${userId} sees no message ${ts}`);
  }
  return message;
}

export function viewFor(workspace: Workspace, userId: string, viewId: string): LocalView {
  const homes = [...workspace.homes.values()];
  const view = workspace.views.get(viewId) ?? homes.find(({ id }) => id === viewId);
  if (view?.userId !== userId) throw new Error(`${userId} sees no view ${viewId}`);
  return view;
}
