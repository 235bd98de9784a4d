import { instanceKey } from '../../shared/ids.ts';
import { sentence } from '../../shared/message.ts';
import { add, NO_MONEY } from '../../shared/money.ts';
import type { CashSaving, CashSavingOf } from '../billing/cashSaving.ts';
import type { UsageChange } from '../billing/usageChange.ts';
import { usageKeyOf } from '../billing/usageHistory.ts';
import type { Instance } from '../fleet/instance.ts';
import type { Inventory } from '../fleet/inventory.ts';
import { suggestedType } from './suggestedType.ts';
import type { Suggestion } from './suggestion.ts';

/**
 * What these suggestions save together. It is not the sum of each by itself: one frees commitments
 * that the next may use or leave unused. What saves no instance-hours is added.
 */
export function combinedSaving(
  suggestions: readonly Suggestion[],
  inventories: readonly Inventory[],
  cashSavingOf: CashSavingOf,
): CashSaving {
  const inInstanceHours = suggestions.filter(savesInstanceHours);
  const changes = usageChangesOf(inInstanceHours, inventories);
  if (changes.length < inInstanceHours.length) {
    return { kind: 'atList', reason: sentence('Some of them are not billed by the list.') };
  }
  const nothing = { monthly: NO_MONEY, stranded: NO_MONEY, later: [], uptime: 0, hours: 0 };
  const combined: CashSaving =
    changes.length === 0 ? { kind: 'known', ...nothing } : cashSavingOf(changes);
  return suggestions
    .filter((each) => !savesInstanceHours(each))
    .reduce((sum, { saving: { cash } }) => plus(sum, cash), combined);
}

function savesInstanceHours(suggestion: Suggestion): boolean {
  return suggestion.kind !== 'advice' || suggestion.instanceUsage.kind !== 'stays';
}

function plus(sum: CashSaving, other: CashSaving): CashSaving {
  if (sum.kind === 'atList') return sum;
  if (other.kind === 'atList') return other;
  return {
    ...sum,
    monthly: add(sum.monthly, other.monthly),
    later: sum.later.map((each) => ({ ...each, monthly: add(each.monthly, other.monthly) })),
  };
}

/** The suggestions as changes of usage, without those of instances that are not in the usage. */
export function usageChangesOf(
  suggestions: readonly Suggestion[],
  inventories: readonly Inventory[],
): readonly UsageChange[] {
  const instances = new Map(
    inventories.flatMap(({ instances }) =>
      instances.map((instance) => [instanceKey(instance), instance]),
    ),
  );
  return suggestions.flatMap((suggestion) => {
    const instance = instances.get(instanceKey(suggestion.instance));
    return instance === undefined ? [] : usageChangeOf(suggestion, instance);
  });
}

function usageChangeOf(suggestion: Suggestion, instance: Instance): readonly UsageChange[] {
  const from = usageKeyOf(instance);
  if (from === undefined) return [];
  if (suggestion.kind === 'advice' && suggestion.instanceUsage.kind === 'ends') return [{ from }];
  const to = usageKeyOf(instance, suggestedType(suggestion));
  return to === undefined ? [] : [{ from, to }];
}
