import { usageKeyOf } from '../../domain/billing/usageHistory.ts';
import {
  compareInstance,
  type InstanceComparison,
} from '../../domain/commitments/comparePurchaseOptions.ts';
import type { Observation } from '../../domain/fleet/instance.ts';
import type { Snapshot } from '../../domain/fleet/inventory.ts';
import type { SuggestionRecord } from '../../domain/lifecycle/suggestionRecord.ts';
import { priceKeyOf } from '../../domain/pricing/priceKey.ts';
import { type Sentence, sentence } from '../../shared/message.ts';
import { err, type Result } from '../../shared/result.ts';
import type { DetailsRead } from '../views/suggestion/detailsModal.ts';
import type { ReportDeps } from './deps.ts';
import { findFacts } from './instance.ts';

/** What the Details of a suggestion say besides what is stored with it: its metrics and prices. */
export async function readDetails(
  { suggestion: { instance: ref, change } }: SuggestionRecord,
  deps: ReportDeps,
): Promise<DetailsRead> {
  const [snapshots, peaks] = await Promise.all([deps.snapshots(), deps.peaks(ref)]);
  const instance = snapshots
    .flatMap(({ observations }) => observations)
    .find(({ instanceId }) => instanceId === ref.instanceId);
  const to = change.kind === 'resize' ? change.to : change.from;
  const [from, proposed] = [findFacts(snapshots, change.from), findFacts(snapshots, to)];
  return {
    ...(peaks === undefined ? {} : { peaks }),
    ...(from === undefined ? {} : { from }),
    ...(proposed === undefined || change.kind === 'idle' ? {} : { to: proposed }),
    bought: await comparison(instance, to, snapshots, deps),
  };
}

/** The ways to buy what it would be. */
async function comparison(
  instance: Observation | undefined,
  to: string,
  snapshots: readonly Snapshot[],
  deps: ReportDeps,
): Promise<Result<InstanceComparison, Sentence>> {
  if (instance === undefined) return err(sentence('It is not in the newest snapshot.'));
  const key = usageKeyOf(instance, to) ?? priceKeyOf(instance, to);
  const money = await deps.money(snapshots, key === undefined ? [] : [key]);
  return compareInstance({ ...instance, instanceType: to }, snapshots, money);
}
