import { isBlocked } from '../../../domain/preflight.ts';
import type { SuggestionRecord } from '../../../domain/suggestionRecord.ts';
import { howItIsDone } from '../../howItIsDone.ts';
import { placePressed, withPlace } from '../../placePressed.ts';
import { presserOf, readPress, whisper } from '../../pressed.ts';
import type { SlackDeps } from '../../slackDeps.ts';
import { confirmModal } from '../../views/confirmModal.ts';
import { stateInWords } from '../../views/stateInWords.ts';
import type { ButtonArgs } from '../listenerTypes.ts';

/** Approve…: shows what would happen. Nothing is decided before the dialog is sent. */
export function openConfirm(deps: SlackDeps) {
  return async ({ ack, action, body, client }: ButtonArgs): Promise<void> => {
    await ack();
    const press = await readPress(action.value, presserOf(body), client, deps);
    if (!press.ok) return whisper(body, client, press.error);
    const { record } = press.value;
    const refusal = whyNot(record);
    if (refusal !== undefined) return whisper(body, client, refusal);
    const view = withPlace(
      confirmModal(record, howItIsDone(record.suggestion, deps)),
      placePressed(body),
    );
    await client.views.open({ trigger_id: body.trigger_id, view });
  };
}

function whyNot(record: SuggestionRecord): string | undefined {
  const { state, suggestion } = record;
  if (state.kind !== 'open' && state.kind !== 'requested') {
    return `${stateInWords(record)} Nothing was changed.`;
  }
  return suggestion.change.kind !== 'resize' || isBlocked(suggestion.preflight)
    ? 'A check now blocks this change. Open Details to see why.'
    : undefined;
}
