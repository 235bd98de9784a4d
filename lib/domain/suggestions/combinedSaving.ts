import { instanceKey } from '../../shared/ids.ts';
import { sentence } from '../../shared/message.ts';
import { NO_MONEY } from '../../shared/money.ts';
import type { CashSaving, CashSavingOf } from '../billing/cashSaving.ts';
import type { UsageChange } from '../billing/usageChange.ts';
import { usageKeyOf } from '../billing/usageHistory.ts';
import type { Inventory } from '../fleet/inventory.ts';
import type { Suggestion } from './suggestion.ts';

/** What these suggestions save together: each frees commitments that the next may or may not use. */
export function combinedSaving(
  suggestions: readonly Suggestion[],
  inventories: readonly Inventory[],
  cashSavingOf: CashSavingOf,
): CashSaving {
  const changes = usageChangesOf(suggestions, inventories);
  if (changes.length < suggestions.length) {
    return { kind: 'atList', reason: sentence('Some of them are not billed by the list.') };
  }
  const nothing = { monthly: NO_MONEY, stranded: NO_MONEY, later: [], uptime: 0, hours: 0 };
  return changes.length === 0 ? { kind: 'known', ...nothing } : cashSavingOf(changes);
}

/** As changes of usage; without those of instances that are not in the usage. */
export function usageChangesOf(
  suggestions: readonly Suggestion[],
  inventories: readonly Inventory[],
): readonly UsageChange[] {
  const instances = new Map(
    inventories.flatMap(({ instances }) =>
      instances.map((instance) => [instanceKey(instance), instance]),
    ),
  );
  return suggestions.flatMap(({ instance: ref, change }) => {
    const instance = instances.get(instanceKey(ref));
    const from = instance && usageKeyOf(instance);
    if (instance === undefined || from === undefined) return [];
    if (change.kind === 'idle') return [{ from }];
    const to = usageKeyOf(instance, change.to);
    return to === undefined ? [] : [{ from, to }];
  });
}
