import type { ModalView } from '@slack/types';
import type { SuggestionRecord } from '../../domain/suggestionRecord.ts';
import { actionValue } from '../actionValue.ts';
import { modal, plainText, section } from '../view.ts';
import { nameOf } from '../wording.ts';

export const ASSIGN = 'assign-suggestion';

/** The block and the input of the person. */
export const ASSIGNEE = 'assignee';

/** Asks who should look at it. */
export function assignModal(record: SuggestionRecord): ModalView {
  return modal(
    'Assign',
    [
      section(
        `*${nameOf(record.suggestion)}* stays where it is. Whoever you choose gets it as a direct message.`,
      ),
      {
        type: 'input',
        block_id: ASSIGNEE,
        label: plainText('Who should look at it?'),
        element: { type: 'users_select', action_id: ASSIGNEE },
      },
    ],
    { callback_id: ASSIGN, private_metadata: actionValue(record), submit: plainText('Assign') },
  );
}
