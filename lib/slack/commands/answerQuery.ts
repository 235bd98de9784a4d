import { commitmentUtilization } from '../../domain/billing/commitmentUtilization.ts';
import { usageKeyOf } from '../../domain/billing/usageHistory.ts';
import { compareInstance } from '../../domain/commitments/compareInstance.ts';
import { fleetCostPlan } from '../../domain/commitments/fleetCostPlan.ts';
import { routed } from '../../domain/digest/buildDigests.ts';
import { realizedSavings } from '../../domain/digest/realizedSavings.ts';
import type { Instance } from '../../domain/fleet/instance.ts';
import type { Inventory } from '../../domain/fleet/inventory.ts';
import { auditTrail } from '../../domain/lifecycle/auditTrail.ts';
import { countDismissals } from '../../domain/lifecycle/dismissReason.ts';
import { checkOnRequest } from '../../domain/preflight/runPreflight.ts';
import { listCost } from '../../domain/pricing/listCost.ts';
import { listPrice } from '../../domain/pricing/listPrice.ts';
import type { PriceKey } from '../../domain/pricing/priceBook.ts';
import { priceKey } from '../../domain/pricing/priceKey.ts';
import { isSaving, savingAmountOf } from '../../domain/suggestions/savingAmount.ts';
import { microUsd } from '../../shared/money.ts';
import { type FileView, type MessageView, messageOf } from '../blockKit/blocks.ts';
import { escapeMrkdwn } from '../blockKit/mrkdwn.ts';
import type { Language } from '../i18n/translator.ts';
import type { Query } from '../job.ts';
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
import type { QueryDeps } from './deps.ts';
import { matches, nearMiss } from './filters.ts';
import { find } from './find.ts';
import { findInstance } from './findInstance.ts';
import { answerInstance } from './instance.ts';

/** Slack draws at most twenty. */
const CHART_POINTS = 20;

/** The answer to a command, as a message. */
export async function answerQuery(
  query: Query,
  deps: QueryDeps,
  language: Language,
): Promise<MessageView> {
  if (query.kind === 'open') return openSuggestions(query, deps, language);
  const inventories = await deps.inventories();
  switch (query.kind) {
    case 'report':
      return fleetReport(query, inventories, deps, language);
    case 'instance':
      return answerInstance(query.which, inventories, deps, language);
    case 'compare':
      return comparison(query.which, inventories, deps, language);
    case 'plan':
      return joinedPlan(query.whatIf, inventories, deps, language);
    case 'commitments':
      return commitments(inventories, deps, language);
    case 'savings': {
      const entries = await deps.ledger();
      const savings = realizedSavings(entries, deps.now().toISOString(), CHART_POINTS);
      return savingsMessage(savings, entries, language);
    }
    case 'check':
      return check(query.instanceId, query.instanceType, inventories, deps, language);
    case 'find':
      return find(query, inventories, deps, language);
    case 'history':
      return history(query, deps, language);
  }
}

/** What is open in one channel or for one person, best first. */
async function openSuggestions(
  { offset, to }: Extract<Query, { kind: 'open' }>,
  deps: QueryDeps,
  language: Language,
): Promise<MessageView> {
  const records = await deps.records();
  const addressOf = await deps.recipients(records);
  const open = records
    .filter(({ state, suggestion }) => state.kind === 'open' && suggestion.kind !== 'rollback')
    .filter(({ suggestion }) => (addressOf(routed(suggestion)) ?? deps.mainChannel) === to)
    .toSorted((a, b) => savingAmountOf(b.suggestion.saving) - savingAmountOf(a.suggestion.saving));
  return openMessage(open, offset, to, deps.accountNames, language);
}

async function comparison(
  which: string,
  inventories: readonly Inventory[],
  deps: QueryDeps,
  language: Language,
): Promise<MessageView> {
  const found = findInstance(which, inventories, language);
  if (!found.ok) return found.error;
  const compared = compareInstance(found.value, inventories, await deps.money(inventories));
  if (compared.ok) return compareMessage(found.value, compared.value, language);
  const text = escapeMrkdwn(language.tell(compared.error), 400);
  return messageOf(text);
}

/** Reads the instance again: checks on facts of this morning would be checks of another machine. */
async function check(
  instanceId: string,
  to: string,
  inventories: readonly Inventory[],
  deps: QueryDeps,
  language: Language,
): Promise<MessageView> {
  const known = findInstance(instanceId, inventories, language);
  if (!known.ok) return known.error;
  const fresh = await deps.lookAgain(known.value, to);
  const [instance] = fresh.instances;
  if (instance === undefined) {
    const [error] = fresh.errors;
    const text =
      error === undefined
        ? language.say('{id} no longer exists.', { id: instanceId })
        : escapeMrkdwn(language.tell(error.message), 400);
    return messageOf(text);
  }
  const room = await deps.quotaHeadroom(instance, to, fresh);
  const [now, then] = [priceKey(instance), priceKey(instance, to)];
  const book = await deps.prices([now, then].flatMap((key) => key ?? []));
  const from = usageKeyOf(instance);
  const after = usageKeyOf(instance, to);
  const money =
    from === undefined || after === undefined ? undefined : await deps.money(inventories, [after]);
  const checked = {
    instance,
    to,
    findings: checkOnRequest(instance, to, fresh, deps.changeScope, room.quota),
    errors: [...fresh.errors, ...room.errors],
    docsUrl: deps.docsUrl,
    from: listPrice(instance, book),
    after: listPrice(instance, book, to),
    ...(money === undefined || from === undefined || after === undefined
      ? {}
      : { cash: money.cashSavingOf([{ from, to: after }]) }),
  };
  return checkMessage(checked, language);
}

async function joinedPlan(
  whatIf: number | undefined,
  inventories: readonly Inventory[],
  deps: QueryDeps,
  language: Language,
): Promise<MessageView> {
  const money = await deps.money(inventories);
  const open = (await deps.records())
    .filter(({ state, suggestion }) => state.kind === 'open' && suggestion.kind !== 'rollback')
    .map(({ suggestion }) => suggestion)
    .filter(isSaving);
  const { settings, accountNames } = deps;
  const plan = fleetCostPlan(inventories, open, money, settings, deps.now().toISOString());
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
  inventories: readonly Inventory[],
  deps: QueryDeps,
  language: Language,
): Promise<MessageView> {
  const money = await deps.money(inventories);
  const uses = commitmentUtilization(money, deps.now().toISOString());
  return commitmentsMessage(uses, money.usage.hours.length, money.commitments.errors, language);
}

/** What happened; the same for programs as a file. */
async function history(
  { instanceId, asFile }: Extract<Query, { kind: 'history' }>,
  { records, switches, now }: QueryDeps,
  language: Language,
): Promise<MessageView> {
  const all = await records();
  const entries = auditTrail(all, instanceId);
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
  { filters, sort, asFile }: Extract<Query, { kind: 'report' }>,
  inventories: readonly Inventory[],
  deps: QueryDeps,
  language: Language,
): Promise<MessageView> {
  const fleet = inventories.flatMap(({ instances }) => instances);
  const instances = fleet.filter((instance) =>
    filters.every((filter) => matches(instance, filter, deps.accountNames)),
  );
  const priceBook = await deps.prices(keysOf(instances));
  const oldest = inventories.map(({ takenAt }) => takenAt).toSorted()[0];
  const rows = inOrder(
    instances.map((instance) => ({ instance, cost: listCost(instance, priceBook) })),
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

function keysOf(instances: readonly Instance[]): readonly PriceKey[] {
  return instances.flatMap((instance) => priceKey(instance) ?? []);
}
