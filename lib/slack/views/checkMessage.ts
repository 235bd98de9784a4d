import type { CashSaving } from '../../domain/cashSaving.ts';
import { formatHourly } from '../../domain/formatMoney.ts';
import { type MicroUsd, perMonth, subtract } from '../../domain/money.ts';
import type { Observation } from '../../domain/observation.ts';
import { isBlocked, type PreflightFinding } from '../../domain/preflight.ts';
import type { PriceAnswer } from '../../domain/priceBook.ts';
import type { ReadError } from '../../domain/readError.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';
import { context, linesInSections, type MessageView, section } from '../view.ts';
import { nameOf, savingHeading, savingInWords, timeInWords } from '../wording.ts';
import { findingsInWords } from './findingsInWords.ts';

export interface CheckedChange {
  readonly instance: Observation;
  readonly to: string;
  readonly findings: readonly PreflightFinding[];
  /** What could not be read. */
  readonly errors: readonly ReadError[];
  readonly from: PriceAnswer;
  readonly after: PriceAnswer;
  readonly docsUrl?: string | undefined;
  /** Absent: the instance is not billed on demand. */
  readonly cash?: CashSaving;
}

/** What a change of one instance would meet, and what it would save. Nothing is done. */
export function checkMessage(checked: CheckedChange): MessageView {
  const { instance, to, findings } = checked;
  const name = nameOf({
    instance,
    ...(instance.name === undefined ? {} : { name: instance.name }),
  });
  const verdict = isBlocked(findings)
    ? ':no_entry: *It cannot be changed in place.*'
    : ':white_check_mark: *It can be changed.*';
  return {
    text: `${name}: ${instance.instanceType} → ${escapeMrkdwn(to, 40)}`,
    blocks: [
      section(
        `*${name}* · ${instance.instanceId} · ${instance.instanceType} → ${escapeMrkdwn(to, 40)}\n${verdict}`,
      ),
      ...findingsInWords(findings, checked.docsUrl),
      ...unreadInWords(checked.errors),
      section(moneyInWords(checked)),
      context(
        `As seen ${timeInWords(instance.observedAt)}. Nothing was changed: changes are approved on the cards of the digest.`,
      ),
    ],
  };
}

/** Why a check says that something could not be read, and what to do about it. */
function unreadInWords(errors: readonly ReadError[]) {
  if (errors.length === 0) return [];
  const sentences = errors.map(({ message }) => `• ${escapeMrkdwn(message, 400)}`);
  return linesInSections(['*What could not be read*', ...sentences]);
}

function moneyInWords({ from, after: to, cash }: CheckedChange): string {
  if (!from.ok) return `*What it saves*\n${escapeMrkdwn(from.error.message, 300)}`;
  if (!to.ok) return `*What it saves*\n${escapeMrkdwn(to.error.message, 300)}`;
  const [before, after] = [from.value.onDemand, to.value.onDemand];
  const list: MicroUsd = perMonth(subtract(before, after));
  const hourly = `${formatHourly(before)} − ${formatHourly(after)} on demand, 730 h a month`;
  const saving = { cash: cash ?? { kind: 'atList' as const, reason: '' }, list };
  const why = cash?.kind === 'atList' ? ` ${escapeMrkdwn(cash.reason, 300)}` : '';
  return `*${savingHeading(saving)}*\n${hourly}: ${savingInWords(saving)}.${why}`;
}
