import { instanceKey } from '../../shared/ids.ts';
import { type Sentence, sentence } from '../../shared/message.ts';
import { NO_MONEY, perMonth, subtract } from '../../shared/money.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { CashSaving, CashSavingOf } from '../billing/cashSaving.ts';
import { usageKeyOf } from '../billing/usageHistory.ts';
import type { Instance } from '../fleet/instance.ts';
import type { Inventory } from '../fleet/inventory.ts';
import type { RecommendationOption } from '../fleet/recommendation.ts';
import { isBlocked, type PreflightInput } from '../preflight/preflight.ts';
import { checkChange } from '../preflight/runPreflight.ts';
import type { NoPrice, Price, PriceBook } from '../pricing/priceBook.ts';
import { priceKey } from '../pricing/priceKey.ts';
import { attachedTo, suggestionId, withPlanHash } from './planHash.ts';
import { savingAmountOf } from './savingAmount.ts';
import type { Change, Evidence, Saving, Suggestion } from './suggestion.ts';

export interface SuggestInput {
  readonly inventories: readonly Inventory[];
  readonly priceBook: PriceBook;
  readonly changeScope: PreflightInput['changeScope'];
  /** What the bill would do, once commitments are counted. */
  readonly cashSavingOf: CashSavingOf;
}

export interface Suggested {
  /** Best first: by cash where it is known, at list where it is not. */
  readonly suggestions: readonly Suggestion[];
  /** Changes that save at list, and nothing on the bill until a commitment ends. */
  readonly notYet: readonly Suggestion[];
  /** Instances for which Compute Optimizer has an idea, and we have no price: why. */
  readonly withoutPrice: readonly { readonly instance: string; readonly reason: Sentence }[];
}

/**
 * What we say about a fleet: for every running instance the first of Compute Optimizer's options
 * that saves money at list price and on the bill; apart, when the bill would not fall yet. What is
 * too small for its load gets more room, at its price. A change that a check blocks is said too, as
 * advice, when nothing better can be done. Without exactly one price for both types there is no
 * suggestion (docs/facts/pricing-and-commitments.md#one-sku-or-no-price).
 */
export function suggest(input: SuggestInput): Suggested {
  const suggestions: Suggestion[] = [];
  const withoutPrice: { instance: string; reason: Sentence }[] = [];
  for (const inventory of input.inventories) {
    for (const instance of inventory.instances) {
      const found = suggestFor(instance, inventory, input);
      if (found === undefined) continue;
      if (found.ok) suggestions.push(found.value);
      else withoutPrice.push({ instance: instanceKey(instance), reason: found.error.message });
    }
  }
  const ranked = suggestions.toSorted(byWorth);
  return {
    suggestions: ranked.filter(saves),
    notYet: ranked.filter((each) => !saves(each)),
    withoutPrice,
  };
}

function saves({ purpose, saving: { cash } }: Suggestion): boolean {
  return purpose === 'room' || cash.kind === 'atList' || cash.monthly > 0;
}

/** undefined: nothing to say. */
function suggestFor(
  instance: Instance,
  inventory: Inventory,
  input: SuggestInput,
): Result<Suggestion, NoPrice> | undefined {
  const { recommendation } = instance;
  // A stopped instance costs nothing per hour, and Spot is not billed by the list.
  if (instance.state !== 'running' || instance.lifecycle !== 'on-demand') return undefined;
  if (recommendation === undefined) return undefined;
  const now = priceAs(instance, instance.instanceType, input.priceBook);
  if (recommendation.idle === true) {
    return now.ok ? ok(idle(instance, now.value, input)) : now;
  }
  const others = recommendation.options.filter(
    (option) => option.instanceType !== instance.instanceType,
  );
  if (others.length === 0) return undefined;
  if (!now.ok) return now;
  const purpose = recommendation.finding === 'underProvisioned' ? 'room' : 'save';
  const candidates = others.map((option) =>
    resizeTo(option, purpose, now.value, instance, inventory, input),
  );
  if (purpose === 'room') return moreRoom(candidates);
  const saving = candidates.flatMap((made) =>
    made.ok && made.value.saving.list > 0 ? [made.value] : [],
  );
  const possible = saving.filter((made) => !isBlocked(made.preflight));
  const best = possible.find(saves) ?? possible[0] ?? saving[0];
  if (best !== undefined) return ok(withFallbacks(best, possible.filter(saves), inventory));
  return candidates.find((made) => !made.ok);
}

/** For what is too small: Compute Optimizer's first option that no check blocks, whatever it costs. */
function moreRoom(
  candidates: readonly Result<Suggestion, NoPrice>[],
): Result<Suggestion, NoPrice> | undefined {
  const possible = candidates.find((made) => made.ok && !isBlocked(made.value.preflight));
  return possible ?? candidates[0];
}

/** The other options of the same size that save, too, and warn of nothing more. */
function withFallbacks(
  best: Suggestion,
  possible: readonly Suggestion[],
  { instanceTypes }: Inventory,
): Suggestion {
  const sizeOf = ({ change }: Suggestion) => {
    const name = change.kind === 'resize' ? change.to : change.from;
    const facts = instanceTypes.find(({ instanceType }) => instanceType === name);
    return `${facts?.vcpus} ${facts?.memoryMiB}`;
  };
  const accepted = new Set(best.preflight.map(({ check }) => check));
  const fallbacks = possible
    .filter((other) => other.id !== best.id && sizeOf(other) === sizeOf(best))
    .filter(({ preflight }) => preflight.every(({ check }) => accepted.has(check)))
    .flatMap(({ change, saving }) => (change.kind === 'resize' ? [{ to: change.to, saving }] : []));
  return fallbacks.length === 0 ? best : withPlanHash({ ...best, fallbacks });
}

function resizeTo(
  option: RecommendationOption,
  purpose: Suggestion['purpose'],
  from: Price,
  instance: Instance,
  inventory: Inventory,
  input: SuggestInput,
): Result<Suggestion, NoPrice> {
  const to = priceAs(instance, option.instanceType, input.priceBook);
  if (!to.ok) return to;
  const change: Change = { kind: 'resize', from: instance.instanceType, to: option.instanceType };
  const findings = checkChange(instance, option.instanceType, inventory, input.changeScope);
  const cash = cashOf(instance, option.instanceType, input);
  const saving = savingOf(from, to.value, cash);
  return ok(assemble(instance, change, purpose, saving, findings, option.performanceRisk));
}

function idle(instance: Instance, price: Price, input: SuggestInput): Suggestion {
  const change: Change = { kind: 'idle', from: instance.instanceType };
  const saving = savingOf(price, undefined, cashOf(instance, undefined, input));
  return assemble(instance, change, 'save', saving, []);
}

function cashOf(
  instance: Instance,
  toType: string | undefined,
  { cashSavingOf }: SuggestInput,
): CashSaving {
  const from = usageKeyOf(instance);
  if (from === undefined) {
    return { kind: 'atList', reason: sentence('It runs on a host of its own.') };
  }
  const to = toType === undefined ? undefined : usageKeyOf(instance, toType);
  return cashSavingOf([{ from, ...(to === undefined ? {} : { to }) }]);
}

function assemble(
  instance: Instance,
  change: Change,
  purpose: Suggestion['purpose'],
  saving: Saving,
  findings: Suggestion['preflight'],
  performanceRisk?: number,
): Suggestion {
  return withPlanHash({
    id: suggestionId(instance, change),
    instance: {
      account: instance.account,
      region: instance.region,
      instanceId: instance.instanceId,
    },
    ...(instance.name === undefined ? {} : { name: instance.name }),
    tags: instance.tags,
    purpose,
    runState: instance.state,
    attached: attachedTo(instance),
    change,
    saving,
    evidence: evidenceOf(instance, performanceRisk),
    preflight: findings,
    fallbacks: [],
  });
}

/** What a change from one price to another saves; without another: all of it. */
export function savingOf(from: Price, to: Price | undefined, cash: CashSaving): Saving {
  const toHourly = to?.onDemand ?? NO_MONEY;
  return {
    list: perMonth(subtract(from.onDemand, toHourly)),
    cash,
    fromHourly: from.onDemand,
    toHourly,
    source: sentence('AWS price list of {date}, {region}, {operation}, SKU {skus}', {
      date: from.publicationDate.slice(0, 10),
      region: from.key.region,
      operation: from.key.operation,
      skus: to === undefined ? from.sku : `${from.sku} → ${to.sku}`,
    }),
  };
}

/** What Compute Optimizer goes by, as far as it says. */
export function evidenceOf(instance: Instance, performanceRisk?: number): Evidence {
  const { recommendation } = instance;
  return {
    utilization: recommendation?.utilization ?? {},
    observedAt: instance.observedAt,
    ...(recommendation?.lookbackDays === undefined
      ? {}
      : { lookbackDays: recommendation.lookbackDays }),
    ...(recommendation?.refreshedAt === undefined
      ? {}
      : { refreshedAt: recommendation.refreshedAt }),
    ...(performanceRisk === undefined ? {} : { performanceRisk }),
  };
}

/** The price of an instance, were it of this type. */
export function priceAs(
  instance: Instance,
  instanceType: string,
  priceBook: PriceBook,
): Result<Price, NoPrice> {
  const key = priceKey(instance, instanceType);
  if (key === undefined) {
    const message = sentence(
      'EC2 does not say its operating system or tenancy, so there is no price.',
    );
    return err({ kind: 'unread', message, candidates: [] });
  }
  return priceBook.priceOf(key);
}

function byWorth(a: Suggestion, b: Suggestion): number {
  return savingAmountOf(b.saving) - savingAmountOf(a.saving) || a.id.localeCompare(b.id);
}
