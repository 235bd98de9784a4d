import type { KnownBlock, PlainTextOption } from '@slack/types';
import type { ChangePolicy } from '../../../domain/policy/changePolicy.ts';
import type { FreezeWindow } from '../../../domain/policy/freezeWindow.ts';
import type { Opening } from '../../../domain/policy/maintenanceWindow.ts';
import type { ResizeSuggestion } from '../../../domain/suggestions/suggestion.ts';
import { context, plainText, section } from '../../blockKit/blocks.ts';
import { escapeMrkdwn } from '../../blockKit/mrkdwn.ts';
import type { Language } from '../../i18n/translator.ts';
import { savingText, timeText } from '../wording.ts';
import { ALSO, WARNINGS, WHEN, warningKey, type warningsOf } from './approvalChoices.ts';
import type { Execution } from './approvalSteps.ts';

/** Slack takes ten checkboxes in a block. */
const TICKS_IN_A_BLOCK = 10;

/** A checkbox for each warning, by its number: an option holds 75 characters, the sentences stand above. */
export function warningInputs(
  warnings: ReturnType<typeof warningsOf>,
  { say }: Language,
): KnownBlock[] {
  const options = warnings.map((warning, index) =>
    option(say('I accept warning {number}', { number: index + 1 }), warningKey(warning)),
  );
  return Array.from({ length: Math.ceil(options.length / TICKS_IN_A_BLOCK) }, (_, index) => ({
    type: 'input',
    block_id: `${WARNINGS}-${index}`,
    label: plainText(say('Accept each warning')),
    element: {
      type: 'checkboxes',
      action_id: `${WARNINGS}-${index}`,
      options: options.slice(index * TICKS_IN_A_BLOCK, (index + 1) * TICKS_IN_A_BLOCK),
    },
  }));
}

/** When to start, and with which precautions. */
export function approvalInputs(
  suggestion: ResizeSuggestion,
  { changePolicy, opening, frozen }: Execution,
  language: Language,
): KnownBlock[] {
  const { say } = language;
  const also = [
    ...(changePolicy.backUp ? [] : [option(say('Create a backup image first'), 'backUp')]),
    ...(suggestion.fallbacks.length === 0
      ? []
      : [
          option(
            say('If AWS has no capacity for this type, use one of the types above'),
            'fallbacks',
          ),
        ]),
  ];
  return [
    ...when(changePolicy, opening, frozen, language),
    ...(suggestion.fallbacks.length === 0 ? [] : [context(fallbacksText(suggestion, language))]),
    ...(also.length === 0
      ? []
      : [
          {
            type: 'input' as const,
            block_id: ALSO,
            optional: true,
            label: plainText(say('Options')),
            element: { type: 'checkboxes' as const, action_id: ALSO, options: also },
          },
        ]),
  ];
}

function when(
  { window }: ChangePolicy,
  opening: Opening | undefined,
  frozen: FreezeWindow | undefined,
  { say }: Language,
): KnownBlock[] {
  if (window === undefined) return [];
  const name = escapeMrkdwn(window, 60);
  if (opening === undefined) {
    return [
      context(
        say(
          ':warning: The maintenance window “{name}” is not in trimtab.yml, or does not open again.',
          { name },
        ),
      ),
    ];
  }
  const inWindow = option(say('In the maintenance window'), 'window');
  return [
    section(
      say('The maintenance window “{name}” opens {time}.', { name, time: timeText(opening.from) }),
    ),
    {
      type: 'input',
      block_id: WHEN,
      label: plainText(say('When?')),
      element: {
        type: 'radio_buttons',
        action_id: WHEN,
        initial_option: inWindow,
        options: [
          inWindow,
          option(frozen === undefined ? say('Now') : say('When the change freeze ends'), 'now'),
        ],
      },
    },
  ];
}

function fallbacksText({ fallbacks }: ResizeSuggestion, language: Language): string {
  const each = fallbacks.map(
    ({ to, saving }) => `${to} (${savingText(saving, language, 'phrase')})`,
  );
  return language.say('Same size: {types}', { types: each.join(' · ') });
}

function option(text: string, value: string): PlainTextOption {
  return { text: plainText(text), value };
}
