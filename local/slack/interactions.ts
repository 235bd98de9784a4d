import * as z from 'zod';
import { type Block, elementsOf } from './blockKit/blockKit.ts';
import { type DeliverTo, type Delivery, deliver, deliverEvent } from './deliver.ts';
import { answerUser, newResponseUrl } from './responseUrl.ts';
import {
  elementState,
  everyBlock,
  type InputValues,
  missingInputs,
  optionOf,
  stateOf,
} from './viewState.ts';
import { SlackRefusal } from './webApi/apiAnswer.ts';
import { asSlackMessage, directOf, storeMessage } from './webApi/chatMethods.ts';
import { OTHER_TEAM, teamOf } from './webApi/peopleMethods.ts';
import { addModal, asSlackView, readView, replaceModal } from './webApi/viewMethods.ts';
import {
  channelsOf,
  type LocalMessage,
  type LocalView,
  newTrigger,
  type Workspace,
} from './workspace.ts';

/** Where something is pressed: in a message, or in a modal or Home. */
export type Placement = { readonly messageTs: string } | { readonly viewId: string };

/** Which element: its action_id, or whatever tells it from the others. */
export type Which = string | ((element: Block, blockId: string) => boolean);

/** What came of a press, a command or a form, as the user sees it. */
export type Outcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly error: string }
  /** The form stays open, with a sentence at each of these blocks. */
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

export interface Interactions {
  slashCommand(userId: string, text: string): Promise<Outcome>;
  /** Presses a button, or chooses `value` in a menu. Throws when there is no such element. */
  press(
    userId: string,
    place: Placement,
    which: Which,
    value?: string | readonly string[],
  ): Promise<Outcome>;
  submitView(userId: string, viewId: string, values?: InputValues): Promise<Outcome>;
  closeView(userId: string, viewId: string): Promise<Outcome>;
  /** Looks at the App Home. */
  openHome(userId: string): Promise<Outcome>;
}

export interface InteractionOptions extends DeliverTo {
  readonly command: string;
  readonly origin: () => string;
}

const errorsAnswer = z.object({
  response_action: z.literal('errors'),
  errors: z.record(z.string(), z.string()),
});
const viewAnswer = z.object({ response_action: z.enum(['update', 'push']), view: z.unknown() });
const jsonObject = z.record(z.string(), z.unknown());

/** What people do in Slack, sent to the app in the payloads that Slack really sends. */
export function createInteractions(
  workspace: Workspace,
  options: InteractionOptions,
): Interactions {
  const send = (payload: Block) => deliver({ payload: JSON.stringify(payload) }, options);
  return {
    slashCommand: (userId, text) => slashCommand(workspace, options, userId, text),
    press: async (userId, place, which, value) => {
      const payload = actionPayload(workspace, options, { userId, place, which, value });
      return shown(workspace, userId, await send(payload));
    },
    submitView: async (userId, viewId, values = {}) => {
      const view = viewFor(workspace, userId, viewId);
      const missing = missingInputs(view.blocks, values);
      if (missing.length > 0) {
        const sentence = 'Please complete this required field.';
        return { ok: false, errors: Object.fromEntries(missing.map((id) => [id, sentence])) };
      }
      const state = { values: stateOf(view.blocks, values) };
      const answer = await send({
        ...envelope(workspace, 'view_submission', userId),
        view: { ...asSlackView(workspace, view), state },
        response_urls: [],
      });
      return answer.ok ? afterSubmit(workspace, view, answer.body) : issue(answer.error);
    },
    openHome: async (userId) => {
      const event = homeOpened(workspace, userId);
      const answer = await deliverEvent(event, options);
      return answer.ok ? { ok: true } : issue(answer.error);
    },
    closeView: async (userId, viewId) => {
      const view = viewFor(workspace, userId, viewId);
      closeModal(workspace, view);
      if (view.content.notify_on_close !== true) return { ok: true };
      const answer = await send({
        ...envelope(workspace, 'view_closed', userId),
        view: asSlackView(workspace, view),
        is_cleared: false,
      });
      return answer.ok ? { ok: true } : issue(answer.error);
    },
  };
}

/** The envelope of the Events API around app_home_opened. */
function homeOpened(workspace: Workspace, userId: string): Block {
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

async function slashCommand(
  workspace: Workspace,
  options: InteractionOptions,
  userId: string,
  text: string,
): Promise<Outcome> {
  const user = userOf(workspace, userId);
  const { channel, teamId } = workspace.options;
  const answer = await deliver(
    {
      token: 'unused',
      team_id: teamOf(user, teamId),
      team_domain: 'local',
      channel_id: channel.id,
      channel_name: channel.name,
      user_id: user.id,
      user_name: user.name,
      command: options.command,
      text,
      api_app_id: 'ATRIMTAB',
      is_enterprise_install: 'false',
      response_url: newResponseUrl(workspace, options.origin(), userId),
      trigger_id: newTrigger(workspace, userId),
    },
    options,
  );
  if (!answer.ok) {
    slackSays(workspace, userId, `${options.command} failed with the error “${answer.error}”.`);
    return issue(answer.error);
  }
  return sayAnswer(workspace, userId, answer.body);
}

/** The body of the answer to a command is itself a message: text, or JSON. */
function sayAnswer(workspace: Workspace, userId: string, body: string): Outcome {
  if (body.trim() === '') return { ok: true };
  try {
    answerUser(workspace, userId, messageOf(body));
    return { ok: true };
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    slackSays(workspace, userId, `The app answered with something unreadable: ${error.message}.`);
    return issue(error.message);
  }
}

function messageOf(body: string): Block {
  try {
    return jsonObject.parse(JSON.parse(body));
  } catch {
    return { text: body };
  }
}

interface Press {
  readonly userId: string;
  readonly place: Placement;
  readonly which: Which;
  readonly value: string | readonly string[] | undefined;
}

function actionPayload(
  workspace: Workspace,
  { origin }: InteractionOptions,
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
  const values = { ...stateOf(where.blocks, {}), ...stateOf(pressed, chosen) };
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
    response_url: newResponseUrl(workspace, origin(), userId, where.ts),
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
function envelope(workspace: Workspace, type: string, userId: string): Block {
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

function afterSubmit(workspace: Workspace, view: LocalView, body: string): Outcome {
  const answer: unknown = body.trim() === '' ? {} : messageOf(body);
  const errors = errorsAnswer.safeParse(answer);
  if (errors.success) return { ok: false, errors: errors.data.errors };
  const next = viewAnswer.safeParse(answer);
  if (!next.success) {
    closeModal(workspace, view);
    return { ok: true };
  }
  try {
    const content = readView(workspace, next.data.view, 'modal');
    if (next.data.response_action === 'push') addModal(workspace, view.userId, content);
    else replaceModal(workspace, view, content);
    return { ok: true };
  } catch (error) {
    if (error instanceof SlackRefusal) return issue(error.message);
    throw error;
  }
}

function closeModal(workspace: Workspace, view: LocalView): void {
  workspace.views.delete(view.id);
  workspace.changed();
}

function shown(workspace: Workspace, userId: string, answer: Delivery): Outcome {
  if (answer.ok) return { ok: true };
  slackSays(workspace, userId, `Trimtab did not answer to this action (${answer.error}).`);
  return issue(answer.error);
}

function issue(error: string): Outcome {
  return { ok: false, error };
}

/** Slack's own words about an app that failed, for one user. */
function slackSays(workspace: Workspace, userId: string, text: string): void {
  storeMessage(workspace, {
    ts: workspace.newTs(),
    channel: workspace.options.channel.id,
    text: `:warning: ${text}`,
    blocks: [],
    onlyFor: userId,
    fromSlack: true,
  });
}

/** As Slack says it in payloads. */
function nameOfChannel(workspace: Workspace, channel: string): string {
  return channelsOf(workspace).find(({ id }) => id === channel)?.name ?? 'directmessage';
}

function userOf({ options }: Workspace, userId: string) {
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

function viewFor(workspace: Workspace, userId: string, viewId: string): LocalView {
  const homes = [...workspace.homes.values()];
  const view = workspace.views.get(viewId) ?? homes.find(({ id }) => id === viewId);
  if (view?.userId !== userId) throw new Error(`${userId} sees no view ${viewId}`);
  return view;
}
