import type { KnownBlock } from '@slack/types';
import type { Configuration } from '../../config/config.ts';
import { formatMoney } from '../../domain/formatMoney.ts';
import type { AccountId } from '../../domain/ids.ts';
import type { SavingsSoFar } from '../../domain/savingsSoFar.ts';
import type { SuggestionRecord } from '../../domain/suggestionRecord.ts';
import type { LedgerEntry } from '../../store/ledgerStore.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';
import { sparkline } from '../sparkline.ts';
import { context, plainText, section } from '../view.ts';
import { count, dateInWords, nameOf } from '../wording.ts';
import { settingsBlocks } from './settingsMessage.ts';
import { stateInWords } from './stateInWords.ts';
import { buttonsOf, type CardForm, suggestionCard } from './suggestionCard.ts';

export interface Home {
  /** Open suggestions that are assigned to this person, or for their instances. */
  readonly mine: readonly SuggestionRecord[];
  /** Waiting for a second approver, or for a window. */
  readonly pending: readonly SuggestionRecord[];
  /** Being changed, or watched. */
  readonly running: readonly SuggestionRecord[];
  readonly savings: SavingsSoFar;
  readonly ledger: readonly LedgerEntry[];
  readonly config: Configuration;
  readonly isApprover: boolean;
  readonly accountNames: Readonly<Partial<Record<AccountId, string>>>;
}

/** A view holds a hundred blocks: a card takes at most four, a running change two. */
const MOST_MINE = 8;
const MOST_OTHERS = 8;
const MOST_ENTRIES = 10;
/** Characters. */
const MOST_RUNNING = 700;

/** The App Home of one person: what waits for them, what runs, what was saved, and how it is set up. */
export function homeBlocks(home: Home, form: CardForm): KnownBlock[] {
  return [
    ...part(
      'My suggestions',
      home.mine,
      MOST_MINE,
      'None is assigned to you or for your instances.',
      (record) => suggestionCard(record, form, home.accountNames),
    ),
    ...part(
      'Waiting',
      home.pending,
      MOST_OTHERS,
      'Nothing waits for a second approver or a window.',
      (record) => suggestionCard(record, form, home.accountNames),
    ),
    ...part('Running', home.running, MOST_OTHERS, 'Nothing is being changed.', (record) => [
      section(runningInWords(record), MOST_RUNNING),
      {
        type: 'actions',
        block_id: `running:${record.suggestion.id}:${record.version}`,
        elements: buttonsOf(record),
      },
    ]),
    header('Saved'),
    ...saved(home),
    header('Settings'),
    ...settingsBlocks(home.config, home.isApprover),
    {
      type: 'actions',
      elements: [{ type: 'button', action_id: 'refresh-home', text: plainText('Refresh') }],
    },
  ];
}

function part(
  title: string,
  records: readonly SuggestionRecord[],
  most: number,
  none: string,
  draw: (record: SuggestionRecord) => readonly KnownBlock[],
): readonly KnownBlock[] {
  const more = records.length - most;
  return [
    header(title),
    ...(records.length === 0 ? [context(none)] : records.slice(0, most).flatMap(draw)),
    ...(more > 0
      ? [
          context(
            `And ${more} more: the button under the digest shows what is open, \`/trimtab history\` the rest.`,
          ),
        ]
      : []),
  ];
}

function header(text: string): KnownBlock {
  return { type: 'header', text: plainText(text) };
}

function runningInWords(record: SuggestionRecord): string {
  const { suggestion, state } = record;
  const { change } = suggestion;
  const what = change.kind === 'resize' ? `${change.from} → ${change.to}` : change.from;
  const steps = 'progress' in state ? state.progress : [];
  const done = steps.filter(({ status }) => status === 'done').length;
  const bar =
    steps.length === 0
      ? ''
      : `\n${'▰'.repeat(done)}${'▱'.repeat(steps.length - done)} ${done} of ${count(steps.length, 'step')} done`;
  return `*${nameOf(suggestion)}* · ${what}${bar}\n${stateInWords(record) ?? ''}`;
}

/** Slack draws charts in messages only: here a line of bars, and `/trimtab savings` for the chart. */
function saved({ savings, ledger }: Home): readonly KnownBlock[] {
  if (ledger.length === 0)
    return [context('Nothing has been saved yet: no change has been approved.')];
  const { monthly, earned, days } = savings;
  const most = Math.max(1, ...days.map((day) => day.monthly));
  const bars = sparkline(
    days.map((day) => day.monthly),
    most,
  );
  const newest = ledger.toSorted((a, b) => b.at.localeCompare(a.at)).slice(0, MOST_ENTRIES);
  const lines = newest.map(
    ({ at, instance, from, to, monthlyCash, monthlyList }) =>
      `${dateInWords(at.slice(0, 10))} · ${instance.instanceId} · ${from} → ${escapeMrkdwn(to, 40)} · ${formatMoney(monthlyCash ?? monthlyList)} a month`,
  );
  return [
    section(
      `The bill is lower by *${formatMoney(monthly)}* a month; that has saved *${formatMoney(earned)}* so far.\n\`${bars}\` since ${days[0]?.date ?? ''}`,
    ),
    section(lines.join('\n')),
    context('`/trimtab savings` shows the chart and every change.'),
  ];
}
