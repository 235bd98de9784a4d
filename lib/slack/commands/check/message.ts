import type { CashSaving } from '../../../domain/billing/cashSaving.ts';
import type { Instance } from '../../../domain/fleet/instance.ts';
import { isBlocked, type PreflightFinding } from '../../../domain/preflight/preflight.ts';
import type { NoPrice, PriceAnswer } from '../../../domain/pricing/priceBook.ts';
import { sentence } from '../../../shared/message.ts';
import { type MicroUsd, perMonth, subtract } from '../../../shared/money.ts';
import type { ReadError } from '../../../shared/readError.ts';
import { context, linesInSections, type MessageView, section } from '../../blockKit/blocks.ts';
import { escapeMrkdwn } from '../../blockKit/mrkdwn.ts';
import type { Language } from '../../i18n/translator.ts';
import { findingsText } from '../../views/suggestion/findingsText.ts';
import { nameOf, savingHeading, savingText, timeText } from '../../views/wording.ts';

export interface CheckedChange {
  readonly instance: Instance;
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

/** The findings of a change, and what it would save. Nothing is changed. */
export function checkMessage(checked: CheckedChange, language: Language): MessageView {
  const { say } = language;
  const { instance, to, findings } = checked;
  const name = nameOf({
    instance,
    ...(instance.name === undefined ? {} : { name: instance.name }),
  });
  const change = `${instance.instanceType} → ${escapeMrkdwn(to, 40)}`;
  const verdict = isBlocked(findings)
    ? say(":no_entry: *The type can't be changed in place.*")
    : say(':white_check_mark: *The type can be changed.*');
  return {
    text: `${name}: ${change}`,
    blocks: [
      section(`*${name}* · ${instance.instanceId} · ${change}\n${verdict}`),
      ...findingsText(findings, checked.docsUrl, language),
      ...unreadText(checked.errors, language),
      section(moneyText(checked, language)),
      context(
        say('As seen {time}.', { time: timeText(instance.observedAt) }),
        say('Nothing was changed. Approve changes on the cards of the digest.'),
      ),
    ],
  };
}

/** What could not be read for the checks, and what to do about it. */
function unreadText(errors: readonly ReadError[], { say, tell }: Language) {
  if (errors.length === 0) return [];
  const sentences = errors.map(({ message }) => `• ${escapeMrkdwn(tell(message), 400)}`);
  return linesInSections([say('*What could not be read*'), ...sentences]);
}

function moneyText({ from, after: to, cash }: CheckedChange, language: Language): string {
  const { say, tell, hourly } = language;
  const without = ({ message }: NoPrice) =>
    `*${say('Saving')}*\n${escapeMrkdwn(tell(message), 300)}`;
  if (!from.ok) return without(from.error);
  if (!to.ok) return without(to.error);
  const [before, after] = [from.value.onDemand, to.value.onDemand];
  const list: MicroUsd = perMonth(subtract(before, after));
  const saving = { cash: cash ?? { kind: 'atList' as const, reason: UNKNOWN }, list };
  const why = cash?.kind === 'atList' ? [escapeMrkdwn(tell(cash.reason), 300)] : [];
  const figures = say('{from} − {to} On-Demand, 730 hours a month. {saving}.', {
    from: hourly(before),
    to: hourly(after),
    saving: savingText(saving, language),
  });
  return `*${savingHeading(saving, language)}*\n${[figures, ...why].join(' ')}`;
}

const UNKNOWN = sentence('It is not billed On-Demand.');
