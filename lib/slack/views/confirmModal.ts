import { createHash } from 'node:crypto';
import type { ViewOutput } from '@slack/bolt';
import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import * as z from 'zod/mini';
import type { Frozen } from '../../domain/changeLimits.ts';
import type { Opening } from '../../domain/maintenanceWindow.ts';
import type { Handling } from '../../domain/policy.ts';
import type { PreflightFinding } from '../../domain/preflight.ts';
import type { Suggestion } from '../../domain/suggestion.ts';
import type { SuggestionRecord } from '../../domain/suggestionRecord.ts';
import { actionValue } from '../actionValue.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';
import { context, modal, plainText, section } from '../view.ts';
import {
  actorInWords,
  dateInWords,
  keepsAddresses,
  nameOf,
  savingInWords,
  timeInWords,
  worthAsSentence,
} from '../wording.ts';

export const CONFIRM = 'confirm-approval';

/** What the blocks of the ticks, and the checkboxes in them, begin with. */
const WARNINGS = 'warnings';
/** Where a message about the ticks belongs. */
export const FIRST_TICKS = `${WARNINGS}-0`;
const WHEN = 'when';
const ALSO = 'also';

/** How this instance is changed, when its window opens next, and whether nothing is changed now. */
export interface HowItIsDone {
  readonly handling: Handling;
  readonly opening?: Opening | undefined;
  readonly frozen?: Frozen | undefined;
}

/**
 * What approving does, in order; every warning is ticked before it can be sent. `unseen` are warnings
 * that came while another dialog was open: they are said first.
 */
export function confirmModal(
  record: SuggestionRecord,
  how: HowItIsDone,
  unseen: readonly PreflightFinding[] = [],
): ModalView {
  const { suggestion } = record;
  const { change, takesBack } = suggestion;
  if (change.kind !== 'resize') throw new Error('only a resize can be approved');
  const warnings = warningsOf(record);
  const blocks: KnownBlock[] = [
    ...(unseen.length === 0 ? [] : [section(newsInWords(unseen))]),
    section(`*${nameOf(suggestion)}*\n${change.from} → ${change.to}\n${moneyOf(suggestion)}`),
    section(steps(record, how)),
    ...frost(how),
    ...secondPerson(record, how),
    ...warnings.map(({ sentence }, index) =>
      section(`:warning: ${index + 1}. ${escapeMrkdwn(sentence, 400)}`),
    ),
    ...ticks(warnings),
    ...(record.state.kind === 'requested' ? [] : choices(suggestion, how)),
  ];
  const title = takesBack === undefined ? 'Approve this change?' : 'Roll back?';
  return modal(title, blocks, {
    callback_id: CONFIRM,
    private_metadata: actionValue(record),
    submit: plainText(submitOf(record, how)),
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
  return `${check}:${createHash('sha256').update(sentence).digest('hex').slice(0, 12)}`;
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

function newsInWords(unseen: readonly PreflightFinding[]): string {
  const each = unseen.slice(0, 6).map(({ sentence }) => `• ${escapeMrkdwn(sentence, 400)}`);
  return [':warning: *A check found something new since you opened this:*', ...each].join('\n');
}

function moneyOf(suggestion: Suggestion): string {
  if (suggestion.takesBack !== undefined) return 'It costs again what it cost before.';
  const worth = worthAsSentence(suggestion);
  return suggestion.purpose === 'save' ? worth : `${worth} It gets more room.`;
}

function submitOf({ state }: SuggestionRecord, { handling }: HowItIsDone): string {
  if (!handling.secondApprover) return 'Approve';
  return state.kind === 'requested' ? 'Agree' : 'Ask for agreement';
}

/** What is approved in a freeze begins after it. */
function frost({ frozen }: HowItIsDone): KnownBlock[] {
  if (frozen === undefined) return [];
  return [
    section(
      `:snowflake: Nothing is changed until ${dateInWords(frozen.until)}: approved now, it begins ${timeInWords(frozen.over)} at the earliest.`,
    ),
  ];
}

function secondPerson({ state }: SuggestionRecord, { handling }: HowItIsDone): KnownBlock[] {
  if (state.kind === 'requested') {
    const { by, at, startsAt } = state.approval;
    const when = startsAt === undefined ? 'at once' : timeInWords(startsAt);
    return [section(`Asked for by ${actorInWords(by)}, ${timeInWords(at)}. It begins ${when}.`)];
  }
  if (!handling.secondApprover) return [];
  return [
    section(':busts_in_silhouette: Its tags ask for two approvers: somebody else must agree.'),
  ];
}

/** Slack takes ten checkboxes in a block. */
const TICKS_IN_A_BLOCK = 10;

/** An option holds 75 characters: the sentences stand above, the ticks carry their numbers. */
function ticks(warnings: ReturnType<typeof warningsOf>): KnownBlock[] {
  const options = warnings.map((warning, index) =>
    option(`I accept ${index + 1}`, tickOf(warning)),
  );
  return Array.from({ length: Math.ceil(options.length / TICKS_IN_A_BLOCK) }, (_, index) => ({
    type: 'input',
    block_id: `${WARNINGS}-${index}`,
    label: plainText('Tick each warning that you accept'),
    element: {
      type: 'checkboxes',
      action_id: `${WARNINGS}-${index}`,
      options: options.slice(index * TICKS_IN_A_BLOCK, (index + 1) * TICKS_IN_A_BLOCK),
    },
  }));
}

/** When, and with which precautions. */
function choices(suggestion: Suggestion, { handling, opening, frozen }: HowItIsDone): KnownBlock[] {
  const also = [
    ...(handling.backUp ? [] : [option('Make an image first', 'backUp')]),
    ...(suggestion.fallbacks.length === 0
      ? []
      : [option('If AWS has no capacity for it, use one of the types above', 'fallbacks')]),
  ];
  return [
    ...when(handling, opening, frozen),
    ...(suggestion.fallbacks.length === 0 ? [] : [context(fallbacksInWords(suggestion))]),
    ...(also.length === 0
      ? []
      : [
          {
            type: 'input' as const,
            block_id: ALSO,
            optional: true,
            label: plainText('Also'),
            element: { type: 'checkboxes' as const, action_id: ALSO, options: also },
          },
        ]),
  ];
}

function when(
  { window }: Handling,
  opening: Opening | undefined,
  frozen: Frozen | undefined,
): KnownBlock[] {
  if (window === undefined) return [];
  if (opening === undefined) {
    return [
      context(
        `:warning: Its maintenance window “${escapeMrkdwn(window, 60)}” is not in trimtab.yml, or does not come again.`,
      ),
    ];
  }
  const inWindow = option('In its maintenance window', 'window');
  return [
    section(`Its window “${escapeMrkdwn(window, 60)}” opens ${timeInWords(opening.from)}.`),
    {
      type: 'input',
      block_id: WHEN,
      label: plainText('When?'),
      element: {
        type: 'radio_buttons',
        action_id: WHEN,
        initial_option: inWindow,
        options: [
          inWindow,
          option(frozen === undefined ? 'Now' : 'As soon as the freeze is over', 'now'),
        ],
      },
    },
  ];
}

function fallbacksInWords({ fallbacks }: Suggestion): string {
  const each = fallbacks.map(({ to, saving }) => `${to} (${savingInWords(saving)})`);
  return `As big: ${each.join(' · ')}`;
}

function option(text: string, value: string): PlainTextOption {
  return { text: plainText(text), value };
}

function steps({ suggestion }: SuggestionRecord, { handling }: HowItIsDone) {
  const { runState, change } = suggestion;
  const to = change.kind === 'resize' ? change.to : change.from;
  const moves = [
    'check everything again',
    ...(handling.reserveCapacity ? ['reserve room for the new type and for the way back'] : []),
    ...(handling.backUp ? ['make an image'] : []),
    ...(runState === 'stopped'
      ? [`change the type to ${to}`, 'leave it stopped, as it is']
      : ['stop it', `change the type to ${to}`, 'start it', 'wait for the status checks']),
  ];
  const list = moves.map((move, index) => `${index + 1}. ${move}`);
  return [
    'What happens:',
    ...list,
    ...(runState === 'stopped'
      ? ['Less than a minute; it is down anyway.']
      : ['About 4 minutes of downtime, plus the time its load balancers need to drain it first.']),
    ...(runState !== 'stopped' && keepsAddresses(suggestion) ? ['Its IP addresses stay.'] : []),
    `If anything fails, it goes back to ${change.from}.`,
  ].join('\n');
}
