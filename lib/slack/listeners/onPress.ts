import type {
  AllMiddlewareArgs,
  BlockAction,
  ButtonAction,
  SlackActionMiddlewareArgs,
} from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { errorFields, logEvent } from '../../shared/log.ts';
import type { Sentence } from '../../shared/message.ts';
import type { Result } from '../../shared/result.ts';
import { type SlackUser, slackUserOf } from '../auth/slackUser.ts';
import { modal, section } from '../blockKit/blocks.ts';
import type { Language } from '../i18n/translator.ts';
import type { SlackDeps } from '../interactions/deps.ts';
import { interactionOrigin, withOrigin } from '../interactions/origin.ts';

export type ButtonArgs = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;

/** What a handler of a button works with. */
export interface PressContext {
  readonly body: BlockAction;
  readonly slackUser: SlackUser;
  readonly language: Language;
  /** Says something to the user alone, where they pressed. */
  readonly reply: (text: string) => Promise<void>;
  /** Opens a dialog that remembers the message of the button; gives Slack's id of it. */
  readonly openView: (view: ModalView) => Promise<string | undefined>;
}

/** What the value of a button means for the user who pressed it, or why not. */
type ReadValue<Read> = (
  value: unknown,
  slackUser: SlackUser,
  client: WebClient,
  deps: SlackDeps,
) => Promise<Result<Read, Sentence>>;

/**
 * The listener of a button: acknowledges, finds the language of the user, reads what was pressed and
 * hands it on. A refusal goes to the user alone.
 */
export function onPress<Read>(
  deps: SlackDeps,
  read: ReadValue<Read>,
  handle: (pressed: Read, context: PressContext) => Promise<void>,
) {
  return async ({ ack, action, body, client }: ButtonArgs): Promise<void> => {
    await ack();
    await answerPress({ value: action.value, body, client }, deps, read, handle);
  };
}

/** What was pressed or chosen: the value of a button, or of the item of a menu. */
export interface Pressed {
  readonly value: unknown;
  readonly body: BlockAction;
  readonly client: WebClient;
}

/** Finds the language of the user, reads what was pressed and hands it on. */
export async function answerPress<Read>(
  { value, body, client }: Pressed,
  deps: SlackDeps,
  read: ReadValue<Read>,
  handle: (pressed: Read, context: PressContext) => Promise<void>,
): Promise<void> {
  const slackUser = slackUserOf(body);
  const language = await deps.members.translatorFor(slackUser.userId, client);
  const openView = async (view: ModalView) => {
    const opened = await client.views.open({
      trigger_id: body.trigger_id,
      view: withOrigin(view, interactionOrigin(body)),
    });
    return opened.view?.id;
  };
  const pressed = await read(value, slackUser, client, deps);
  const reply = (text: string) => replyEphemeral(body, client, text, language);
  if (!pressed.ok) return reply(language.tell(pressed.error));
  await handle(pressed.value, { body, slackUser, language, reply, openView });
}

/** An ephemeral message; on the App Home, which takes none, a dialog. A refusal by Slack is logged. */
async function replyEphemeral(
  body: BlockAction,
  client: WebClient,
  text: string,
  language: Language,
): Promise<void> {
  const channel = body.channel?.id;
  try {
    await (channel === undefined
      ? client.views.open({
          trigger_id: body.trigger_id,
          view: modal(language, 'Trimtab', [section(text)]),
        })
      : client.chat.postEphemeral({ channel, user: body.user.id, text }));
  } catch (error) {
    logEvent('slack.replyFailed', errorFields(error));
  }
}
