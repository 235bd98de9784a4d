import { mayRollBack, rollbackOfferOf } from '../../../domain/lifecycle/rollbackOffer.ts';
import { approvabilityOf } from '../../../domain/suggestions/approvability.ts';
import type { SlackDeps } from '../../interactions/deps.ts';
import { executionText } from '../../interactions/executionText.ts';
import { interactionOrigin, withOrigin } from '../../interactions/origin.ts';
import { readPress, replyEphemeral, slackUserOf } from '../../interactions/press.ts';
import { confirmModal } from '../../views/suggestion/confirmModal.ts';
import { stateText } from '../../views/suggestion/stateText.ts';
import { sentenceOf } from '../../views/wording.ts';
import type { ButtonArgs } from '../listenerTypes.ts';

/**
 * Roll back…: the dialog of the change that takes this one back: the same checks, the same workflow.
 * Open until its day, however often it was tried; what blocks it now is found when it is carried out.
 */
export function openRollback(deps: SlackDeps) {
  return async ({ ack, action, body, client }: ButtonArgs): Promise<void> => {
    await ack();
    const slackUser = slackUserOf(body);
    const language = await deps.members.translatorFor(slackUser.userId, client);
    const refuse = (...texts: readonly string[]) =>
      replyEphemeral(body, client, [...texts, say('Nothing was changed.')].join(' '), language);
    const { say } = language;
    const press = await readPress(action.value, slackUser, client, deps);
    if (!press.ok) return replyEphemeral(body, client, language.tell(press.error), language);
    const { record } = press.value;
    const id = rollbackOfferOf(record)?.id;
    const back = id && (await deps.suggestions.get(record.suggestion.instance.account, id));
    if (back === undefined) {
      return refuse(say('There is nothing to roll back.'));
    }
    const { suggestion } = back;
    const now = deps.now().toISOString();
    if (suggestion.kind !== 'rollback' || suggestion.rollbackOf.until <= now) {
      return refuse(say('The time to roll back with one click is over.'));
    }
    if (!mayRollBack(back.state)) {
      return refuse(stateText(back, language) ?? '');
    }
    const approvability = approvabilityOf(suggestion);
    if (!approvability.approvable && approvability.why === 'blocked') {
      const why = sentenceOf(approvability.because, language);
      return refuse(say('It cannot be rolled back: {why}', { why }));
    }
    const view = withOrigin(
      confirmModal(back, executionText(suggestion, deps), [], language),
      interactionOrigin(body),
    );
    await client.views.open({ trigger_id: body.trigger_id, view });
  };
}
