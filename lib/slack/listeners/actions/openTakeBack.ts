import { isBlocked } from '../../../domain/preflight.ts';
import { mayGoBack, wayBackOf } from '../../../domain/wayBack.ts';
import { howItIsDone } from '../../howItIsDone.ts';
import { placePressed, withPlace } from '../../placePressed.ts';
import { presserOf, readPress, whisper } from '../../pressed.ts';
import type { SlackDeps } from '../../slackDeps.ts';
import { confirmModal } from '../../views/confirmModal.ts';
import { stateInWords } from '../../views/stateInWords.ts';
import { sentenceOf } from '../../wording.ts';
import type { ButtonArgs } from '../listenerTypes.ts';

/**
 * Roll back…: the dialog of the change that takes this one back: the same checks, the same workflow.
 * Open until its day, however often it was tried; what blocks it now is found when it is carried out.
 */
export function openTakeBack(deps: SlackDeps) {
  return async ({ ack, action, body, client }: ButtonArgs): Promise<void> => {
    await ack();
    const press = await readPress(action.value, presserOf(body), client, deps);
    if (!press.ok) return whisper(body, client, press.error);
    const { record } = press.value;
    const id = wayBackOf(record)?.id;
    const back = id && (await deps.suggestions.get(record.suggestion.instance.account, id));
    if (back === undefined) {
      return whisper(body, client, 'There is nothing to roll back. Nothing was changed.');
    }
    const { takesBack, preflight } = back.suggestion;
    const now = deps.now().toISOString();
    if (takesBack === undefined || takesBack.until <= now) {
      return whisper(
        body,
        client,
        'The time to roll back with one click is over. Nothing was changed.',
      );
    }
    if (!mayGoBack(back.state)) {
      return whisper(body, client, `${stateInWords(back)} Nothing was changed.`);
    }
    if (isBlocked(preflight)) {
      const why = preflight.find(({ verdict }) => verdict === 'block')?.sentence ?? '';
      const text = `It cannot be rolled back: ${sentenceOf(why)} Nothing was changed.`;
      return whisper(body, client, text);
    }
    const view = withPlace(
      confirmModal(back, howItIsDone(back.suggestion, deps)),
      placePressed(body),
    );
    await client.views.open({ trigger_id: body.trigger_id, view });
  };
}
