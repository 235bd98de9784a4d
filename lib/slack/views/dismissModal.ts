import type { ModalView } from '@slack/types';
import type { SuggestionRecord } from '../../domain/suggestionRecord.ts';
import { actionValue } from '../actionValue.ts';
import { modal, plainText, section } from '../view.ts';
import { nameOf } from '../wording.ts';

export const DISMISS = 'dismiss-suggestion';

/** The block and the input of the reason. */
export const REASON = 'reason';

/** Asks why, so that nobody has to guess later. */
export function dismissModal(record: SuggestionRecord): ModalView {
  return modal(
    'Dismiss',
    [
      section(`*${nameOf(record.suggestion)}* will not be suggested again for this change.`),
      {
        type: 'input',
        block_id: REASON,
        label: plainText('Why?'),
        element: {
          type: 'plain_text_input',
          action_id: REASON,
          max_length: 500,
          placeholder: plainText('For example: sized for the sale in December'),
        },
      },
    ],
    { callback_id: DISMISS, private_metadata: actionValue(record), submit: plainText('Dismiss') },
  );
}
