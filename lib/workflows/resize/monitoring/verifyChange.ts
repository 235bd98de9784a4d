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
import { inEnglish, sentence } from '../../../shared/message.ts';
import { NO_MONEY, subtract } from '../../../shared/money.ts';
import type { Verification } from '../deps.ts';

export interface VerificationDeps {
  readonly aws: Aws;
  readonly changeScope: PreflightInput['changeScope'];
  readonly rollbackDays: number;
  readonly now: () => Date;
}

const DAY_MS = 86_400_000;

/**
 * Looks at a changed instance: what is different, and the plan that would take it back
 * (docs/facts/ec2-resize.md#order-of-a-resize). Throws when it can't be seen: then it is to be
 * looked at again.
 */
export async function lookBack(
  suggestion: ResizeSuggestion,
  approval: Approval,
  before: Baseline,
  deps: VerificationDeps,
): Promise<Verification> {
  const { instance: ref } = suggestion;
  const inventory = await readInventory(deps.aws, ref, deps.now(), {
    only: [ref.instanceId],
    alsoTypes: [before.instanceType],
  });
  const [instance] = inventory.instances;
  if (instance === undefined) {
    const [error] = inventory.errors;
    if (error !== undefined) throw new Error(inEnglish(error.message));
    return { differences: [sentence('It is not there any more.')] };
  }
  const differences = differencesFrom(before, instance);
  // What goes back to where everybody knew it is not offered to go forth again.
  if (suggestion.kind === 'rollback' || deps.rollbackDays === 0) return { differences };
  return {
    differences,
    rollback: rollbackOfferOf(suggestion, approval, before, instance, inventory, deps),
  };
}

function rollbackOfferOf(
  suggestion: Exclude<ResizeSuggestion, Rollback>,
  approval: Approval,
  before: Baseline,
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
    runState: before.runState,
    attached: attachedTo(instance),
    from: instance.instanceType,
    to: before.instanceType,
    saving: reversed(realizedSavingOf(suggestion, instance.instanceType)),
    reason: sentence('It takes back the change from {from} to {to}.', {
      from: before.instanceType,
      to: instance.instanceType,
    }),
    evidence: suggestion.evidence,
    preflight: permanentBlocks(
      checkRollback(instance, before.instanceType, inventory, changeScope),
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
