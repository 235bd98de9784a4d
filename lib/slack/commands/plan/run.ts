import { commitmentGaps } from '../../../domain/billing/commitmentGaps.ts';
import { fleetCostPlan } from '../../../domain/commitments/fleetCostPlan.ts';
import { isSaving } from '../../../domain/suggestions/savingAmount.ts';
import type { MicroUsd } from '../../../shared/money.ts';
import { omitUndefined } from '../../../shared/omitUndefined.ts';
import type { MessageView } from '../../blockKit/blocks.ts';
import type { Asker } from '../command.ts';
import type { QueryDeps } from '../deps.ts';
import { openSuggestions } from '../openSuggestions.ts';
import { planMessage } from './message.ts';

interface Args {
  /** µUSD an hour. */
  readonly whatIf?: MicroUsd | undefined;
}

/** What the bill could become: open suggestions first, then commitments, then Spot. */
export async function run(
  { whatIf }: Args,
  { language }: Asker,
  deps: QueryDeps,
): Promise<MessageView> {
  const inventories = await deps.inventories();
  const money = await deps.money(inventories);
  const open = (await openSuggestions(deps)).map(({ suggestion }) => suggestion).filter(isSaving);
  const { settings, accountNames } = deps;
  const plan = fleetCostPlan(inventories, open, money, settings, deps.now().toISOString());
  const errors = [...money.commitments.errors, ...commitmentGaps(money.commitments)];
  const view = { plan, settings, errors, accountNames, ...omitUndefined({ whatIf }) };
  return planMessage(view, language);
}
