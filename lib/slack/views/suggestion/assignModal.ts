import type { ModalView } from '@slack/types';
import type { SuggestionRecord } from '../../../domain/lifecycle/suggestionRecord.ts';
import { actionValue } from '../../blockKit/actionValue.ts';
import { modal, plainText, section } from '../../blockKit/blocks.ts';
import type { Language } from '../../i18n/translator.ts';
import { nameOf } from '../wording.ts';

export const ASSIGN = 'assign-suggestion';

/** The block and the input of the person. */
export const ASSIGNEE = 'assignee';

/** Asks who should look at it. */
export function assignModal(record: SuggestionRecord, language: Language): ModalView {
  const { say } = language;
  return modal(
    language,
    say('Assign'),
    [
      section(
        say(
          'The card of *{name}* stays in the channel. The person you choose also gets it as a direct message.',
          {
            name: nameOf(record.suggestion),
          },
        ),
      ),
      {
        type: 'input',
        block_id: ASSIGNEE,
        label: plainText(say('Who should review it?')),
        element: { type: 'users_select', action_id: ASSIGNEE },
      },
    ],
    {
      callback_id: ASSIGN,
      private_metadata: actionValue(record),
      submit: plainText(say('Assign')),
    },
  );
}
