import type { Aws } from '../../../aws/client/aws.ts';
import { readInventory } from '../../../aws/readInventory.ts';
import type { CashSaving } from '../../../domain/billing/cashSaving.ts';
import type { Instance } from '../../../domain/fleet/instance.ts';
import type { Inventory } from '../../../domain/fleet/inventory.ts';
import type { Approval } from '../../../domain/lifecycle/suggestionRecord.ts';
import type { PreflightInput } from '../../../domain/preflight/preflight.ts';
import { checkRollback, permanentBlocks } from '../../../domain/preflight/runPreflight.ts';
import { type Baseline, differencesFrom } from '../../../domain/resize/baseline.ts';
import { attachedTo, rollbackId, withPlanHash } from '../../../domain/suggestions/planHash.ts';
import { realizedSavingOf } from '../../../domain/suggestions/savingAmount.ts';
import type { ResizeSuggestion, Rollback, Saving } from '../../../domain/suggestions/suggestion.ts';
import { DAY_MS } from '../../../shared/dates.ts';
import { inEnglish, sentence } from '../../../shared/message.ts';
import { NO_MONEY, subtract } from '../../../shared/money.ts';
import type { Verification } from '../deps.ts';

export interface VerificationDeps {
  readonly aws: Aws;
  readonly changeScope: PreflightInput['changeScope'];
  readonly rollbackDays: number;
  readonly now: () => Date;
}

/**
 * Reads a resized instance: what differs from its baseline, and the suggestion that would roll it
 * back. Throws when the instance can't be read: then it is read again.
 */
export async function verifyChange(
  suggestion: ResizeSuggestion,
  approval: Approval,
  baseline: Baseline,
  deps: VerificationDeps,
): Promise<Verification> {
  const { instance: ref } = suggestion;
  const inventory = await readInventory(deps.aws, ref, deps.now(), {
    only: [ref.instanceId],
    alsoTypes: [baseline.instanceType],
  });
  const [instance] = inventory.instances;
  if (instance === undefined) {
    const [error] = inventory.errors;
    if (error !== undefined) throw new Error(inEnglish(error.message));
    return { differences: [sentence('It no longer exists.')] };
  }
  const differences = differencesFrom(baseline, instance);
  // A rollback is not offered to be rolled back.
  if (suggestion.kind === 'rollback' || deps.rollbackDays === 0) return { differences };
  return {
    differences,
    rollback: rollbackOfferOf(suggestion, approval, baseline, instance, inventory, deps),
  };
}

function rollbackOfferOf(
  suggestion: Exclude<ResizeSuggestion, Rollback>,
  approval: Approval,
  baseline: Baseline,
  instance: Instance,
  inventory: Inventory,
  { changeScope, rollbackDays, now }: VerificationDeps,
): Rollback {
  const until = new Date(now().getTime() + rollbackDays * DAY_MS).toISOString();
  return withPlanHash({
    kind: 'rollback',
    id: rollbackId(suggestion.instance, approval.id),
    instance: suggestion.instance,
    ...(suggestion.name === undefined ? {} : { name: suggestion.name }),
    tags: instance.tags,
    runState: baseline.runState,
    attached: attachedTo(instance),
    from: instance.instanceType,
    to: baseline.instanceType,
    saving: reversed(realizedSavingOf(suggestion, instance.instanceType)),
    reason: sentence('It rolls back the change from {from} to {to}.', {
      from: baseline.instanceType,
      to: instance.instanceType,
    }),
    evidence: suggestion.evidence,
    preflight: permanentBlocks(
      checkRollback(instance, baseline.instanceType, inventory, changeScope),
    ),
    fallbacks: [],
    rollbackOf: { suggestion: suggestion.id, until },
  });
}

function reversed({ list, cash, fromHourly, toHourly, source }: Saving): Saving {
  return {
    list: subtract(NO_MONEY, list),
    cash: reversedCash(cash),
    fromHourly: toHourly,
    toHourly: fromHourly,
    source,
  };
}

function reversedCash(cash: CashSaving): CashSaving {
  if (cash.kind === 'atList') return cash;
  return {
    ...cash,
    monthly: subtract(NO_MONEY, cash.monthly),
    stranded: NO_MONEY,
    later: [],
  };
}
