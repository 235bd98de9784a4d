import type { ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { DISMISS_REASONS, type DismissReason } from '../../domain/dismissReason.ts';
import type { SuggestionRecord } from '../../domain/suggestionRecord.ts';
import { actionValue } from '../actionValue.ts';
import { modal, plainText, section } from '../view.ts';
import { DISMISS_WORDS, nameOf } from '../wording.ts';

export const DISMISS = 'dismiss-suggestion';

/** The block and the input of the reason. */
export const REASON = 'reason';
const NOTE = 'note';

/** Asks why, so that nobody has to guess later. */
export function dismissModal(record: SuggestionRecord): ModalView {
  return modal(
    'Dismiss',
    [
      section(`Trimtab will not suggest this change for *${nameOf(record.suggestion)}* again.`),
      {
        type: 'input',
        block_id: REASON,
        label: plainText('Why?'),
        element: {
          type: 'radio_buttons',
          action_id: REASON,
          options: DISMISS_REASONS.map((reason) => ({
            text: plainText(DISMISS_WORDS[reason]),
            value: reason,
          })),
        },
      },
      {
        type: 'input',
        block_id: NOTE,
        optional: true,
        label: plainText('Note'),
        element: {
          type: 'plain_text_input',
          action_id: NOTE,
          max_length: 500,
          placeholder: plainText('For example: sized for the sale in December'),
        },
      },
    ],
    { callback_id: DISMISS, private_metadata: actionValue(record), submit: plainText('Dismiss') },
  );
}

/** What was chosen; no reason when none of ours was. */
export function dismissal({ values }: ViewOutput['state']): {
  readonly reason: DismissReason | undefined;
  readonly note: string;
} {
  const chosen = values[REASON]?.[REASON]?.selected_option?.value;
  return {
    reason: DISMISS_REASONS.find((reason) => reason === chosen),
    note: values[NOTE]?.[NOTE]?.value?.trim() ?? '',
  };
}
