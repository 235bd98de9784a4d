import type { ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { SuggestionRecord } from '../../../domain/lifecycle/suggestionRecord.ts';
import { actionValue } from '../../blockKit/actionValue.ts';
import { modal, plainText, section } from '../../blockKit/blocks.ts';
import type { Language } from '../../i18n/translator.ts';
import { nameOf } from '../wording.ts';

export const SNOOZE = 'snooze-suggestion';

/** The block of the date: where a message about it belongs. */
export const UNTIL = 'until';
const HOW_LONG = 'how-long';

/** Asks how long. */
export function snoozeModal(record: SuggestionRecord, language: Language): ModalView {
  const { say } = language;
  const week = option(say('1 week'), '7');
  return modal(
    language,
    say('Snooze'),
    [
      section(
        say('*{name}* will be suggested again after that if it still saves money.', {
          name: nameOf(record.suggestion),
        }),
      ),
      {
        type: 'input',
        block_id: HOW_LONG,
        label: plainText(say('For how long?')),
        element: {
          type: 'radio_buttons',
          action_id: HOW_LONG,
          initial_option: week,
          options: [week, option(say('1 month'), '30'), option(say('Until this date:'), 'date')],
        },
      },
      {
        type: 'input',
        block_id: UNTIL,
        optional: true,
        label: plainText(say('Date')),
        element: { type: 'datepicker', action_id: UNTIL },
      },
    ],
    {
      callback_id: SNOOZE,
      private_metadata: actionValue(record),
      submit: plainText(say('Snooze')),
    },
  );
}

/** What was chosen: a number of days, or a date, which may be missing. A date that is given counts. */
export type SnoozeChoice =
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'date'; readonly date: string | undefined };

export function snoozeChoice({ values }: ViewOutput['state']): SnoozeChoice {
  const howLong = values[HOW_LONG]?.[HOW_LONG]?.selected_option?.value;
  const date = values[UNTIL]?.[UNTIL]?.selected_date ?? undefined;
  if (howLong === 'date' || date !== undefined) return { kind: 'date', date };
  return { kind: 'days', days: howLong === '30' ? 30 : 7 };
}

function option(text: string, value: string) {
  return { text: plainText(text), value };
}
