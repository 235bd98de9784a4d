import { createHash } from 'node:crypto';
import type { ViewOutput } from '@slack/bolt';
import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import * as z from 'zod/mini';
import type { SuggestionRecord } from '../../../domain/lifecycle/suggestionRecord.ts';
import type { ChangePolicy } from '../../../domain/policy/changePolicy.ts';
import type { FreezeWindow } from '../../../domain/policy/freezeWindow.ts';
import type { Opening } from '../../../domain/policy/maintenanceWindow.ts';
import type { PreflightFinding } from '../../../domain/preflight/preflight.ts';
import { resizeOf } from '../../../domain/suggestions/approvability.ts';
import type { ResizeSuggestion, Suggestion } from '../../../domain/suggestions/suggestion.ts';
import { inEnglish } from '../../../shared/message.ts';
import { actionValue } from '../../blockKit/actionValue.ts';
import { context, modal, plainText, section } from '../../blockKit/blocks.ts';
import { escapeMrkdwn } from '../../blockKit/mrkdwn.ts';
import type { Language } from '../../i18n/translator.ts';
import {
  actorText,
  changeText,
  keepsAddresses,
  nameOf,
  savingAmountMessage,
  savingText,
  timeText,
} from '../wording.ts';

export const CONFIRM = 'confirm-approval';

/** What the blocks of the ticks, and the checkboxes in them, begin with. */
const WARNINGS = 'warnings';
/** Where a message about the ticks belongs. */
export const FIRST_TICKS = `${WARNINGS}-0`;
const WHEN = 'when';
const ALSO = 'also';

/** How this instance is changed, when its window opens next, and whether nothing is changed now. */
export interface Execution {
  readonly changePolicy: ChangePolicy;
  readonly opening?: Opening | undefined;
  readonly frozen?: FreezeWindow | undefined;
}

/**
 * What approving does, in order; every warning is ticked before it can be sent. `unseen` are warnings
 * that came while another dialog was open: they are said first.
 */
export function confirmModal(
  record: SuggestionRecord,
  how: Execution,
  unseen: readonly PreflightFinding[],
  language: Language,
): ModalView {
  const { say, tell } = language;
  const suggestion = resizeOf(record.suggestion);
  const warnings = warningsOf(record);
  const blocks: KnownBlock[] = [
    ...(unseen.length === 0 ? [] : [section(changeEventText(unseen, language))]),
    section(
      `*${nameOf(suggestion)}*\n${changeText(suggestion, language)}\n${moneyOf(suggestion, language)}`,
    ),
    section(steps(suggestion, how, language)),
    ...frost(how, language),
    ...secondPerson(record, how, language),
    ...warnings.map(({ sentence }, index) =>
      section(`:warning: ${index + 1}. ${escapeMrkdwn(tell(sentence), 400)}`),
    ),
    ...ticks(warnings, language),
    ...(record.state.kind === 'requested' ? [] : choices(suggestion, how, language)),
  ];
  const title = suggestion.kind === 'rollback' ? say('Roll back?') : say('Approve this change?');
  return modal(language, title, blocks, {
    callback_id: CONFIRM,
    private_metadata: actionValue(record),
    submit: plainText(submitOf(record, how, language)),
  });
}

/** What somebody chose in the dialog. */
export interface Chosen {
  /** The warnings that were ticked, as `tickOf` names them. */
  readonly ticked: ReadonlySet<string>;
  readonly inItsWindow: boolean;
  readonly backUp: boolean;
  readonly fallbacks: boolean;
}

export function chosenIn({ values }: ViewOutput['state']): Chosen {
  const optionsOf = (prefix: string) =>
    Object.entries(values)
      .filter(([block]) => block.startsWith(prefix))
      .flatMap(([, actions]) => Object.values(actions))
      .flatMap(({ selected_options, selected_option }) => [
        ...(selected_options ?? []),
        ...(selected_option === undefined || selected_option === null ? [] : [selected_option]),
      ])
      .map(({ value }) => value);
  const also = optionsOf(ALSO);
  return {
    ticked: new Set(optionsOf(WARNINGS)),
    inItsWindow: optionsOf(WHEN).includes('window'),
    backUp: also.includes('backUp'),
    fallbacks: also.includes('fallbacks'),
  };
}

export function warningsOf({ suggestion }: SuggestionRecord) {
  return suggestion.preflight.filter(({ verdict }) => verdict === 'warn');
}

/** A warning in a dialog: another sentence is another warning. */
export function tickOf({ check, sentence }: PreflightFinding): string {
  return `${check}:${createHash('sha256').update(inEnglish(sentence)).digest('hex').slice(0, 12)}`;
}

/** The warnings that a dialog has ticks for. */
export function ticksIn({ blocks }: Pick<ViewOutput, 'blocks'>): ReadonlySet<string> {
  const values = blocks.flatMap((block) => {
    const read = ticksBlock.safeParse(block);
    return read.success ? read.data.element.options.map(({ value }) => value) : [];
  });
  return new Set(values);
}

const ticksBlock = z.object({
  block_id: z.string().check(z.startsWith(WARNINGS)),
  element: z.object({ options: z.array(z.object({ value: z.string() })) }),
});

function changeEventText(unseen: readonly PreflightFinding[], { say, tell }: Language): string {
  const each = unseen.slice(0, 6).map(({ sentence }) => `• ${escapeMrkdwn(tell(sentence), 400)}`);
  return [say(':warning: *A check found something new since you opened this:*'), ...each].join(
    '\n',
  );
}

function moneyOf(suggestion: Suggestion, language: Language): string {
  const { say } = language;
  if (suggestion.kind === 'rollback') return say('It costs again what it cost before.');
  const amount = savingAmountMessage(suggestion, language);
  return suggestion.kind === 'upsize' ? `${amount} ${say('It gets more capacity.')}` : amount;
}

function submitOf(
  { state }: SuggestionRecord,
  { changePolicy }: Execution,
  { say }: Language,
): string {
  if (!changePolicy.secondApprover) return say('Approve');
  return state.kind === 'requested' ? say('Agree') : say('Ask for agreement');
}

/** What is approved in a freeze begins after it. */
function frost({ frozen }: Execution, { say, date }: Language): KnownBlock[] {
  if (frozen === undefined) return [];
  return [
    section(
      say(
        ':snowflake: Nothing is changed until {day}: approved now, it begins {time} at the earliest.',
        { day: date(frozen.until), time: timeText(frozen.endsAt) },
      ),
    ),
  ];
}

function secondPerson(
  { state }: SuggestionRecord,
  { changePolicy }: Execution,
  { say }: Language,
): KnownBlock[] {
  if (state.kind === 'requested') {
    const { by, at, startsAt } = state.approval;
    const asked = say('Asked for by {by}, {time}.', {
      by: actorText(by),
      time: timeText(at),
    });
    const begins =
      startsAt === undefined
        ? say('It begins at once.')
        : say('It begins {time}.', { time: timeText(startsAt) });
    return [section(`${asked} ${begins}`)];
  }
  if (!changePolicy.secondApprover) return [];
  return [
    section(say(':busts_in_silhouette: Its tags ask for two approvers: somebody else must agree.')),
  ];
}

/** Slack takes ten checkboxes in a block. */
const TICKS_IN_A_BLOCK = 10;

/** An option holds 75 characters: the sentences stand above, the ticks carry their numbers. */
function ticks(warnings: ReturnType<typeof warningsOf>, { say }: Language): KnownBlock[] {
  const options = warnings.map((warning, index) =>
    option(say('I accept {number}', { number: index + 1 }), tickOf(warning)),
  );
  return Array.from({ length: Math.ceil(options.length / TICKS_IN_A_BLOCK) }, (_, index) => ({
    type: 'input',
    block_id: `${WARNINGS}-${index}`,
    label: plainText(say('Tick each warning that you accept')),
    element: {
      type: 'checkboxes',
      action_id: `${WARNINGS}-${index}`,
      options: options.slice(index * TICKS_IN_A_BLOCK, (index + 1) * TICKS_IN_A_BLOCK),
    },
  }));
}

/** When, and with which precautions. */
function choices(
  suggestion: ResizeSuggestion,
  { changePolicy, opening, frozen }: Execution,
  language: Language,
): KnownBlock[] {
  const { say } = language;
  const also = [
    ...(changePolicy.backUp ? [] : [option(say('Make an image first'), 'backUp')]),
    ...(suggestion.fallbacks.length === 0
      ? []
      : [option(say('If AWS has no capacity for it, use one of the types above'), 'fallbacks')]),
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
            label: plainText(say('Also')),
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
          ':warning: Its maintenance window “{name}” is not in trimtab.yml, or does not come again.',
          { name },
        ),
      ),
    ];
  }
  const inWindow = option(say('In its maintenance window'), 'window');
  return [
    section(say('Its window “{name}” opens {time}.', { name, time: timeText(opening.from) })),
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
          option(frozen === undefined ? say('Now') : say('As soon as the freeze is over'), 'now'),
        ],
      },
    },
  ];
}

function fallbacksText({ fallbacks }: ResizeSuggestion, language: Language): string {
  const each = fallbacks.map(({ to, saving }) => `${to} (${savingText(saving, language)})`);
  return language.say('As big: {types}', { types: each.join(' · ') });
}

function option(text: string, value: string): PlainTextOption {
  return { text: plainText(text), value };
}

function steps(suggestion: ResizeSuggestion, { changePolicy }: Execution, { say }: Language) {
  const { runState, from, to } = suggestion;
  const moves = [
    say('check everything again'),
    ...(changePolicy.reserveCapacity
      ? [say('reserve room for the new type and for the way back')]
      : []),
    ...(changePolicy.backUp ? [say('make an image')] : []),
    ...(runState === 'stopped'
      ? [say('change the type to {to}', { to }), say('leave it stopped, as it is')]
      : [
          say('stop it'),
          say('change the type to {to}', { to }),
          say('start it'),
          say('wait for the status checks'),
        ]),
  ];
  const list = moves.map((move, index) => `${index + 1}. ${move}`);
  return [
    say('What happens:'),
    ...list,
    runState === 'stopped'
      ? say('Less than a minute; it is down anyway.')
      : say(
          'About 4 minutes of downtime, plus the time its load balancers need to drain it first.',
        ),
    ...(runState !== 'stopped' && keepsAddresses(suggestion)
      ? [say('Its IP addresses stay.')]
      : []),
    say('If anything fails, it goes back to {from}.', { from }),
  ].join('\n');
}
