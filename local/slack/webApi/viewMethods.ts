import * as z from 'zod';
import { type Block, elementsOf, validateBlocks } from '../blockKit/blockKit.ts';
import { plainText } from '../blockKit/text.ts';
import { type LocalView, newHash, type Workspace, withBlockIds } from '../workspace.ts';
import { type ApiAnswer, SlackRefusal } from './apiAnswer.ts';
import { type MethodArguments, requiredText, textArgument } from './methodArguments.ts';
import type { WebApiMethod } from './webApiMethod.ts';

/** Methods of the views family, by name. */
export const viewMethods = {
  'views.open': openView,
  'views.update': updateView,
  'views.publish': publishView,
} as const satisfies Readonly<Record<string, WebApiMethod>>;

const MAX_VIEW_BYTES = 250_000;

const common = {
  blocks: z.array(z.record(z.string(), z.unknown())),
  private_metadata: z.string().max(3000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
};

const modal = z.strictObject({
  type: z.literal('modal'),
  ...common,
  title: plainText(24),
  submit: plainText(24).optional(),
  close: plainText(24).optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
  submit_disabled: z.boolean().optional(),
});

const home = z.strictObject({ type: z.literal('home'), ...common });

function openView(workspace: Workspace, args: MethodArguments): ApiAnswer {
  const trigger = requiredText(args, 'trigger_id');
  const content = readView(workspace, args.view, 'modal');
  const found = workspace.triggers.get(trigger);
  if (found === undefined) throw new SlackRefusal('invalid_trigger_id');
  if (workspace.now().getTime() > found.until) throw new SlackRefusal('expired_trigger_id');
  workspace.triggers.delete(trigger);
  return answer(workspace, addModal(workspace, found.userId, content));
}

function updateView(workspace: Workspace, args: MethodArguments): ApiAnswer {
  const id = textArgument(args, 'view_id');
  const externalId = textArgument(args, 'external_id');
  if (id === undefined && externalId === undefined) requiredText(args, 'view_id');
  const content = readView(workspace, args.view, 'modal');
  const old = [...workspace.views.values()].find(
    (view) => view.id === id || (id === undefined && view.content.external_id === externalId),
  );
  if (old === undefined) throw new SlackRefusal('not_found');
  const hash = textArgument(args, 'hash');
  if (hash !== undefined && hash !== old.hash) throw new SlackRefusal('hash_conflict');
  return answer(workspace, replaceModal(workspace, old, content));
}

function publishView(workspace: Workspace, args: MethodArguments): ApiAnswer {
  const userId = requiredText(args, 'user_id');
  if (!workspace.options.users.some(({ id }) => id === userId)) {
    throw new SlackRefusal('user_not_found');
  }
  const content = readView(workspace, args.view, 'home');
  const old = workspace.homes.get(userId);
  const hash = textArgument(args, 'hash');
  if (hash !== undefined && hash !== old?.hash) throw new SlackRefusal('hash_conflict');
  const view = newView(workspace, 'home', userId, content, old?.id);
  workspace.homes.set(userId, view);
  workspace.changed();
  return answer(workspace, view);
}

export function addModal(workspace: Workspace, userId: string, content: Block): LocalView {
  const view = newView(workspace, 'modal', userId, content);
  workspace.views.set(view.id, view);
  workspace.changed();
  return view;
}

export function replaceModal(workspace: Workspace, old: LocalView, content: Block): LocalView {
  const view = newView(workspace, 'modal', old.userId, content, old.id);
  workspace.views.set(view.id, view);
  workspace.changed();
  return view;
}

/** A view that Slack would take, or a refusal with what is wrong in it. */
export function readView(workspace: Workspace, view: unknown, type: 'modal' | 'home'): Block {
  if (view === undefined) requiredText({}, 'view');
  if (JSON.stringify(view).length > MAX_VIEW_BYTES) throw new SlackRefusal('view_too_large');
  const read = (type === 'modal' ? modal : home).safeParse(view);
  if (!read.success) {
    throw new SlackRefusal(
      'invalid_arguments',
      read.error.issues.map(
        ({ message, path }) => `[ERROR] ${message} [json-pointer:/view/${path.join('/')}]`,
      ),
    );
  }
  const { oldWorkspace = false } = workspace.options;
  const problems = [
    ...validateBlocks(type, read.data.blocks, { oldWorkspace }),
    ...(type === 'modal' ? checkSubmit(read.data) : []),
  ];
  if (problems.length > 0) {
    throw new SlackRefusal(
      'invalid_arguments',
      problems.map((text) => text.replace('json-pointer:/', 'json-pointer:/view/')),
    );
  }
  return read.data;
}

/** A view as it stands in answers and payloads. */
export function asSlackView(workspace: Workspace, view: LocalView): Block {
  return {
    private_metadata: '',
    callback_id: '',
    ...view.content,
    id: view.id,
    team_id: workspace.options.teamId,
    app_id: 'ATRIMTAB',
    bot_id: 'BTRIMTAB',
    hash: view.hash,
    root_view_id: view.id,
    previous_view_id: null,
    blocks: view.blocks,
  };
}

function checkSubmit({ blocks, submit }: Block): readonly string[] {
  const inputs = Array.isArray(blocks) && blocks.some(({ type }) => type === 'input');
  return inputs && submit === undefined
    ? ['[ERROR] missing required field: submit [json-pointer:/submit]']
    : [];
}

function newView(
  workspace: Workspace,
  type: 'modal' | 'home',
  userId: string,
  content: Block,
  id = workspace.newId('V'),
): LocalView {
  const blocks = withBlockIds(workspace, content.blocks).map((each) =>
    withActionIds(workspace, each),
  );
  return { id, type, userId, hash: newHash(workspace), content, blocks };
}

/** Slack names the input of an input block when the app did not. */
function withActionIds(workspace: Workspace, each: Block): Block {
  const [element] = each.type === 'input' ? elementsOf(each) : [];
  if (element === undefined || element.action_id !== undefined) return each;
  return { ...each, element: { ...element, action_id: workspace.newId('a') } };
}

function answer(workspace: Workspace, view: LocalView): ApiAnswer {
  return { ok: true, view: asSlackView(workspace, view) };
}
