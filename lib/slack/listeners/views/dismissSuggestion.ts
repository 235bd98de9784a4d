import { dismiss } from '../../../domain/suggestionTransition.ts';
import { decide } from '../../decide.ts';
import { presserOf, readPress } from '../../pressed.ts';
import type { SlackDeps } from '../../slackDeps.ts';
import { modal, section } from '../../view.ts';
import { REASON } from '../../views/dismissModal.ts';
import type { SubmitArgs } from '../listenerTypes.ts';

/** Dismiss, in the dialog: with a reason, and for good. */
export function dismissSuggestion(deps: SlackDeps) {
  return async ({ ack, body, view, client }: SubmitArgs): Promise<void> => {
    const refuse = (text: string) =>
      ack({ response_action: 'update', view: modal('Not dismissed', [section(text)]) });
    const press = await readPress(view.private_metadata, presserOf(body), client, deps);
    if (!press.ok) return refuse(press.error);
    const reason = view.state.values[REASON]?.[REASON]?.value?.trim() ?? '';
    if (reason === '') {
      return ack({ response_action: 'errors', errors: { [REASON]: 'Say why, in a few words.' } });
    }
    const { record, actor } = press.value;
    const at = deps.now().toISOString();
    const decided = await decide(record, (current) => dismiss(current, actor, reason, at), deps);
    if (!decided.ok) return refuse(decided.error);
    await ack();
    await deps.announcer.show(decided.value);
  };
}
