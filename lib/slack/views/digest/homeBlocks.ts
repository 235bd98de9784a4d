import type { KnownBlock } from '@slack/types';
import type { Configuration } from '../../../config/config.ts';
import type { RealizedSavings } from '../../../domain/digest/realizedSavings.ts';
import type { SuggestionRecord } from '../../../domain/lifecycle/suggestionRecord.ts';
import type { AccountId } from '../../../shared/ids.ts';
import type { LedgerEntry } from '../../../store/ledgerStore.ts';
import { context, plainText, section } from '../../blockKit/blocks.ts';
import { escapeMrkdwn } from '../../blockKit/mrkdwn.ts';
import { sparkline } from '../../blockKit/sparkline.ts';
import type { Language } from '../../i18n/translator.ts';
import { stateText } from '../suggestion/stateText.ts';
import { buttonsOf, type CardForm, suggestionCard } from '../suggestion/suggestionCard.ts';
import { changeText, nameOf } from '../wording.ts';
import { settingsBlocks } from './settingsBlocks.ts';

export interface Home {
  /** Open suggestions that are assigned to this person, or for their instances. */
  readonly mine: readonly SuggestionRecord[];
  /** Waiting for a second approver, or for a window. */
  readonly pending: readonly SuggestionRecord[];
  /** In progress, or monitored. */
  readonly running: readonly SuggestionRecord[];
  readonly savings: RealizedSavings;
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
export function homeBlocks(home: Home, form: CardForm, language: Language): KnownBlock[] {
  const { say } = language;
  const card = (record: SuggestionRecord) =>
    suggestionCard(record, form, home.accountNames, language);
  return [
    header(say('My suggestions')),
    ...list(
      home.mine,
      MOST_MINE,
      say('No suggestions are assigned to you, and none concern your instances.'),
      card,
      language,
    ),
    header(say('Waiting')),
    ...list(
      home.pending,
      MOST_OTHERS,
      say('Nothing is waiting for a second approver or a maintenance window.'),
      card,
      language,
    ),
    header(say('In progress')),
    ...list(
      home.running,
      MOST_OTHERS,
      say('No change is in progress.'),
      (record) => running(record, language),
      language,
    ),
    header(say('Saved')),
    ...saved(home, language),
    header(say('Settings')),
    ...settingsBlocks(home.config, home.isApprover, language),
    context(say('Shown in English, the language of your Slack.')),
    {
      type: 'actions',
      elements: [{ type: 'button', action_id: 'refresh-home', text: plainText(say('Refresh')) }],
    },
  ];
}

function list(
  records: readonly SuggestionRecord[],
  most: number,
  none: string,
  draw: (record: SuggestionRecord) => readonly KnownBlock[],
  { say }: Language,
): readonly KnownBlock[] {
  const more = records.length - most;
  return [
    ...(records.length === 0 ? [context(none)] : records.slice(0, most).flatMap(draw)),
    ...(more > 0
      ? [
          context(
            say(
              '{more} more: see the button below the digest for open suggestions, and `/trimtab history` for the rest.',
              { more },
            ),
          ),
        ]
      : []),
  ];
}

function header(text: string): KnownBlock {
  return { type: 'header', text: plainText(text) };
}

function running(record: SuggestionRecord, language: Language): readonly KnownBlock[] {
  return [
    section(runningText(record, language), MOST_RUNNING),
    {
      type: 'actions',
      block_id: `running:${record.suggestion.id}:${record.version}`,
      elements: buttonsOf(record, language),
    },
  ];
}

function runningText(record: SuggestionRecord, language: Language): string {
  const { suggestion, state } = record;
  const what = changeText(suggestion, language);
  const steps = 'progress' in state ? state.progress : [];
  const done = steps.filter(({ status }) => status === 'done').length;
  const bar = '▰'.repeat(done) + '▱'.repeat(steps.length - done);
  return [
    `*${nameOf(suggestion)}* · ${what}`,
    ...(steps.length === 0
      ? []
      : [language.say('{bar} {done} of {all} steps done', { bar, done, all: steps.length })]),
    stateText(record, language) ?? '',
  ].join('\n');
}

/** Slack draws charts in messages only: here a line of bars, and `/trimtab savings` for the chart. */
function saved({ savings, ledger }: Home, language: Language): readonly KnownBlock[] {
  const { say, money, date } = language;
  if (ledger.length === 0) {
    return [context(say('No savings yet: no change has been approved.'))];
  }
  const { monthly, earned, days } = savings;
  const most = Math.max(1, ...days.map((day) => day.monthly));
  const bars = sparkline(
    days.map((day) => day.monthly),
    most,
  );
  const newest = ledger.toSorted((a, b) => b.at.localeCompare(a.at)).slice(0, MOST_ENTRIES);
  const lines = newest.map(({ at, instance, from, to, monthlyCash, monthlyList }) =>
    [
      date(at.slice(0, 10)),
      instance.instanceId,
      `${from} → ${escapeMrkdwn(to, 40)}`,
      say('Saves {amount} a month', { amount: money(monthlyCash ?? monthlyList) }),
    ].join(' · '),
  );
  const summary = say('The bill is *{monthly}* a month lower: *{earned}* saved so far.', {
    monthly: money(monthly),
    earned: money(earned),
  });
  const since = say('`{bars}` since {day}', { bars, day: date(days[0]?.date ?? '') });
  return [
    section(days.length === 0 ? summary : `${summary}\n${since}`),
    section(lines.join('\n')),
    context(say('`/trimtab savings` shows the chart and all changes.')),
  ];
}
