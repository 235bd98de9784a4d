import type { ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { DISMISS_REASONS, type DismissReason } from '../../../domain/lifecycle/dismissReason.ts';
import type { SuggestionRecord } from '../../../domain/lifecycle/suggestionRecord.ts';
import { actionValue } from '../../blockKit/actionValue.ts';
import { modal, plainText, section } from '../../blockKit/blocks.ts';
import type { Language } from '../../i18n/translator.ts';
import { DISMISS_WORDS, nameOf } from '../wording.ts';

export const DISMISS = 'dismiss-suggestion';

/** The block and the input of the reason. */
export const REASON = 'reason';
const NOTE = 'note';

/** Asks for the reason of a dismissal. */
export function dismissModal(record: SuggestionRecord, language: Language): ModalView {
  const { say } = language;
  return modal(
    language,
    say('Dismiss'),
    [
      section(
        say('Trimtab will not suggest this change for *{name}* again.', {
          name: nameOf(record.suggestion),
        }),
      ),
      {
        type: 'input',
        block_id: REASON,
        label: plainText(say('Why?')),
        element: {
          type: 'radio_buttons',
          action_id: REASON,
          options: DISMISS_REASONS.map((reason) => ({
            text: plainText(say(DISMISS_WORDS[reason])),
            value: reason,
          })),
        },
      },
      {
        type: 'input',
        block_id: NOTE,
        optional: true,
        label: plainText(say('Note')),
        element: {
          type: 'plain_text_input',
          action_id: NOTE,
          max_length: 500,
          placeholder: plainText(say('Example: sized for the December sale')),
        },
      },
    ],
    {
      callback_id: DISMISS,
      private_metadata: actionValue(record),
      submit: plainText(say('Dismiss')),
    },
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
