import type { Aws } from '../../../aws/client/clients.ts';
import { readSnapshot } from '../../../aws/readInventory.ts';
import type { CashSaving } from '../../../domain/billing/cashSaving.ts';
import type { Observation } from '../../../domain/fleet/instance.ts';
import type { Snapshot } from '../../../domain/fleet/inventory.ts';
import type { Approval } from '../../../domain/lifecycle/suggestionRecord.ts';
import type { PreflightInput } from '../../../domain/preflight/preflight.ts';
import { checkWayBack, thatStay } from '../../../domain/preflight/runPreflight.ts';
import { type Before, differencesFrom } from '../../../domain/resize/baseline.ts';
import { attachedTo, hashed, wayBackId } from '../../../domain/suggestions/planHash.ts';
import type { Saving, Suggestion } from '../../../domain/suggestions/suggestion.ts';
import { inEnglish, sentence } from '../../../shared/message.ts';
import { NO_MONEY, subtract } from '../../../shared/money.ts';
import type { LookBack } from '../deps.ts';

export interface LookBackDeps {
  readonly aws: Aws;
  readonly mayChange: PreflightInput['mayChange'];
  readonly wayBackDays: number;
  readonly now: () => Date;
}

const DAY_MS = 86_400_000;

/**
 * Looks at a changed instance: what is different, and the plan that would take it back (domain.md
 * A5, 17; H9). Throws when it can't be seen: then it is to be looked at again.
 */
export async function lookBack(
  suggestion: Suggestion,
  approval: Approval,
  before: Before,
  deps: LookBackDeps,
): Promise<LookBack> {
  const { instance: ref } = suggestion;
  const snapshot = await readSnapshot(deps.aws, ref, deps.now(), {
    only: [ref.instanceId],
    alsoTypes: [before.instanceType],
  });
  const [instance] = snapshot.observations;
  if (instance === undefined) {
    const [error] = snapshot.errors;
    if (error !== undefined) throw new Error(inEnglish(error.message));
    return { differences: [sentence('It is not there any more.')] };
  }
  const differences = differencesFrom(before, instance);
  // What goes back to where everybody knew it is not offered to go forth again.
  if (suggestion.takesBack !== undefined || deps.wayBackDays === 0) return { differences };
  return {
    differences,
    wayBack: wayBackOf(suggestion, approval, before, instance, snapshot, deps),
  };
}

function wayBackOf(
  suggestion: Suggestion,
  approval: Approval,
  before: Before,
  instance: Observation,
  snapshot: Snapshot,
  { mayChange, wayBackDays, now }: LookBackDeps,
): Suggestion {
  const until = new Date(now().getTime() + wayBackDays * DAY_MS).toISOString();
  const taken = suggestion.fallbacks.find(({ to }) => to === instance.instanceType)?.saving;
  return hashed({
    ...suggestion,
    id: wayBackId(suggestion.instance, approval.id),
    tags: instance.tags,
    runState: before.runState,
    attached: attachedTo(instance),
    change: { kind: 'resize', from: instance.instanceType, to: before.instanceType },
    saving: reversed(taken ?? suggestion.saving),
    preflight: thatStay(checkWayBack(instance, before.instanceType, snapshot, mayChange)),
    fallbacks: [],
    takesBack: { suggestion: suggestion.id, until },
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
