import * as z from 'zod';
import type { LocalFile, Workspace } from '../workspace.ts';
import { type ApiAnswer, SlackRefusal } from './apiAnswer.ts';
import { channelOf } from './chatMethods.ts';
import { type MethodArguments, requiredText, textArgument } from './methodArguments.ts';
import type { WebApiMethod } from './webApiMethod.ts';

/** Methods of the files family, by name. */
export const fileMethods = {
  'files.getUploadURLExternal': getUploadUrl,
  'files.completeUploadExternal': completeUpload,
} as const satisfies Readonly<Record<string, WebApiMethod>>;

const listed = z.array(z.object({ id: z.string(), title: z.string().optional() })).min(1);

function getUploadUrl(workspace: Workspace, args: MethodArguments, origin: string): ApiAnswer {
  const name = requiredText(args, 'filename');
  if (!(Number(args.length) > 0)) throw new SlackRefusal('invalid_arguments');
  const id = workspace.newId('F');
  workspace.files.set(id, { id, name, content: '' });
  return { ok: true, file_id: id, upload_url: `${origin}/upload/${id}` };
}

function completeUpload(workspace: Workspace, args: MethodArguments): ApiAnswer {
  const read = listed.safeParse(args.files);
  if (!read.success) throw new SlackRefusal('invalid_arguments');
  const channelId = textArgument(args, 'channel_id');
  const channel =
    channelId === undefined ? undefined : channelOf(workspace, { channel: channelId });
  const threadTs = textArgument(args, 'thread_ts');
  const files = read.data.map(({ id, title }): LocalFile => {
    const file = workspace.files.get(id);
    if (file === undefined || file.content === '') throw new SlackRefusal('file_not_found');
    return {
      ...file,
      ...(title === undefined ? {} : { title }),
      ...(channel === undefined ? {} : { channel }),
      ...(threadTs === undefined ? {} : { threadTs }),
    };
  });
  for (const file of files) workspace.files.set(file.id, file);
  workspace.changed();
  return { ok: true, files: files.map(({ id, name, title }) => ({ id, name, title })) };
}
