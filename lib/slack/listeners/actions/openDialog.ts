import type { ModalView } from '@slack/types';
import type { SuggestionRecord } from '../../../domain/lifecycle/suggestionRecord.ts';
import type { Language } from '../../i18n/translator.ts';
import type { SlackDeps } from '../../interactions/deps.ts';
import { interactionOrigin, withOrigin } from '../../interactions/origin.ts';
import { readPress, replyEphemeral, slackUserOf } from '../../interactions/press.ts';
import { stateText } from '../../views/suggestion/stateText.ts';
import type { ButtonArgs } from '../listenerTypes.ts';

/** Snooze…, Dismiss… and Assign…: a dialog about a suggestion that nobody has decided on yet. */
export function openDialog(
  dialog: (record: SuggestionRecord, language: Language) => ModalView,
  deps: SlackDeps,
) {
  return async ({ ack, action, body, client }: ButtonArgs): Promise<void> => {
    await ack();
    const slackUser = slackUserOf(body);
    const language = await deps.members.translatorFor(slackUser.userId, client);
    const press = await readPress(action.value, slackUser, client, deps);
    if (!press.ok) return replyEphemeral(body, client, language.tell(press.error), language);
    const { record } = press.value;
    if (record.state.kind !== 'open') {
      const state = stateText(record, language) ?? '';
      return replyEphemeral(
        body,
        client,
        `${state} ${language.say('Nothing was changed.')}`,
        language,
      );
    }
    await client.views.open({
      trigger_id: body.trigger_id,
      view: withOrigin(dialog(record, language), interactionOrigin(body)),
    });
  };
}
