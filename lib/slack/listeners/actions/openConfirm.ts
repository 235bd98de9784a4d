import type { SlackDeps } from '../../interactions/deps.ts';
import { executionText } from '../../interactions/executionText.ts';
import { readPress } from '../../interactions/press.ts';
import { refusalText } from '../../interactions/refusalText.ts';
import { confirmModal } from '../../views/suggestion/confirmModal.ts';
import { onPress } from '../onPress.ts';

/** Approve…: shows what would happen. Nothing is decided before the dialog is submitted. */
export function openConfirm(deps: SlackDeps) {
  return onPress(deps, readPress, async ({ record }, { language, reply, openView }) => {
    const refusal = refusalText(record, language);
    if (refusal !== undefined) return reply(refusal);
    await openView(confirmModal(record, executionText(record.suggestion, deps), [], language));
  });
}
