import { mayGoBack, wayBackOf } from '../../../domain/lifecycle/rollbackOffer.ts';
import { isBlocked } from '../../../domain/preflight/preflight.ts';
import type { SlackDeps } from '../../interactions/deps.ts';
import { howItIsDone } from '../../interactions/executionText.ts';
import { placePressed, withPlace } from '../../interactions/origin.ts';
import { presserOf, readPress, whisper } from '../../interactions/press.ts';
import { confirmModal } from '../../views/suggestion/confirmModal.ts';
import { stateInWords } from '../../views/suggestion/stateText.ts';
import { sentenceOf } from '../../views/wording.ts';
import type { ButtonArgs } from '../listenerTypes.ts';

/**
 * Roll back…: the dialog of the change that takes this one back: the same checks, the same workflow.
 * Open until its day, however often it was tried; what blocks it now is found when it is carried out.
 */
export function openTakeBack(deps: SlackDeps) {
  return async ({ ack, action, body, client }: ButtonArgs): Promise<void> => {
    await ack();
    const presser = presserOf(body);
    const language = await deps.members.languageOf(presser.userId, client);
    const refuse = (...texts: readonly string[]) =>
      whisper(body, client, [...texts, say('Nothing was changed.')].join(' '), language);
    const { say } = language;
    const press = await readPress(action.value, presser, client, deps);
    if (!press.ok) return whisper(body, client, language.tell(press.error), language);
    const { record } = press.value;
    const id = wayBackOf(record)?.id;
    const back = id && (await deps.suggestions.get(record.suggestion.instance.account, id));
    if (back === undefined) {
      return refuse(say('There is nothing to roll back.'));
    }
    const { takesBack, preflight } = back.suggestion;
    const now = deps.now().toISOString();
    if (takesBack === undefined || takesBack.until <= now) {
      return refuse(say('The time to roll back with one click is over.'));
    }
    if (!mayGoBack(back.state)) {
      return refuse(stateInWords(back, language) ?? '');
    }
    if (isBlocked(preflight)) {
      const block = preflight.find(({ verdict }) => verdict === 'block');
      const why = block === undefined ? '' : sentenceOf(block.sentence, language);
      return refuse(say('It cannot be rolled back: {why}', { why }));
    }
    const view = withPlace(
      confirmModal(back, howItIsDone(back.suggestion, deps), [], language),
      placePressed(body),
    );
    await client.views.open({ trigger_id: body.trigger_id, view });
  };
}
