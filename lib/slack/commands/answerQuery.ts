import { commitmentUses } from '../../domain/billing/commitmentUtilization.ts';
import { usageKeyOf } from '../../domain/billing/usageHistory.ts';
import { compareInstance } from '../../domain/commitments/comparePurchaseOptions.ts';
import { fleetPlan } from '../../domain/commitments/fleetCostPlan.ts';
import { isToSave } from '../../domain/digest/buildDigest.ts';
import { routed } from '../../domain/digest/buildDigests.ts';
import { savingsSoFar } from '../../domain/digest/realizedSavings.ts';
import type { Observation } from '../../domain/fleet/instance.ts';
import type { Snapshot } from '../../domain/fleet/inventory.ts';
import { changeHistory } from '../../domain/lifecycle/auditTrail.ts';
import { countDismissals } from '../../domain/lifecycle/dismissReason.ts';
import { checkAsked } from '../../domain/preflight/runPreflight.ts';
import { costOf } from '../../domain/pricing/listCost.ts';
import type { PriceAnswer, PriceKey } from '../../domain/pricing/priceBook.ts';
import { priceKeyOf } from '../../domain/pricing/priceKey.ts';
import { worthOf } from '../../domain/suggestions/savingAmount.ts';
import { microUsd } from '../../shared/money.ts';
import { type FileView, type MessageView, messageOf } from '../blockKit/blocks.ts';
import { escapeMrkdwn } from '../blockKit/mrkdwn.ts';
import type { Language } from '../i18n/translator.ts';
import type { Ask } from '../job.ts';
import { commitmentsMessage } from '../views/commitments/commitmentsMessage.ts';
import { planMessage } from '../views/commitments/planMessage.ts';
import { historyFile } from '../views/digest/historyFile.ts';
import { historyMessage } from '../views/digest/historyMessage.ts';
import { openMessage } from '../views/digest/openMessage.ts';
import { reportFile } from '../views/digest/reportFile.ts';
import { inOrder, reportMessage } from '../views/digest/reportMessage.ts';
import { savingsMessage } from '../views/digest/savingsMessage.ts';
import { compareMessage } from '../views/instance/compareMessage.ts';
import { checkMessage } from '../views/suggestion/checkMessage.ts';
import type { ReportDeps } from './deps.ts';
import { matches, nearMiss } from './filters.ts';
import { findAnswer } from './find.ts';
import { findInstance } from './findInstance.ts';
import { instanceAnswer, NO_PRICE } from './instance.ts';

/** Slack draws at most twenty. */
const CHART_POINTS = 20;

/** The answer to a command, as a message. */
export async function answerReport(
  ask: Ask,
  deps: ReportDeps,
  language: Language,
): Promise<MessageView> {
  if (ask.kind === 'open') return openSuggestions(ask, deps, language);
  const snapshots = await deps.snapshots();
  switch (ask.kind) {
    case 'report':
      return fleetReport(ask, snapshots, deps, language);
    case 'instance':
      return instanceAnswer(ask.which, snapshots, deps, language);
    case 'compare':
      return comparison(ask.which, snapshots, deps, language);
    case 'plan':
      return joinedPlan(ask.whatIf, snapshots, deps, language);
    case 'commitments':
      return commitments(snapshots, deps, language);
    case 'savings': {
      const entries = await deps.ledger();
      const savings = savingsSoFar(entries, deps.now().toISOString(), CHART_POINTS);
      return savingsMessage(savings, entries, language);
    }
    case 'check':
      return check(ask.instanceId, ask.instanceType, snapshots, deps, language);
    case 'find':
      return findAnswer(ask, snapshots, deps, language);
    case 'history':
      return history(ask, deps, language);
  }
}

/** What is open in one channel or for one person, best first. */
async function openSuggestions(
  { offset, to }: Extract<Ask, { kind: 'open' }>,
  deps: ReportDeps,
  language: Language,
): Promise<MessageView> {
  const records = await deps.records();
  const addressOf = await deps.addressing(records);
  const open = records
    .filter(({ state, suggestion }) => state.kind === 'open' && suggestion.takesBack === undefined)
    .filter(({ suggestion }) => (addressOf(routed(suggestion)) ?? deps.mainChannel) === to)
    .toSorted((a, b) => worthOf(b.suggestion.saving) - worthOf(a.suggestion.saving));
  return openMessage(open, offset, to, deps.accountNames, language);
}

async function comparison(
  which: string,
  snapshots: readonly Snapshot[],
  deps: ReportDeps,
  language: Language,
): Promise<MessageView> {
  const found = findInstance(which, snapshots, language);
  if (!found.ok) return found.error;
  const compared = compareInstance(found.value, snapshots, await deps.money(snapshots));
  if (compared.ok) return compareMessage(found.value, compared.value, language);
  const text = escapeMrkdwn(language.tell(compared.error), 400);
  return messageOf(text);
}

/** Reads the instance again: checks on facts of this morning would be checks of another machine. */
async function check(
  instanceId: string,
  to: string,
  snapshots: readonly Snapshot[],
  deps: ReportDeps,
  language: Language,
): Promise<MessageView> {
  const known = findInstance(instanceId, snapshots, language);
  if (!known.ok) return known.error;
  const fresh = await deps.lookAgain(known.value, to);
  const [instance] = fresh.observations;
  if (instance === undefined) {
    const [error] = fresh.errors;
    const text =
      error === undefined
        ? language.say('{id} is not there any more.', { id: instanceId })
        : escapeMrkdwn(language.tell(error.message), 400);
    return messageOf(text);
  }
  const room = await deps.quotaRoom(instance, to, fresh);
  const [now, then] = [priceKeyOf(instance), priceKeyOf(instance, to)];
  const book = await deps.prices([now, then].flatMap((key) => key ?? []));
  const priceOf = (key: PriceKey | undefined): PriceAnswer =>
    key === undefined ? NO_PRICE : book.priceOf(key);
  const from = usageKeyOf(instance);
  const after = usageKeyOf(instance, to);
  const money =
    from === undefined || after === undefined ? undefined : await deps.money(snapshots, [after]);
  const checked = {
    instance,
    to,
    findings: checkAsked(instance, to, fresh, deps.mayChange, room.quota),
    errors: [...fresh.errors, ...room.errors],
    docsUrl: deps.docsUrl,
    from: priceOf(now),
    after: priceOf(then),
    ...(money === undefined || from === undefined || after === undefined
      ? {}
      : { cash: money.cashSavingOf([{ from, to: after }]) }),
  };
  return checkMessage(checked, language);
}

async function joinedPlan(
  whatIf: number | undefined,
  snapshots: readonly Snapshot[],
  deps: ReportDeps,
  language: Language,
): Promise<MessageView> {
  const money = await deps.money(snapshots);
  const open = (await deps.records())
    .filter(({ state, suggestion }) => state.kind === 'open' && suggestion.takesBack === undefined)
    .map(({ suggestion }) => suggestion)
    .filter(isToSave);
  const { settings, accountNames } = deps;
  const plan = fleetPlan(snapshots, open, money, settings, deps.now().toISOString());
  const { errors } = money.commitments;
  const view = {
    plan,
    settings,
    errors,
    accountNames,
    ...(whatIf === undefined ? {} : { whatIf: microUsd(whatIf) }),
  };
  return planMessage(view, language);
}

async function commitments(
  snapshots: readonly Snapshot[],
  deps: ReportDeps,
  language: Language,
): Promise<MessageView> {
  const money = await deps.money(snapshots);
  const uses = commitmentUses(money, deps.now().toISOString());
  return commitmentsMessage(uses, money.usage.hours.length, money.commitments.errors, language);
}

/** What happened; the same for programs as a file. */
async function history(
  { instanceId, asFile }: Extract<Ask, { kind: 'history' }>,
  { records, switches, now }: ReportDeps,
  language: Language,
): Promise<MessageView> {
  const all = await records();
  const entries = changeHistory(all, instanceId);
  const ofAll = instanceId === undefined ? await switches() : [];
  if (!asFile || entries.length === 0) {
    const dismissals = instanceId === undefined ? countDismissals(all) : [];
    return historyMessage(entries, dismissals, ofAll, instanceId, language);
  }
  const day = now().toISOString().slice(0, 10);
  return fileMessage(historyFile(entries, ofAll, day, language), language);
}

/** The words beside a file. */
function fileMessage(file: FileView, { say }: Language): MessageView {
  const text = say('{title}: {name} is in your conversation with me.', {
    title: file.title,
    name: file.name,
  });
  return { ...messageOf(text), file };
}

async function fleetReport(
  { filters, sort, asFile }: Extract<Ask, { kind: 'report' }>,
  snapshots: readonly Snapshot[],
  deps: ReportDeps,
  language: Language,
): Promise<MessageView> {
  const fleet = snapshots.flatMap(({ observations }) => observations);
  const instances = fleet.filter((instance) =>
    filters.every((filter) => matches(instance, filter, deps.accountNames)),
  );
  const priceBook = await deps.prices(keysOf(instances));
  const oldest = snapshots.map(({ takenAt }) => takenAt).toSorted()[0];
  const rows = inOrder(
    instances.map((instance) => ({ instance, cost: costOf(instance, priceBook) })),
    sort,
  );
  return asFile && rows.length > 0
    ? fileMessage(reportFile(rows, deps.now().toISOString().slice(0, 10), language), language)
    : reportMessage(
        rows,
        filters,
        oldest,
        nearMiss(filters, fleet, deps.accountNames, language),
        language,
      );
}

function keysOf(instances: readonly Observation[]): readonly PriceKey[] {
  return instances.flatMap((instance) => priceKeyOf(instance) ?? []);
}
