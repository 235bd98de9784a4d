import type { KnownBlock, ModalView } from '@slack/types';
import { formatHourly, formatMoney } from '../../domain/formatMoney.ts';
import { describeInstanceType } from '../../domain/instanceType.ts';
import type { Suggestion } from '../../domain/suggestion.ts';
import type { SuggestionRecord } from '../../domain/suggestionRecord.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';
import { context, modal, section } from '../view.ts';
import {
  actorInWords,
  loadInWords,
  nameOf,
  riskInWords,
  STATE_WORDS,
  timeInWords,
} from '../wording.ts';
import { stateInWords } from './suggestionCard.ts';

/** Everything about one suggestion: the figures with their source, the checks, what happened. */
export function detailsModal(record: SuggestionRecord): ModalView {
  const { suggestion } = record;
  const state = stateInWords(record);
  const blocks: KnownBlock[] = [
    section(
      `*${nameOf(suggestion)}* · ${suggestion.instance.instanceId}\n${typesInWords(suggestion)}`,
    ),
    ...(state === undefined ? [] : [section(state)]),
    section(`*What it saves*\n${figures(suggestion)}`),
    context(escapeMrkdwn(suggestion.saving.source, 300)),
    section(`*Why*\n${evidence(suggestion)}`),
    section(`*Checks*\n${checks(suggestion)}`),
    section(`*History*\n${history(record)}`),
  ];
  return modal('Details', blocks);
}

function typesInWords({ change }: Suggestion): string {
  const from = `${change.from} (${describeInstanceType(change.from)})`;
  return change.kind === 'idle'
    ? from
    : `${from} → ${change.to} (${describeInstanceType(change.to)})`;
}

function figures({ saving }: Suggestion): string {
  const { cash } = saving;
  const lines = [
    `At list: ${formatHourly(saving.fromHourly)} − ${formatHourly(saving.toHourly)}, 730 h a month = *${formatMoney(saving.list)}* a month`,
    cash.kind === 'known'
      ? `In cash, with your commitments: *${formatMoney(cash.monthly)}* a month${cash.fullFrom === undefined ? '' : `, all of it from ${cash.fullFrom}`}`
      : `In cash: not known. ${escapeMrkdwn(cash.reason, 300)}`,
  ];
  return lines.join('\n');
}

function evidence({ evidence: seen }: Suggestion): string {
  const refreshed =
    seen.refreshedAt === undefined
      ? ''
      : `\nCompute Optimizer looked at it ${timeInWords(seen.refreshedAt)}.`;
  return `${loadInWords(seen)}, ${riskInWords(seen)}.${refreshed}`;
}

function checks({ preflight, change }: Suggestion): string {
  if (change.kind === 'idle') return 'Trimtab does not stop or terminate anything by itself.';
  if (preflight.length === 0) return ':white_check_mark: Nothing speaks against it.';
  const signs = { block: ':no_entry:', warn: ':warning:', note: ':information_source:' } as const;
  return preflight
    .map(({ verdict, sentence }) => `${signs[verdict]} ${escapeMrkdwn(sentence, 300)}`)
    .join('\n');
}

/** The newest first, so that what does not fit is the oldest. */
function history({ history: transitions }: SuggestionRecord): string {
  return transitions
    .slice(-10)
    .toReversed()
    .map(({ at, by, to, note }) => {
      const why = note === undefined ? '' : `: ${escapeMrkdwn(note, 200)}`;
      return `${timeInWords(at)} · ${STATE_WORDS[to]} · ${actorInWords(by)}${why}`;
    })
    .join('\n');
}
