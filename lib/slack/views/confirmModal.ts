import type { ViewOutput } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import type { SuggestionRecord } from '../../domain/suggestionRecord.ts';
import { actionValue } from '../actionValue.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';
import { modal, plainText, section } from '../view.ts';
import { nameOf, savingInWords } from '../wording.ts';

export const CONFIRM = 'confirm-approval';

/** What the blocks of the ticks, and the checkboxes in them, begin with. */
const WARNINGS = 'warnings';

/** What approving does, in order; every warning is ticked before it can be sent. */
export function confirmModal(record: SuggestionRecord): ModalView {
  const { suggestion } = record;
  const { change, saving } = suggestion;
  if (change.kind !== 'resize') throw new Error('only a resize can be approved');
  const warnings = warningsOf(record);
  const blocks: KnownBlock[] = [
    section(`*${nameOf(suggestion)}*\n${change.from} → ${change.to}\n${savingInWords(saving)}`),
    section(steps(record)),
    ...warnings.map(({ sentence }, index) =>
      section(`:warning: ${index + 1}. ${escapeMrkdwn(sentence, 400)}`),
    ),
    ...inputs(warnings),
  ];
  return modal('Approve this change?', blocks, {
    callback_id: CONFIRM,
    private_metadata: actionValue(record),
    submit: plainText('Approve'),
  });
}

/** Slack takes ten checkboxes in a block. */
const TICKS_IN_A_BLOCK = 10;

/** An option holds 75 characters: the sentences stand above, the ticks carry their numbers. */
function inputs(warnings: ReturnType<typeof warningsOf>): KnownBlock[] {
  const options = warnings.map(({ check }, index) => ({
    text: plainText(`I accept ${index + 1}`),
    value: check,
  }));
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

/** The warnings that somebody has ticked, by the ids of their checks. */
export function tickedIn({ values }: ViewOutput['state']): ReadonlySet<string> {
  const options = Object.entries(values)
    .filter(([block]) => block.startsWith(WARNINGS))
    .flatMap(([, actions]) => Object.values(actions))
    .flatMap(({ selected_options }) => selected_options ?? []);
  return new Set(options.map(({ value }) => value));
}

export function warningsOf({ suggestion }: SuggestionRecord) {
  return suggestion.preflight.filter(({ verdict }) => verdict === 'warn');
}

function steps({ suggestion: { runState, change } }: SuggestionRecord): string {
  const to = change.kind === 'resize' ? change.to : change.from;
  const moves =
    runState === 'stopped'
      ? [`change the type to ${to}`, 'leave it stopped, as it is']
      : ['stop it', `change the type to ${to}`, 'start it', 'wait for the status checks'];
  const list = ['check everything again', ...moves].map((move, index) => `${index + 1}. ${move}`);
  const time = runState === 'stopped' ? 'Less than a minute' : 'About 4 minutes';
  return `What happens now:\n${list.join('\n')}\n${time}. If anything fails, it goes back to ${change.from}.`;
}

/** Where a message about the ticks belongs. */
export const FIRST_TICKS = `${WARNINGS}-0`;
