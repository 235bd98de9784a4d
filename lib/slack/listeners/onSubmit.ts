import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { MessageRef } from '../../domain/lifecycle/suggestionRecord.ts';
import type { Sentence } from '../../shared/message.ts';
import { type SlackUser, slackUserOf } from '../auth/slackUser.ts';
import { modal, section } from '../blockKit/blocks.ts';
import type { Language } from '../i18n/translator.ts';
import type { SlackDeps } from '../interactions/deps.ts';
import { readMetadata } from '../interactions/origin.ts';
import { type Press, readPress } from '../interactions/press.ts';

type SubmitArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

/** What a handler of a dialog works with. It answers the dialog in exactly one of four ways. */
export interface SubmitContext {
  readonly view: SubmitArgs['view'];
  readonly client: WebClient;
  readonly slackUser: SlackUser;
  readonly language: Language;
  /** The message whose button opened the dialog. */
  readonly origin: MessageRef | undefined;
  readonly close: () => Promise<void>;
  /** Shows another view in place of the dialog. */
  readonly update: (view: ModalView) => Promise<void>;
  /** Shows why nothing was done. */
  readonly refuse: (text: string) => Promise<void>;
  /** Shows a text at each of these blocks. */
  readonly showErrors: (errors: Readonly<Record<string, Sentence>>) => Promise<void>;
}

type RefusalTitle = 'Not approved' | 'Not snoozed' | 'Not dismissed' | 'Not assigned';

/**
 * The listener of a dialog about a suggestion: checks the approver, reads the suggestion and hands
 * both on. `title` is that of a refusal.
 */
export function onSubmit(
  deps: SlackDeps,
  title: RefusalTitle,
  handle: (press: Press, context: SubmitContext) => Promise<void>,
) {
  return async ({ ack, body, view, client }: SubmitArgs): Promise<void> => {
    const { value, place: origin } = readMetadata(view.private_metadata);
    const slackUser = slackUserOf(body);
    const language = await deps.members.translatorFor(slackUser.userId, client);
    const { say, tell } = language;
    const update = async (shown: ModalView) => ack({ response_action: 'update', view: shown });
    const refuse = (text: string) => update(modal(language, say(title), [section(text)]));
    const showErrors = async (errors: Readonly<Record<string, Sentence>>) => {
      const told = Object.entries(errors).map(([block, why]) => [block, tell(why)]);
      await ack({ response_action: 'errors', errors: Object.fromEntries(told) });
    };
    const press = await readPress(value, slackUser, client, deps);
    if (!press.ok) return refuse(tell(press.error));
    const close = async () => ack();
    const context = { view, client, slackUser, language, origin };
    await handle(press.value, { ...context, close, update, refuse, showErrors });
  };
}
