import { isBlockList, isTooLong, validateBlocks } from '../blockKit/blockKit.ts';
import { channelsOf, type LocalMessage, type Workspace, withBlockIds } from '../workspace.ts';
import { type ApiAnswer, SlackRefusal } from './apiAnswer.ts';
import { type MethodArguments, requiredText, textArgument } from './methodArguments.ts';
import type { WebApiMethod } from './webApiMethod.ts';

/** Methods of the chat family, by name. */
export const chatMethods = {
  'chat.postMessage': postMessage,
  'chat.postEphemeral': postEphemeral,
  'chat.update': updateMessage,
  'chat.getPermalink': getPermalink,
} as const satisfies Readonly<Record<string, WebApiMethod>>;

const MAX_TEXT = 40_000;

function postMessage(workspace: Workspace, args: MethodArguments): ApiAnswer {
  const message = newMessage(workspace, args);
  storeMessage(workspace, message);
  return { ok: true, channel: message.channel, ts: message.ts, message: asSlackMessage(message) };
}

function postEphemeral(workspace: Workspace, args: MethodArguments): ApiAnswer {
  const onlyFor = requiredText(args, 'user');
  if (!workspace.options.users.some(({ id }) => id === onlyFor)) {
    throw new SlackRefusal('user_not_in_channel');
  }
  const message = { ...newMessage(workspace, args), onlyFor };
  storeMessage(workspace, message);
  return { ok: true, message_ts: message.ts };
}

function updateMessage(workspace: Workspace, args: MethodArguments): ApiAnswer {
  const channel = channelOf(workspace, args);
  const ts = requiredText(args, 'ts');
  const old = workspace.messages.get(ts);
  if (old === undefined || old.onlyFor !== undefined || old.channel !== channel) {
    throw new SlackRefusal('message_not_found');
  }
  if (old.fromSlack === true) throw new SlackRefusal('cant_update_message');
  const message = { ...old, ...content(workspace, args), edited: true };
  storeMessage(workspace, message);
  return { ok: true, channel, ts, text: message.text, message: asSlackMessage(message) };
}

function getPermalink(workspace: Workspace, args: MethodArguments): ApiAnswer {
  const channel = channelOf(workspace, args);
  const ts = requiredText(args, 'message_ts');
  if (!workspace.messages.has(ts)) throw new SlackRefusal('message_not_found');
  const name = `p${ts.replace('.', '')}`;
  return {
    ok: true,
    channel,
    permalink: `https://local.slack.com/archives/${channel}/${name}`,
  };
}

/** The text and blocks of a message, checked as Slack checks them. */
export function content(
  workspace: Workspace,
  args: MethodArguments,
): Pick<LocalMessage, 'text' | 'blocks'> {
  const text = textArgument(args, 'text') ?? '';
  const blocks = args.blocks ?? [];
  if (text === '' && (!isBlockList(blocks) || blocks.length === 0)) {
    throw new SlackRefusal('no_text');
  }
  if (text.length > MAX_TEXT) throw new SlackRefusal('msg_too_long');
  if (isBlockList(blocks) && isTooLong(blocks)) throw new SlackRefusal('msg_blocks_too_long');
  const { oldWorkspace = false } = workspace.options;
  const problems = validateBlocks('message', blocks, { oldWorkspace });
  if (problems.length > 0) throw new SlackRefusal('invalid_blocks', problems);
  return { text, blocks: withBlockIds(workspace, blocks) };
}

export function storeMessage(workspace: Workspace, message: LocalMessage): void {
  workspace.messages.set(message.ts, message);
  workspace.changed();
}

/** A message as it stands in answers and payloads. */
export function asSlackMessage(message: LocalMessage): Readonly<Record<string, unknown>> {
  return {
    type: 'message',
    subtype: 'bot_message',
    user: 'UTRIMTAB',
    bot_id: 'BTRIMTAB',
    ts: message.ts,
    text: message.text,
    blocks: message.blocks,
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
  };
}

/** The channel that is meant; a user id means the conversation with that user. */
export function channelOf(workspace: Workspace, args: MethodArguments): string {
  const channel = requiredText(args, 'channel');
  const ours = channelsOf(workspace).find(({ id, name }) =>
    [id, name, `#${name}`].includes(channel),
  );
  if (ours !== undefined) return ours.id;
  const user = workspace.options.users.find(({ id }) => id === channel || directOf(id) === channel);
  if (user === undefined) throw new SlackRefusal('channel_not_found');
  return directOf(user.id);
}

export function directOf(userId: string): string {
  return `D${userId.slice(1)}`;
}

function newMessage(workspace: Workspace, args: MethodArguments): LocalMessage {
  const channel = channelOf(workspace, args);
  // Without chat:write.public, the bot speaks only where it was invited
  // (docs/facts/slack.md#scopes).
  if (channelsOf(workspace).some(({ id, withoutBot }) => id === channel && withoutBot === true)) {
    throw new SlackRefusal('not_in_channel');
  }
  const threadTs = textArgument(args, 'thread_ts');
  if (threadTs !== undefined && !workspace.messages.has(threadTs)) {
    throw new SlackRefusal('thread_not_found');
  }
  return {
    ...content(workspace, args),
    ts: workspace.newTs(),
    channel,
    ...(threadTs === undefined ? {} : { threadTs }),
  };
}
