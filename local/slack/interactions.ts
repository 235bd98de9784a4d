import * as z from 'zod';
import type { Block } from './blockKit/blockKit.ts';
import { type DeliverTo, deliver, deliverEvent } from './deliver.ts';
import {
  actionPayload,
  envelope,
  homeOpened,
  type PressTarget,
  userOf,
  viewFor,
  type Which,
} from './payloads.ts';
import { answerUser, newResponseUrl } from './responseUrl.ts';
import type { Delivery } from './socketMode.ts';
import { type InputValues, missingInputs, viewStateOf } from './viewState.ts';
import { SlackRefusal } from './webApi/apiAnswer.ts';
import { storeMessage } from './webApi/chatMethods.ts';
import { teamOf } from './webApi/peopleMethods.ts';
import { addModal, asSlackView, readView, replaceModal } from './webApi/viewMethods.ts';
import { type LocalView, newTrigger, type Workspace } from './workspace.ts';

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
    place: PressTarget,
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
      const payload = actionPayload(workspace, options.origin(), { userId, place, which, value });
      return shown(workspace, userId, await send(payload));
    },
    submitView: async (userId, viewId, values = {}) => {
      const view = viewFor(workspace, userId, viewId);
      const missing = missingInputs(view.blocks, values);
      if (missing.length > 0) {
        const text = 'Please complete this required field.';
        return { ok: false, errors: Object.fromEntries(missing.map((id) => [id, text])) };
      }
      const state = { values: viewStateOf(view.blocks, values) };
      const answer = await send({
        ...envelope(workspace, 'view_submission', userId),
        view: { ...asSlackView(workspace, view), state },
        response_urls: [],
      });
      return answer.ok ? afterSubmit(workspace, view, answer.body) : failed(answer.error);
    },
    openHome: async (userId) => {
      const event = homeOpened(workspace, userId);
      const answer = await deliverEvent(event, options);
      return answer.ok ? { ok: true } : failed(answer.error);
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
      return answer.ok ? { ok: true } : failed(answer.error);
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
    return failed(answer.error);
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
    return failed(error.message);
  }
}

function messageOf(body: string): Block {
  try {
    return jsonObject.parse(JSON.parse(body));
  } catch {
    return { text: body };
  }
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
    if (error instanceof SlackRefusal) return failed(error.message);
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
  return failed(answer.error);
}

function failed(error: string): Outcome {
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
