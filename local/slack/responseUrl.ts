import { randomBytes } from 'node:crypto';
import { type ApiAnswer, SlackRefusal } from './webApi/apiAnswer.ts';
import { content, storeMessage } from './webApi/chatMethods.ts';
import type { MethodArguments } from './webApi/methodArguments.ts';
import type { Workspace } from './workspace.ts';

/** Five uses within thirty minutes (docs/facts/slack.md#three-seconds). */
const USES = 5;
const LIFE_MS = 30 * 60_000;

/**
 * An address at which the app may answer a user, and change the message that was pressed. That of a
 * command changes nothing: Slack posts every answer as a new message, `replace_original` or not
 * (slackapi/bolt-js issue 2287, slackapi/bolt-python issue 1268).
 */
export function newResponseUrl(
  workspace: Workspace,
  origin: string,
  userId: string,
  messageTs?: string,
): string {
  const key = randomBytes(12).toString('hex');
  workspace.responseUrls.set(key, {
    userId,
    until: workspace.now().getTime() + LIFE_MS,
    usesLeft: USES,
    ...(messageTs === undefined ? {} : { messageTs }),
  });
  return `${origin}/response/${key}`;
}

export function takeResponse(workspace: Workspace, key: string, args: MethodArguments): ApiAnswer {
  const url = workspace.responseUrls.get(key);
  if (url === undefined) throw new SlackRefusal('invalid_url');
  if (workspace.now().getTime() > url.until) throw new SlackRefusal('expired_url');
  if (url.usesLeft === 0) throw new SlackRefusal('used_url');
  url.usesLeft -= 1;
  answerUser(workspace, url.userId, args, url.messageTs);
  return { ok: true };
}

/** The answer to a command or an action: for one user or all, new or in place of the old one. */
export function answerUser(
  workspace: Workspace,
  userId: string,
  args: MethodArguments,
  messageTs?: string,
): void {
  const old = messageTs === undefined ? undefined : workspace.messages.get(messageTs);
  if (isTrue(args.delete_original) && old !== undefined) {
    workspace.messages.delete(old.ts);
    workspace.changed();
    return;
  }
  if (isTrue(args.replace_original) && old !== undefined) {
    storeMessage(workspace, { ...old, ...content(workspace, args), edited: true });
    return;
  }
  storeMessage(workspace, {
    ...content(workspace, args),
    ts: workspace.newTs(),
    channel: old?.channel ?? workspace.options.channel.id,
    ...(old?.threadTs === undefined ? {} : { threadTs: old.threadTs }),
    ...(args.response_type === 'in_channel' ? {} : { onlyFor: userId }),
  });
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}
