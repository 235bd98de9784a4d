import { commitmentGaps } from '../../../domain/billing/commitmentGaps.ts';
import { commitmentUtilization } from '../../../domain/billing/commitmentUtilization.ts';
import type { MessageView } from '../../blockKit/blocks.ts';
import type { Asker } from '../command.ts';
import type { QueryDeps } from '../deps.ts';
import { commitmentsMessage } from './message.ts';

/** The active commitments with their utilization. */
export async function run(
  _args: object,
  { language }: Asker,
  deps: QueryDeps,
): Promise<MessageView> {
  const money = await deps.money(await deps.inventories());
  const utilization = commitmentUtilization(money, deps.now().toISOString());
  const errors = [...money.commitments.errors, ...commitmentGaps(money.commitments)];
  return commitmentsMessage(utilization, money.usage.hours.length, errors, language);
}
